#include "scenarios/run/scenario/tolls.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// Segments of 1, 2 and 4 km of one road.
std::vector<RoadSegment> road(std::string const& name) {
  std::vector<RoadSegment> segments(3);
  double length = 1;
  for (auto& segment : segments) {
    segment.road = name;
    segment.length_km = length;
    segment.place = {"roads.csv", 4, 0};
    length *= 2;
  }
  return segments;
}

std::vector<FreightRow> fees() {
  std::vector<FreightRow> rows(2);
  rows[0].id = "R07", rows[0].value = 15'000;
  rows[1].id = "R08", rows[1].value = 100'001;
  return rows;
}

TEST(Tolls, AStationsFeeIsSharedByLengthAndSumsToTheDong) {
  auto segments = road("QL13");
  std::vector<std::string> const tolls(3, "yes (BOT Vĩnh Phú)");
  Faults faults;
  charge_tolls(fees(), tolls, segments, faults);
  EXPECT_TRUE(faults.empty());
  Dong car{}, truck{};
  for (auto const& segment : segments) car += segment.car_toll, truck += segment.truck_toll;
  EXPECT_EQ(car, Dong{15'000});
  EXPECT_EQ(truck, Dong{100'001});
  EXPECT_NEAR(static_cast<double>(segments[2].car_toll.value), 15'000 * 4 / 7.0, 1);
}

TEST(Tolls, EachStationOfARoadTakesItsFee) {
  auto segments = road("QL13");
  std::vector<std::string> const tolls = {"yes (BOT Vĩnh Phú)", "", "yes (BOT Suối Giữa)"};
  Faults faults;
  charge_tolls(fees(), tolls, segments, faults);
  EXPECT_EQ(segments[0].car_toll, Dong{15'000});
  EXPECT_EQ(segments[1].car_toll, Dong{});
  EXPECT_EQ(segments[2].car_toll, Dong{15'000});
}

TEST(Tolls, TheSameWordsOnAnotherRoadAreAnotherStation) {
  auto segments = road("QL13");
  segments[2].road = "ĐT741";
  std::vector<std::string> const tolls(3, "yes");
  Faults faults;
  charge_tolls(fees(), tolls, segments, faults);
  EXPECT_EQ(segments[0].car_toll + segments[1].car_toll, Dong{15'000});
  EXPECT_EQ(segments[2].car_toll, Dong{15'000});
}

TEST(Tolls, ATollWithoutItsRuleIsAFaultAtTheRoadsRow) {
  auto segments = road("QL13");
  auto rows = fees();
  rows.pop_back();
  std::vector<std::string> const tolls(3, "yes");
  Faults faults;
  charge_tolls(rows, tolls, segments, faults);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(to_string(faults.sorted()[0]).find("roads.csv:4"), std::string::npos);
  EXPECT_EQ(segments[0].car_toll, Dong{});
}

}  // namespace
}  // namespace tanvan
