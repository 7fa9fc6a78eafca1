// What is read of a day's results file.
#include <cmath>

#include "tests/viz/day/small_day.hpp"
#include "viz/day/day_page.hpp"

namespace tanvan {
namespace {

class DayFile : public SmallDays {};

TEST_F(DayFile, TotalsAreThoseReckonedByHand) {
  auto const file = day("a.h5");
  auto const t = day_totals(file, day_data(file));
  EXPECT_EQ(t.trips, 3U);
  EXPECT_EQ(t.arrived, 2U);
  EXPECT_EQ(t.not_arrived, (std::map<std::string, std::size_t>{{"gridlock", 1}}));
  EXPECT_EQ(t.first_s, 0);
  EXPECT_EQ(t.last_s, 250);
  EXPECT_DOUBLE_EQ(t.travel_h, (120 + 240) / 3600.0);
  EXPECT_DOUBLE_EQ(t.wait_h, 36 / 3600.0);
  EXPECT_DOUBLE_EQ(t.mean_speed_kmh(), 4 / 0.1);
  EXPECT_DOUBLE_EQ(t.vehicle_km, 16 / 4.0);
  EXPECT_DOUBLE_EQ(t.delay_h, 0.02);
  EXPECT_DOUBLE_EQ(t.most_queue_km, 1);  // b stands in the second bin
  EXPECT_DOUBLE_EQ(t.queue_km_h, 0.25);
  EXPECT_DOUBLE_EQ(t.most_on_roads_pcu, 6);
  EXPECT_EQ(t.gridlocks, 1U);
  EXPECT_EQ(t.forced_moves, 1U);
  ASSERT_EQ(t.by_class.size(), 4U);
  EXPECT_EQ(t.by_class[1].arrived, 2);
  EXPECT_DOUBLE_EQ(t.by_class[1].travel_h, 0.1);
  EXPECT_DOUBLE_EQ(t.by_class[1].vehicle_km, 4);
  EXPECT_EQ(t.by_class[3].vehicle_km, 0);
}

TEST_F(DayFile, HoursAndKilometresOfASampleAreThoseOfAll) {
  auto const file = day("a.h5", {.config = "[traffic]\nsample = 0.25\n"});
  auto const t = day_totals(file, day_data(file));
  EXPECT_EQ(t.arrived, 2U);
  EXPECT_DOUBLE_EQ(t.travel_h, 4 * (120 + 240) / 3600.0);
  EXPECT_DOUBLE_EQ(t.wait_h, 4 * 36 / 3600.0);
  EXPECT_DOUBLE_EQ(t.mean_speed_kmh(), 4 / 0.1);
}

TEST_F(DayFile, AChangeLastsUntilTheLinkIsAsEver) {
  auto const file = day("a.h5");
  auto const events = day_events(file, day_data(file));
  ASSERT_EQ(events.changes.size(), 1U);
  EXPECT_TRUE(events.changes[0].closed());
  EXPECT_EQ(events.changes[0].link, 1U);
  EXPECT_EQ(events.changes[0].until_s, 600);
  ASSERT_EQ(events.gridlocks.size(), 1U);
  EXPECT_EQ(events.gridlocks[0].links, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(events.gridlocks[0].last_found_s, 1500);
}

TEST_F(DayFile, DrivesAreThoseOfTheSampleElseOfAllMoves) {
  Corridor const corridor{"", {0, 1}};
  Drive const x = {{0, 0, 60}, {1, 60, 120}}, y = {{0, 10, 70}, {1, 70, 250}};
  EXPECT_TRUE(drives_along(day("none.h5"), corridor).empty());
  EXPECT_EQ(drives_along(day("all.h5", {.moves = true}), corridor), (std::vector<Drive>{x, y}));
  EXPECT_EQ(drives_along(day("some.h5", {.moves = true, .sample = true}), corridor), (std::vector<Drive>{y}));
}

TEST_F(DayFile, ThePageNamesTheEndsOfTheCorridor) {
  auto const file = day("a.h5", {.sample = true});
  auto const data = day_data(file);
  auto const corridor = busiest_corridor(data);
  auto const page = day_page(data, corridor, day_story(file, data, corridor));
  EXPECT_NE(page.find("Hành lang Mỹ Phước – Tân Vạn, từ nút Bến Cát đến nút 3, 2,0 km"), std::string::npos);
  EXPECT_NE(page.find("Thin lines: 1 vehicles"), std::string::npos);
  EXPECT_NE(page.find("Kẹt cứng"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
