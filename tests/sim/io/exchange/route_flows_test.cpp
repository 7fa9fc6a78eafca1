#include "sim/io/exchange/route_flows.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<std::uint32_t> numbers(std::span<LinkId const> links) {
  std::vector<std::uint32_t> values;
  for (auto const a : links) values.push_back(a.value);
  return values;
}

TEST(RouteFlows, ARouteIsItsLinksInDrivingOrder) {
  RouteFlows routes{{"car", "bus", "car"}, {700, 0, 30.5}, {0, 2, 2, 5}, {}};
  for (auto const a : {4U, 1U, 9U, 4U, 9U}) routes.link.push_back(LinkId{a});
  EXPECT_EQ(routes.size(), 3U);
  EXPECT_EQ(numbers(routes.links_of(0)), (std::vector<std::uint32_t>{4, 1}));
  EXPECT_TRUE(routes.links_of(1).empty());
  EXPECT_EQ(numbers(routes.links_of(2)), (std::vector<std::uint32_t>{9, 4, 9}));  // a link may be driven twice
}

TEST(RouteFlows, ThereAreNoneToBeginWith) {
  RouteFlows const none;
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.offset.size(), 1U);
}

}  // namespace
}  // namespace tanvan
