// The tables of a day's page.
#include "viz/day/day_tables.hpp"

#include "tests/viz/day/small_day.hpp"
#include "viz/day/day_page.hpp"
#include "viz/day/day_words.hpp"

namespace tanvan {
namespace {

class DayPageTables : public SmallDays {
 protected:
  std::string page(std::string const& name, SmallDay const& what) const {
    auto const file = day(name, what);
    auto const data = day_data(file);
    auto const corridor = busiest_corridor(data);
    return day_page(data, corridor, day_story(file, data, corridor));
  }
  static bool has(std::string const& text, std::string const& words) { return text.find(words) != std::string::npos; }
};

TEST_F(DayPageTables, DetailsAreThoseReckonedByHand) {
  auto const file = day("a.h5", {.co2_kg = 2});
  auto const details = day_details(file, day_data(file));
  ASSERT_EQ(details.times.size(), 1U);  // of cars alone
  EXPECT_EQ(details.times[0].name, "car");
  EXPECT_EQ(details.times[0].trips, 3U);
  EXPECT_EQ(details.times[0].arrived, 2U);
  EXPECT_DOUBLE_EQ(details.times[0].mean_s, 180);
  EXPECT_DOUBLE_EQ(details.times[0].p50_s, 120);
  EXPECT_DOUBLE_EQ(details.times[0].p95_s, 240);
  EXPECT_DOUBLE_EQ(details.times[0].mean_speed_kmh, 40);
  ASSERT_EQ(details.screenlines.size(), 1U);
  EXPECT_DOUBLE_EQ(details.screenlines[0].vehicles[1], 2);  // 8 an hour for a quarter
  EXPECT_DOUBLE_EQ(details.screenlines[0].most_veh_h, 8);
  EXPECT_EQ(details.screenlines[0].busiest, 0U);
  ASSERT_EQ(details.queues.size(), 2U);
  EXPECT_EQ(details.queues[0].link, 0U);  // as much as the other
  EXPECT_TRUE(details.queues[0].queues.empty());
  EXPECT_EQ(details.queues[1].queues, (std::vector<QueueSpan>{{900, 1800}}));
  EXPECT_EQ(details.fleet_year, "2026");
  ASSERT_EQ(details.emissions.size(), 1U);
  EXPECT_DOUBLE_EQ(details.emissions[0].amount, 4);
}

TEST_F(DayPageTables, ThePageHasThemWithCommas) {
  auto const html = page("a.h5", {.co2_kg = 2});
  for (auto const* words :
       {"Thời gian đi lại theo loại xe", "ô tô con <span lang=\"en\">cars</span>", "<td>3,0</td>", "<td>40,0</td>",
        "Cầu Phú Cường", "đội xe năm 2026", "<td>4,00 kg</td><td>1000 g</td>", "<td>00:15</td><td>00:15–00:30</td>"})
    EXPECT_TRUE(has(html, words)) << words;
  EXPECT_FALSE(has(html, "giờ · h"));
}

TEST_F(DayPageTables, WithoutPlacesOnlyTheMapIsMissing) {
  auto const html = page("a.h5", {.places = false});
  EXPECT_TRUE(has(html, "Không vẽ được bản đồ tốc độ"));
  EXPECT_TRUE(has(html, "Hành lang Mỹ Phước – Tân Vạn"));
  EXPECT_TRUE(has(html, "Mỹ Phước – Tân Vạn (b)"));
  EXPECT_TRUE(has(html, "(MFD)"));
}

TEST_F(DayPageTables, WithoutANetworkTheTablesAreStillThere) {
  auto const html = page("a.h5", {.map = false});
  EXPECT_TRUE(has(html, "Nơi mất nhiều thời gian nhất"));
  EXPECT_FALSE(has(html, "Hành lang"));
}

TEST_F(DayPageTables, ASampleSaysSoAndWhatIsOfAll) {
  auto const html = page("a.h5", {.config = "[traffic]\nsample = 0.005\n"});
  EXPECT_TRUE(has(html, "Mẫu 0,5 % số xe"));
  EXPECT_TRUE(has(html, "A sample of 0.5 % of all vehicles"));
  EXPECT_TRUE(has(page("c.h5", {.config = "[models.traffic]\nsample = 0.1\n"}), "Mẫu 10 % số xe"));
  EXPECT_FALSE(has(page("b.h5", {}), "Mẫu "));
}

TEST(DayTables, AQueueOfTwoPeaksIsTwoSpans) {
  DayData day;
  day.bin_s = 900;
  DayDetails details;
  day.link_id = {"a"};
  details.queues = {{0, 100, 5, {{21'600, 25'200}, {30'000, 30'900}, {61'200, 64'800}}}};
  auto const html = day_tables(day, details, 0);
  EXPECT_NE(html.find("<td>02:15</td><td>06:00–07:00, 17:00–18:00, …</td>"), std::string::npos) << html;
}

TEST(DayWords, HaveCommasInVietnameseAndPointsInEnglish) {
  EXPECT_EQ(number(29.64, 1).vi, "29,6");
  EXPECT_EQ(number(29.64, 1).en, "29.6");
  EXPECT_EQ(three_digits(0.02512).vi, "0,025");
  EXPECT_EQ(three_digits(193.4).en, "193");
  EXPECT_EQ(short_number(10).vi, "10");
  EXPECT_EQ(percent(19, 20).vi, "95,0 %");
}

}  // namespace
}  // namespace tanvan
