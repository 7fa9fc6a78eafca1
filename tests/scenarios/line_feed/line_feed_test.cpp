#include "scenarios/run/line_feed/line_feed.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/gtfs_writer.hpp"
#include "tests/scenarios/line_feed/feed_rules.hpp"

namespace tanvan {
namespace {

LineRow line(std::string id, std::string mode, std::string carrier, double fare) {
  LineRow row;
  row.id = std::move(id);
  row.name = "Tuyến " + row.id + ": Bến xe – Ga";
  row.mode = std::move(mode);
  row.operator_name = std::move(carrier);
  row.fare_vnd = fare;
  row.headway_peak_min = 10;
  row.headway_offpeak_min = 20;
  row.service_start_min = 5 * 60;
  row.service_end_min = 21.5 * 60;
  row.place = {"transit.csv", 2};
  return row;
}

StopRow stop(std::string const& line, int order, std::string name, double lat, double minutes) {
  StopRow row;
  row.id = line + "_" + std::to_string(order);
  row.line_id = line;
  row.order = order;
  row.name = std::move(name);
  row.kind = "bus_stop";
  row.lon = 106.6;
  row.lat = lat;
  row.run_time_min = minutes;
  return row;
}

/// Two bus lines and a metro; the buses share the bus station.
RegionTables region() {
  RegionTables tables;
  tables.lines = {line("B2", "bus", "Becamex", 12'000), line("B1", "bus", "", 8'000),
                  line("M1", "metro", "HURC1", 20'000)};
  tables.stops = {stop("B1", 1, "Bến xe", 11.00, 0),  stop("B1", 2, "Chợ", 11.02, 4),
                  stop("B2", 1, "Bến xe", 11.00, 0),  stop("B2", 2, "VNU-HCM", 11.03, 7),
                  stop("B2", 3, "Cảng cá", 11.05, 7), stop("M1", 1, "Suối Tiên", 10.88, 0),
                  stop("M1", 2, "Ga A1", 11.05, 18)};
  tables.stops.back().kind = "metro_station";
  return tables;
}

LineFeed feed_of(RegionTables const& tables, int year = 2031) {
  std::vector<std::uint8_t> const open(tables.lines.size(), 1);
  return feed_of_lines(tables, open, {.year = year, .version = "test"});
}

FeedTables texts_of(Feed const& feed) {
  FeedTables texts;
  for (auto const& file : write_gtfs(feed)) texts[file.name] = file.text;
  return texts;
}

TEST(LineFeed, TransfersAreTheWalksBetweenStopsThatAreNear) {
  auto tables = region();
  tables.stops.push_back(stop("M1", 3, "Ga Cảng", 11.0518, 20));  // 200 m from Cảng cá and from Ga A1
  auto const& t = feed_of(tables).feed.transfers;
  ASSERT_EQ(t.size(), 6U);  // among the three, both ways
  for (std::size_t i = 0; i < t.size(); ++i) {
    EXPECT_EQ(t.type[i], 2);
    EXPECT_TRUE(t.min_time[i] == 0 || (t.min_time[i] > 200 && t.min_time[i] < 215)) << t.min_time[i];
  }
  EXPECT_EQ(feed_of(region()).feed.transfers.size(), 2U) << "the harbour and station A1 are at one place";
}

TEST(LineFeed, BreaksNoRuleOfTheCanonicalValidator) {
  EXPECT_EQ(notices_of(texts_of(feed_of(region()).feed)), std::vector<std::string>{});
}

TEST(LineFeed, ReadsBackAsItWasWritten) {
  auto const texts = texts_of(feed_of(region()).feed);
  auto const read = read_gtfs(FoundFeed{feed_in_memory(texts, "feed"), {}}, "feed");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->report.dropped.empty());
  EXPECT_EQ(texts_of(read->feed), texts);
}

TEST(LineFeed, HasATripEachWayWithTheMinutesOfTheTable) {
  auto const texts = texts_of(feed_of(region()).feed);
  EXPECT_EQ(texts.at("stop_times.txt").substr(0, texts.at("stop_times.txt").find("B2-0")),
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled,timepoint\n"
            "B1-0,05:00:00,05:00:00,B1_1,1,0,0\nB1-0,05:04:00,05:04:00,B1_2,2,2223.9,0\n"
            "B1-1,05:00:00,05:00:00,B1_2,1,0,0\nB1-1,05:04:00,05:04:00,B1_1,2,2223.9,0\n");
  EXPECT_EQ(texts.at("routes.txt"),
            "route_id,agency_id,route_short_name,route_long_name,route_type,route_color,route_text_color\n"
            "B1,operator-03,B1,Tuyến B1: Bến xe – Ga,3,0B5D3B,FFFFFF\n"
            "B2,operator-01,B2,Tuyến B2: Bến xe – Ga,3,0B5D3B,FFFFFF\n"
            "M1,operator-02,M1,Tuyến M1: Bến xe – Ga,1,B3122B,FFFFFF\n");
}

TEST(LineFeed, HeadwaysFollowThePeaks) {
  auto const texts = texts_of(feed_of(region()).feed);
  EXPECT_EQ(texts.at("frequencies.txt").substr(0, texts.at("frequencies.txt").find("B1-1")),
            "trip_id,start_time,end_time,headway_secs,exact_times\n"
            "B1-0,05:00:00,06:00:00,1200,0\nB1-0,06:00:00,09:00:00,600,0\nB1-0,09:00:00,16:00:00,1200,0\n"
            "B1-0,16:00:00,19:00:00,600,0\nB1-0,19:00:00,21:30:00,1200,0\n");
}

TEST(LineFeed, StopsOfOneNameAndPlaceAreOne) {
  auto const lines = feed_of(region());
  EXPECT_EQ(lines.merged_stops, 1U) << "the second line's bus station";
  auto const texts = texts_of(lines.feed);
  EXPECT_EQ(
      texts.at("stops.txt"),
      "stop_id,stop_name,stop_lat,stop_lon\nB1_1,Bến xe,11,106.6\nB1_2,Chợ,11.02,106.6\n"
      "B2_2,Trạm VNU-HCM,11.03,106.6\nB2_3,Cảng cá,11.05,106.6\nM1_1,Suối Tiên,10.88,106.6\nM1_2,Ga A1,11.05,106.6\n")
      << "and a name in capitals says what it is";
}

TEST(LineFeed, FaresAreOnesOfPriceAndAgency) {
  auto const texts = texts_of(feed_of(region()).feed);
  EXPECT_EQ(texts.at("fare_attributes.txt"),
            "fare_id,price,currency_type,payment_method,transfers,agency_id\n"
            "operator-01-12000,12000,VND,0,0,operator-01\noperator-02-20000,20000,VND,0,0,operator-02\n"
            "operator-03-8000,8000,VND,0,0,operator-03\n");
  EXPECT_EQ(texts.at("fare_rules.txt"),
            "fare_id,route_id\noperator-01-12000,B2\noperator-02-20000,M1\noperator-03-8000,B1\n");
}

TEST(LineFeed, TheCalendarIsTheWholeYear) {
  auto const texts = texts_of(feed_of(region(), 2028).feed);
  EXPECT_NE(texts.at("calendar.txt").find("daily,1,1,1,1,1,1,1,20280101,20281231\n"), std::string::npos);
  EXPECT_NE(texts.at("feed_info.txt").find("Tân Vạn,https://example.com/,vi,20280101,20281231,test,"),
            std::string::npos);
}

TEST(LineFeed, LinesWithoutServiceAreListedAtTheirRow) {
  auto tables = region();
  tables.lines[0].headway_peak_min = tables.lines[0].headway_offpeak_min = 0;
  tables.lines[1].mode = "rail_freight";
  tables.lines.push_back(line("X", "bus", "", 0));
  tables.lines.push_back(line("Y", "bus", "", 0));
  tables.stops.push_back(stop("Y", 1, "A", 11, 0));
  tables.stops.push_back(stop("Y", 2, "B", 11, 5));
  std::vector<std::uint8_t> const open{1, 1, 0, 1, 1};
  auto const feed = feed_of_lines(tables, open, {.year = 2027});
  std::string left_out;
  for (auto const& fault : feed.left_out) left_out += to_string(fault) + "\n";
  EXPECT_EQ(left_out,
            "transit.csv:2: line B2 has no headway and so no service\ntransit.csv:2: line B1 carries freight alone\n"
            "transit.csv:2: line M1 is not open by the end of 2027\n"
            "transit.csv:2: line X has no two stops at different places\n"
            "transit.csv:2: line Y has no two stops at different places\n");
  EXPECT_EQ(feed.feed.trips.size(), 0U);
}

TEST(LineFeed, ARoundTripPassesItsEndTwice) {
  auto tables = region();
  tables.stops[3].name = "Bến xe";
  tables.stops[4] = stop("B2", 3, "Bến xe", 11.00, 15);
  auto const texts = texts_of(feed_of(tables).feed);
  EXPECT_EQ(notices_of(texts), std::vector<std::string>{}) << "another stop of the name on the way: no headsign";
  EXPECT_NE(texts.at("trips.txt").find("B2,daily,B2-0,,0,"), std::string::npos) << texts.at("trips.txt");
}

TEST(LineFeed, StopsAtOnePlaceInARowHaveNoDistances) {
  auto tables = region();
  tables.stops[4].lat = 11.03;
  auto const texts = texts_of(feed_of(tables).feed);
  EXPECT_EQ(notices_of(texts), std::vector<std::string>{});
  EXPECT_NE(texts.at("stop_times.txt").find("B2-0,05:07:00,05:07:00,B2_3,3,,0\n"), std::string::npos);
}

/// A text of the feed changed, and the notice that tells of it.
struct Broken {
  char const *file, *old, *now, *notice;
};

TEST(FeedRules, FindWhatIsBroken) {
  auto const good = texts_of(feed_of(region()).feed);
  for (auto const& [file, old, now, notice] : std::vector<Broken>{
           {"agency.txt", "https://example.com/", "", "missing_required_field agency.txt:2"},
           {"agency.txt", "https://", "www.", "invalid_url agency.txt:2"},
           {"agency.txt", "Asia/Ho_Chi_Minh", "Asia/Tokyo", "inconsistent_agency_timezone agency.txt:3"},
           {"agency.txt", ",vi", ",en", "feed_info_lang_and_agency_lang_mismatch feed_info.txt:2"},
           {"stops.txt", "B1_2", "B1_1", "duplicate_key stops.txt:3"},
           {"stops.txt", "Trạm VNU", "VNU", "mixed_case_recommended_field stops.txt:4"},
           {"stops.txt", "Cảng cá", "Cảng cá ", "leading_or_trailing_whitespaces stops.txt:5"},
           {"stops.txt", "M1_1,", "N1_1,", "stop_without_stop_time stops.txt:6"},
           {"stops.txt", "11.03", "11.04", "stop_too_far_from_shape trips.txt:4"},
           {"routes.txt", "Tuyến B1:", "B1", "route_long_name_contains_short_name routes.txt:2"},
           {"routes.txt", "0B5D3B", "EEEEEE", "route_color_contrast routes.txt:2"},
           {"routes.txt", ",B2,", ",B2 là tuyến dài,", "route_short_name_too_long routes.txt:3"},
           {"trips.txt", "B1,daily", "B9,daily", "foreign_key_violation trips.txt:2"},
           {"stop_times.txt", "05:04:00,05:04:00", "04:04:00,04:04:00",
            "stop_time_with_arrival_before_previous_departure_time trips.txt:2"},
           {"stop_times.txt", "2223.9", "0", "decreasing_or_equal_stop_time_distance trips.txt:2"},
           {"stop_times.txt", "2223.9", "9999", "trip_distance_exceeds_shape_distance trips.txt:2"},
           {"stop_times.txt", "05:18:00,05:18:00", "05:05:00,05:05:00", "fast_travel_between_far_stops trips.txt:6"},
           {"stop_times.txt", "2,2223.9,0", "2,2223.9,1", "invalid_frequency_based_trip frequencies.txt:2"},
           {"stop_times.txt", "2,2223.9,0", "2,2223.9,", "missing_timepoint_value trips.txt:2"},
           {"shapes.txt", "2223.9", "0", "decreasing_or_equal_shape_distance B1-0"},
           {"shapes.txt", "B1-0", "B1-9", "unused_shape B1-9"},
           {"frequencies.txt", "05:00:00,06:00:00", "05:00:00,06:30:00", "overlapping_frequency frequencies.txt:3"},
           {"frequencies.txt", "05:00:00,06:00:00", "05:00:00,05:00:00", "start_and_end_range_equal frequencies.txt:2"},
           {"fare_attributes.txt", ",8000,", ",8000.5,", "invalid_currency_amount fare_attributes.txt:4"},
           {"fare_rules.txt", "operator-03-8000", "nothing", "foreign_key_violation fare_rules.txt:4"},
           {"feed_info.txt", "20311231", "20301231", "start_and_end_range_out_of_order feed_info.txt:2"},
           {"feed_info.txt", ",https://example.com/\n", ",\n", "missing_feed_contact_email_and_url feed_info.txt:2"}}) {
    auto texts = good;
    auto const at = texts[file].find(old);
    ASSERT_NE(at, std::string::npos) << file << " " << old;
    texts[file].replace(at, std::string_view(old).size(), now);
    auto const notices = notices_of(texts);
    EXPECT_NE(std::ranges::find(notices, notice), notices.end())
        << notice << " is not among: " << fmt::format("{}", fmt::join(notices, ", "));
  }
}

}  // namespace
}  // namespace tanvan
