// Feeds out: one canonical form, and reading it again changes nothing.
#include "sim/io/gtfs/gtfs_writer.hpp"

#include <gtest/gtest.h>

#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

FeedTexts written(FeedTexts const& texts) {
  FeedTexts out;
  auto const read = read_texts(texts);
  if (!read) return out;
  for (auto const& file : write_gtfs(read->feed)) out[file.name] = file.text;
  return out;
}

FeedTexts rich_feed() {
  auto texts = small_feed();
  texts["levels.txt"] = "level_id,level_index,level_name\n1,1,\n0,0,Ground\n";
  texts["stops.txt"] =
      "stop_id,stop_name,stop_desc,stop_lat,stop_lon,location_type,parent_station,level_id\n"
      "R,\"Ga, cũ\",\"say "
      "\"\"hi\"\"\",11.03,106.6,,,\nP,A,,11.00,106.60,0,S,1\nS,B,,11.0,106.6,1,,\nQ,C,,11.01,106.60,,,\n"
      "E,D,,11.0,106.6,2,S,0\nN,,,,,3,S,\n";
  texts["calendar_dates.txt"] = "service_id,date,exception_type\nextra,20250202,1\nweek,20250108,2\nweek,20250105,1\n";
  texts["shapes.txt"] =
      "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled\nz,11.03,106.6,9,3.5\nz,11,106.6,2,0\n";
  texts["trips.txt"] = "route_id,service_id,trip_id,shape_id,direction_id\nr,week,t,z,1\nr,week,night,,\n";
  texts["frequencies.txt"] =
      "trip_id,start_time,end_time,headway_secs\nt,9:00:00,10:00:00,600\nt,6:00:00,9:00:00,300\n";
  texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nR,P,2,60\nP,R,0,\n";
  texts["pathways.txt"] =
      "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,traversal_time\nw,E,P,2,1,30\n";
  texts["feed_info.txt"] = "feed_lang,feed_publisher_name,feed_publisher_url\nvi,X,http://x.example\n";
  texts["fare_attributes.txt"] = "fare_id,price,currency_type,payment_method,transfers\nf,7000,VND,0,0\n";
  texts["fare_rules.txt"] = "fare_id,route_id\nf,r\n";
  return texts;
}

TEST(GtfsWriter, RowsAreSortedAndTimesHaveTwoDigits) {
  EXPECT_EQ(written(small_feed())["stop_times.txt"],
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint\n"
            "night,23:50:00,23:50:00,P,1,\nnight,24:20:00,24:20:00,R,2,\n"
            "t,07:00:00,07:00:00,P,1,\nt,07:10:00,07:10:00,Q,2,0\nt,07:30:00,07:31:00,R,3,\n");
}

TEST(GtfsWriter, ColumnsThatSayNothingAreLeftOut) {
  EXPECT_EQ(written(small_feed())["routes.txt"], "route_id,agency_id,route_short_name,route_type\nr,a,1,3\n");
}

TEST(GtfsWriter, TablesThatSayNothingAreLeftOut) {
  EXPECT_EQ(written(small_feed()).size(), 6U);
  EXPECT_EQ(written(rich_feed()).size(), 15U);
}

TEST(GtfsWriter, AnImportOfAnImportGivesTheSameBytes) {
  for (auto const& feed : {small_feed(), rich_feed()}) {
    auto const once = written(feed);
    ASSERT_FALSE(once.empty()) << faults_of(feed);
    EXPECT_EQ(written(once), once);
    EXPECT_TRUE(read_texts(once)->report.dropped.empty());
  }
}

TEST(GtfsWriter, QuotesAndNamesComeBack) {
  auto const again = read_texts(written(rich_feed()));
  ASSERT_TRUE(again);
  auto const& stops = again->feed.stops;
  EXPECT_EQ(stops.name[FeedStopId{4}], "Ga, cũ");
  EXPECT_EQ(stops.desc[FeedStopId{4}], "say \"hi\"");
}

TEST(GtfsWriter, ShapesKeepTheirNumbers) {
  EXPECT_EQ(written(rich_feed())["shapes.txt"],
            "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled\n"
            "z,11,106.6,2,0\nz,11.03,106.6,9,3.5\n");
}

TEST(GtfsWriter, CountsNameOnlyWhatThereIs) {
  Counts counts;
  count_written(read_texts(small_feed())->feed, counts);
  EXPECT_EQ(counts.of("stop_times"), 5);
  for (auto const& [name, n] : counts.all()) EXPECT_GT(n, 0) << name;
}

}  // namespace
}  // namespace tanvan
