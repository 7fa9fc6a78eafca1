#include "viz/day/day_page.hpp"

#include <gtest/gtest.h>

#include "viz/day/day_charts.hpp"
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
  day.delay_veh_h[jam] = 3;
  day.roads.name = {"Mỹ Phước", "Mỹ Phước", "ĐT 743", "ĐT 743", "Mỹ Phước", "Mỹ Phước"};
  day.roads.from = {1, 2, 3, 4, 3, 2};
  day.roads.to = {2, 3, 4, 3, 2, 1};
  day.roads.length_m.assign(kLinks, 1000);
  day.roads.free_speed_kmh.assign(kLinks, 50);
  for (std::size_t a = 0; a < kLinks; ++a)
    day.roads.line.push_back({{106.6 + 0.01 * static_cast<double>(day.roads.from[a]), 11},
                              {106.6 + 0.01 * static_cast<double>(day.roads.to[a]), 11}});
  day.district = {"all"};
  day.accumulation_pcu.assign(day.bins, 10);
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

TEST(DayData, ThePeakIsTheMorningBinInWhichMostTimeIsLost) {
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

TEST(Corridors, TheLongestRoadIsFoundByItsName) {
  auto const corridor = longest_corridor(row_of_roads());
  EXPECT_EQ(corridor.name, "Mỹ Phước");
  EXPECT_EQ(corridor.links, (std::vector<std::size_t>{0, 1}));
}

TEST(Corridors, WithoutNamesTheyFollowTrafficThroughTheGreatestDelay) {
  auto day = row_of_roads();
  for (auto& name : day.roads.name) name.clear();
  EXPECT_EQ(longest_corridor(day).links, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Corridors, NamedLinksMustBeThereAndHangTogether) {
  auto const day = row_of_roads();
  auto const sentence = [&](std::vector<std::string> const& ids) {
    auto const corridor = named_corridor(day, ids, {"--corridor", 0, 0});
    return corridor ? "" : to_string(corridor.error().sorted().front());
  };
  EXPECT_EQ(sentence({"a1", "a2", "a3"}), "");
  EXPECT_NE(sentence({"a1", "c9"}).find("no link of the result has the id c9"), std::string::npos);
  EXPECT_NE(sentence({"a1", "a3"}).find("link a3 does not begin where link a1 ends"), std::string::npos);
}

TEST(SpeedMap, ALinkThatStandsIsDrawnAsStanding) {
  auto const day = row_of_roads();
  EXPECT_EQ(count(speed_map_svg(day, 25), "stroke=\"" + standing()), 1U);
  EXPECT_EQ(count(speed_map_svg(day, 24), "stroke=\"" + standing()), 0U);
}

TEST(TimeSpace, HasACellALinkAndBusyBinAndOneThatStands) {
  auto const day = row_of_roads();
  auto const corridor = longest_corridor(day);
  auto const picture = time_space_svg(day, corridor);
  EXPECT_EQ(count(picture, "<rect"), 2 * corridor.links.size() + speed_classes().size() + 1);  // and the legend
  EXPECT_EQ(count(picture, "fill=\"" + standing()), 2U);  // the cell and the legend
  EXPECT_NE(picture.find(">06:00<"), std::string::npos);
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

TEST(DayPage, HasThreePicturesWithWordsInBothLanguagesAndNoMarkupOfNames) {
  auto const day = row_of_roads();
  auto const page = day_page(day, longest_corridor(day));
  EXPECT_EQ(count(page, "<svg"), 3U);
  EXPECT_NE(page.find("cao điểm sáng, 06:15–06:30"), std::string::npos);
  EXPECT_NE(page.find("morning peak, 06:15–06:30"), std::string::npos);
  EXPECT_EQ(page.find("<thử>"), std::string::npos);
  EXPECT_EQ(page.find("http"), page.find("http://www.w3.org"));
}

TEST(DayPage, WithoutAMapTellsSoAndStillDrawsDistricts) {
  auto day = row_of_roads();
  day.roads = {};
  auto const page = day_page(day, longest_corridor(day));
  EXPECT_EQ(count(page, "<svg"), 1U);
  EXPECT_NE(page.find("không vẽ được bản đồ"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
