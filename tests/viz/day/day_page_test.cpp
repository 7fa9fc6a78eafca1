#include "viz/day/day_page.hpp"

#include <gtest/gtest.h>

#include "viz/day/day_charts.hpp"
#include "viz/day/day_summary.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

/// Nodes 1 to 4 in a row, both directions: links a1 a2 a3 east, b1 b2 b3 west. Two bins of a quarter of an hour, from
/// 06:00 on; in the second one a queue stands on a2.
DayData row_of_roads() {
  constexpr std::size_t kEmptyBins = 24, kLinks = 6;
  DayData day;
  day.title_vi = "Một ngày <thử>";
  day.title_en = "A day of trial";
  day.bin_s = 900;
  day.bins = kEmptyBins + 2;
  day.links = kLinks;
  day.link_id = {"a1", "a2", "a3", "b3", "b2", "b1"};
  day.volume_veh_h.assign(day.bins * kLinks, 0);
  day.speed_kmh.assign(day.bins * kLinks, 50);
  day.delay_veh_h.assign(day.bins * kLinks, 0);
  for (std::size_t b = kEmptyBins; b < day.bins; ++b)
    for (std::size_t a = 0; a < kLinks; ++a) day.volume_veh_h[b * kLinks + a] = 100.0 + static_cast<double>(a);
  auto const jam = (kEmptyBins + 1) * kLinks + 1;
  day.speed_kmh[jam] = 5;
  day.delay_veh_h[jam] = 101 * 0.25 * (1 / 5.0 - 1 / 50.0);
  day.roads.name = {"Mỹ Phước", "Mỹ Phước", "ĐT 743", "ĐT 743", "Mỹ Phước", "Mỹ Phước"};
  day.roads.from = {1, 2, 3, 4, 3, 2};
  day.roads.to = {2, 3, 4, 3, 2, 1};
  day.roads.length_m.assign(kLinks, 1000);
  day.roads.free_speed_kmh.assign(kLinks, 50);
  day.roads.placed = true;
  for (std::size_t a = 0; a < kLinks; ++a)
    day.roads.line.push_back({{106.6 + 0.01 * static_cast<double>(day.roads.from[a]), 11},
                              {106.6 + 0.01 * static_cast<double>(day.roads.to[a]), 11}});
  day.district = {"all"};
  day.accumulation_pcu.assign(day.bins, 10);
  day.accumulation_pcu.back() = 20;
  day.production_veh_km_h.assign(day.bins, 500);
  return day;
}

std::size_t count(std::string const& text, std::string const& word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

std::string standing() {
  return std::string(speed_classes().front().colour);
}

TEST(DayData, ThePeakIsTheMorningBinInWhichMostAreOnTheRoads) {
  auto const peak = day_peak(row_of_roads());
  EXPECT_EQ(peak.bin, 25U);
  EXPECT_TRUE(peak.morning);
}

TEST(DayData, WithoutAMorningThePeakIsThatOfTheDay) {
  auto day = row_of_roads();
  day.bin_s = 60;
  EXPECT_EQ(day_peak(day).bin, 25U);
  EXPECT_FALSE(day_peak(day).morning);
}

TEST(DayData, BusyBinsAreThoseWithVehicles) {
  auto const busy = busy_bins(row_of_roads());
  EXPECT_EQ(busy.begin, 24U);
  EXPECT_EQ(busy.end, 26U);
}

TEST(Corridors, TheRoadOnWhichMostIsDrivenIsTaken) {
  auto day = row_of_roads();
  auto const busiest = busiest_corridor(day);  // the two westbound links of 104 and 105 vehicles/h
  EXPECT_EQ(busiest.name, "Mỹ Phước");
  EXPECT_EQ(busiest.links, (std::vector<std::size_t>{4, 5}));
  for (std::size_t b = 24; b < day.bins; ++b) day.volume_veh_h[b * day.links + 2] = 1000;
  EXPECT_EQ(busiest_corridor(day).name, "ĐT 743");  // shorter, and more is driven on it
}

TEST(Corridors, LinksWithoutNamesAreFollowedStraightOn) {
  auto day = row_of_roads();
  for (auto& name : day.roads.name) name.clear();
  EXPECT_EQ(busiest_corridor(day).links, (std::vector<std::size_t>{3, 4, 5}));
}

TEST(Corridors, ARoadIsFoundByItsName) {
  auto const day = row_of_roads();
  auto const found = [&](std::vector<std::string> const& words) {
    auto const corridor = named_corridor(day, words, {"--corridor", 0, 0});
    return corridor ? corridor->links : std::vector<std::size_t>{};
  };
  EXPECT_EQ(found({"ĐT 743"}), (std::vector<std::size_t>{3}));
  auto other = row_of_roads();
  other.roads.name[0] = "QL1A (HCMC, south)";  // a list of ids would be cut at the comma
  EXPECT_EQ(named_corridor(other, std::vector<std::string>{"QL1A (HCMC", " south)"}, {})->links,
            (std::vector<std::size_t>{0}));
}

TEST(Corridors, NamedLinksMustBeThereAndHangTogether) {
  auto const day = row_of_roads();
  auto const sentence = [&](std::vector<std::string> const& ids) {
    auto const corridor = named_corridor(day, ids, {"--corridor", 0, 0});
    return corridor ? "" : to_string(corridor.error().sorted().front());
  };
  EXPECT_EQ(sentence({"a1", "a2", "a3"}), "");
  EXPECT_NE(sentence({"a1", "c9"}).find("no link of the result has the id c9, and no road that name"),
            std::string::npos);
  EXPECT_NE(sentence({"a1", "a3"}).find("link a3 does not begin where link a1 ends"), std::string::npos);
}

TEST(SpeedMap, ALinkThatStandsIsDrawnAsStanding) {
  auto const day = row_of_roads();
  EXPECT_EQ(count(speed_map_svg(day, 25), "stroke=\"" + standing()), 1U);
  EXPECT_EQ(count(speed_map_svg(day, 24), "stroke=\"" + standing()), 0U);
}

TEST(TimeSpace, HasCellsOfLinksAndBinsAndOneThatStands) {
  auto const day = row_of_roads();
  Corridor const corridor{"", {0, 1}};
  auto const picture = time_space_svg(day, corridor);
  EXPECT_EQ(count(picture, "<rect"), 3 + speed_classes().size() + 1);  // cells of a colour are one; and the legend
  EXPECT_EQ(count(picture, "fill=\"" + standing()), 2U);               // the cell and the legend
  EXPECT_NE(picture.find(">06:00<"), std::string::npos);
}

TEST(TimeSpace, BeginsWithTheFirstVehicleAndNotAtMidnight) {
  auto const day = row_of_roads();
  Corridor const corridor{"", {0, 1}};
  EXPECT_EQ(time_space_svg(day, corridor).find(">00:00<"), std::string::npos);
  auto const later = time_space_svg(day, corridor, 6 * 3600.0 + 600);  // within the first busy bin
  EXPECT_EQ(later.find(">06:00<"), std::string::npos);
  EXPECT_NE(later.find(">06:15<"), std::string::npos);
}

TEST(TimeSpace, DrawsVehiclesAndFramesClosures) {
  auto const day = row_of_roads();
  Corridor const corridor{"", {0, 1}};
  std::vector<Drive> const drives = {{{0, 21'700, 21'772}, {1, 21'772, -1}}};
  DayEvents events;
  events.changes = {{.link = 1, .at_s = 22'000, .until_s = 22'500, .capacity_pcu_h = 0},
                    {.link = 4, .at_s = 22'000, .capacity_pcu_h = 0}};  // not on the corridor
  auto const bare = count(time_space_svg(day, corridor), "<path");
  EXPECT_EQ(count(time_space_svg(day, corridor, 0, events), "<path"), bare + 2);      // a frame on white
  EXPECT_EQ(count(time_space_svg(day, corridor, 0, {}, drives), "<path"), bare + 2);  // all lines, on white
}

TEST(Drives, AreTheirPartsAlongTheCorridorOfTwoLinksAndMore) {
  constexpr auto kOff = static_cast<std::size_t>(-1);
  std::vector<std::size_t> const place_of = {0, 1, 2, kOff};
  std::vector<std::int64_t> const link = {3, 0, 1, 3, 2, 1, 2};  // 2 alone, and then 1 and 2
  std::vector<double> const enter = {0, 1, 2, 3, 4, 5, 6}, leave = {1, 2, 3, 4, 5, 6, -1};
  EXPECT_EQ(drives_of(link, enter, leave, place_of),
            (std::vector<Drive>{{{0, 1, 2}, {1, 2, 3}}, {{1, 5, 6}, {2, 6, -1}}}));
}

TEST(SpeedMap, RingsGridlocksWithTheirTimesAndCrossesClosedLinks) {
  auto const day = row_of_roads();
  DayEvents events;
  events.gridlocks = {{26'850, 30'000, {0, 1}}};
  events.changes = {{.link = 2, .at_s = 0, .capacity_pcu_h = 0}, {.link = 3, .at_s = 0, .capacity_pcu_h = 900}};
  auto const picture = speed_map_svg(day, 25, events), bare = speed_map_svg(day, 25);
  EXPECT_EQ(count(picture, "<circle"), 1U);
  EXPECT_NE(picture.find(">1 · 07:27:30<"), std::string::npos);
  EXPECT_EQ(count(picture, "<path"), count(bare, "<path") + 2);
}

TEST(SpeedShare, IsTheTimeOnAnEmptyRoadByTheTimeTaken) {
  auto day = row_of_roads();
  EXPECT_NEAR(speed_share(day, 25, 1), 0.1, 1e-9);
  EXPECT_EQ(speed_share(day, 0, 1), 1);  // nobody drives
  day.roads.free_speed_kmh.assign(day.links, 100);
  EXPECT_EQ(speed_share(day, 25, 0), 1);  // at 50 km/h, for these vehicles drive no faster
  day.speed_kmh[25 * day.links] = 0;
  EXPECT_EQ(speed_share(day, 25, 0), 0);
  EXPECT_TRUE(in_queue(day, 25, 0));
}

TEST(DaySummary, SaysWhoArrivedWhoIsStuckAndWhatHappened) {
  DayTotals totals;
  totals.trips = 12'000;
  totals.arrived = 11'400;
  totals.not_arrived = {{"end of time", 200}, {"gridlock", 400}};
  totals.forced_moves = 7;
  DayEvents events;
  events.gridlocks.assign(10, {26'850, 30'000, {0, 1}});
  events.changes = {{.link = 2, .at_s = 24'300, .until_s = 29'700, .capacity_pcu_h = 0},
                    {.link = 2, .at_s = 30'000, .capacity_pcu_h = 1500, .lanes = 1}};
  events.closures = {{0, {"car", "truck"}, 21'600, 32'400}, {0, {"bus"}, 21'600, 11 * 86'400.0}};
  auto const html = day_summary(row_of_roads(), totals, events);
  for (auto const* words :
       {"chuyến đã đến nơi, trong 12\u202f000 (95,0 %)", "trips arrived, of 12\u202f000 (95.0 %)",
        "còn trên đường khi hết giờ mô phỏng", "stuck in a circle of waiting vehicles",
        "since 07:27:30, last seen 08:20: a circle of 2 links", "và 2 nữa · and 2 more", "7 forced moves",
        "ĐT 743 (a3): đóng 06:45–08:15", "closed 06:45–08:15", "(a1): đóng với ô tô con, xe tải 06:00–09:00",
        "closed to buses from 06:00", "1 lane, 1500 PCU/h from 08:20"})
    EXPECT_NE(html.find(words), std::string::npos) << words << "\n" << html;
}

TEST(SpeedClasses, AreBoundedBelow) {
  EXPECT_EQ(speed_class(0), 0U);
  EXPECT_EQ(speed_class(0.2), 1U);
  EXPECT_EQ(speed_class(1), 4U);
  EXPECT_EQ(speed_class(3), 4U);
}

TEST(Ticks, AreRoundAndFewAndReachTheMost) {
  for (double const most : {0.03, 0.9, 1.0, 7.0, 36.0, 123.0, 99'999.0}) {
    auto const values = ticks(most);
    EXPECT_GE(values.size(), 4U) << most;
    EXPECT_LE(values.size(), 9U) << most;
    EXPECT_LE(values.back(), most * 1.001) << most;
  }
}

TEST(Ticks, AreWrittenAsVietnameseDoes) {
  EXPECT_EQ(tick_text(0.5), "0,5");
  EXPECT_EQ(tick_text(40'000), "40\u202f000");
}

TEST(DayPage, HasThreePicturesWithWordsInBothLanguagesAndNoMarkupOfNames) {
  auto const day = row_of_roads();
  auto const page = day_page(day, busiest_corridor(day), {});
  EXPECT_EQ(count(page, "<svg"), 3U);
  EXPECT_NE(page.find("cao điểm sáng, 06:15–06:30"), std::string::npos);
  EXPECT_NE(page.find("morning peak, 06:15–06:30"), std::string::npos);
  EXPECT_EQ(page.find("<thử>"), std::string::npos);
  EXPECT_EQ(page.find("http"), page.find("http://www.w3.org"));
}

TEST(DayPage, WithoutAMapTellsSoAndStillDrawsDistricts) {
  auto day = row_of_roads();
  day.roads = {};
  auto const page = day_page(day, busiest_corridor(day), {});
  EXPECT_EQ(count(page, "<svg"), 1U);
  EXPECT_NE(page.find("Không vẽ được bản đồ"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
