// What formats share: who may use a link, what was dropped, how long a line on the sphere is.
#include <cmath>
#include <gtest/gtest.h>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/exchange/uses.hpp"

namespace tanvan {
namespace {

TEST(Uses, NamesReadBack) {
  auto const uses = Uses{}.with(Use::truck).with(Use::motorbike);
  EXPECT_EQ(uses_text(uses), "motorbike,truck");
  EXPECT_EQ(uses_of_word("truck"), Uses{}.with(Use::truck));
  EXPECT_EQ(uses_text({}), "");
}

TEST(Uses, WordsOfOtherProgramsAreKnownInAnyCase) {
  EXPECT_EQ(uses_of_word("AUTO"), Uses{}.with(Use::car));
  EXPECT_EQ(uses_of_word("hgv"), Uses{}.with(Use::truck));
  EXPECT_EQ(uses_of_word("All"), kRoadUses);
  EXPECT_FALSE(uses_of_word("hovercraft"));
}

TEST(ImportReport, CountsGoOnBeyondTheList) {
  ImportReport report;
  for (std::size_t i = 0; i < ImportReport::kMostDropped + 5; ++i) report.drop("too many", {"f.csv", 2});
  EXPECT_EQ(report.dropped.size(), ImportReport::kMostDropped);
  EXPECT_EQ(report.dropped_by_reason.of("too many"), static_cast<std::int64_t>(ImportReport::kMostDropped) + 5);
}

TEST(ImportReport, EachDroppedThingHasItsReasonAndPlace) {
  ImportReport report;
  report.drop("an absent node", {}, "way 7");
  report.drop("a bad row", {"f.csv", 3});
  auto const json = import_json(report);
  EXPECT_NE(json.find("\"id\": \"way 7\""), std::string::npos);
  EXPECT_NE(json.find("\"line\": 3"), std::string::npos);
  EXPECT_EQ(json.back(), '\n');
}

TEST(GreatCircle, ADegreeOfTheEquatorAndAWayOverTheDateLine) {
  EXPECT_NEAR(great_circle_metres({0, 0}, {1, 0}), 111'195.08, 0.01);
  EXPECT_NEAR(great_circle_metres({179.5, 0}, {-179.5, 0}), 111'195.08, 0.01);
  EXPECT_TRUE(std::isnan(great_circle_metres({std::nan(""), 0}, {1, 0})));
  std::vector<Point> const line{{0, 0}, {0, 1}, {0, 3}};
  EXPECT_NEAR(great_circle_length(line), 3 * 111'195.08, 0.03);
}

TEST(Projection, Utm48OfThuDauMotAndBack) {
  auto const utm = Projection::to_lon_lat("32648");
  ASSERT_TRUE(utm);
  Point const place{106.65, 10.98};  // Thủ Dầu Một
  auto const metres = utm->back(place);
  EXPECT_NEAR(metres.x, 680'000, 2'000);  // 1.65 degrees east of the zone's meridian of 105
  auto const again = (*utm)(metres);
  EXPECT_NEAR(again.x, place.x, 1e-9);
  EXPECT_NEAR(again.y, place.y, 1e-9);
}

TEST(Projection, AnUnknownSystemIsNone) {
  EXPECT_FALSE(Projection::to_lon_lat("EPSG:999999"));
  EXPECT_FALSE(Projection::to_lon_lat("nonsense"));
  EXPECT_TRUE(is_lon_lat(" 4326 "));
}

}  // namespace
}  // namespace tanvan
