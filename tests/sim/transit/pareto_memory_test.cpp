// A program of its own, since it counts every allocation.
#include <cstdlib>
#include <gtest/gtest.h>
#include <new>

#include "sim/transit/pareto_search.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations;
  if (void* const memory = std::malloc(bytes)) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace tanvan {
namespace {

TEST(ParetoSearch, AllocatesNothingOnceTheSameWasAsked) {
  TestDraws draw(12);
  auto t = drawn_timetable(draw);
  while (t.runs() < 25) t = drawn_timetable(draw);
  PricedPatterns const patterns(t, -100, 3000);
  ParetoSearch search(patterns, {});
  std::size_t journeys = 0;
  auto const ask_all = [&] {
    for (std::uint32_t from = 0; from < t.stops; ++from)
      for (std::uint32_t to = 0; to < t.stops; ++to) {
        StopAccess const home[] = {{StopId{from}, 4, 1}}, work[] = {{StopId{to}, 2, 1}};
        journeys += search.depart_at(0, home, work).size();
        journeys += search.arrive_by(120, home, work).size();
      }
  };
  ask_all();
  auto const before = allocations;
  ask_all();
  EXPECT_EQ(allocations, before);
  EXPECT_GT(journeys, 20U);
}

}  // namespace
}  // namespace tanvan
