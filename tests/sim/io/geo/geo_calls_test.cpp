#include "sim/io/geo/geo_calls.hpp"

#include <gtest/gtest.h>
#include <thread>

namespace tanvan {
namespace {

TEST(GeoCalls, AreOpenedOnceWhicheverThreadAsksFirst) {
  std::vector<GeoCalls const*> seen(4);
  std::vector<std::jthread> threads;
  for (auto& calls : seen) threads.emplace_back([&calls] { calls = &geo_calls(); });
  threads.clear();
  for (auto const* calls : seen) EXPECT_EQ(calls, seen[0]);
  EXPECT_NE(seen[0]->geopackage_bytes, nullptr);
  EXPECT_NE(seen[0]->read_zones, nullptr);
}

}  // namespace
}  // namespace tanvan
