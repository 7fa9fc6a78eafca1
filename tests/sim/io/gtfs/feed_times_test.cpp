// Times as text, times between times, and how far a stop is from a line.
#include "sim/io/gtfs/feed_times.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "sim/io/gtfs/shape_distance.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Interpolates from 0 s to `end` over stops on a meridian.
std::vector<std::int32_t> between(std::vector<double> const& dist, std::vector<double> const& lat, std::int32_t end,
                                  TimeBasis basis) {
  auto const n = dist.size();
  std::vector<std::int32_t> arrival(n, kNoFeedTime), departure(n, kNoFeedTime);
  arrival.front() = departure.front() = 0;
  arrival.back() = departure.back() = end;
  std::vector<TimeBasis> bases(n, TimeBasis::stated);
  std::vector<Point> place;
  for (double const y : lat) place.push_back({106, y});
  interpolate_times({arrival, departure, bases, dist, place});
  EXPECT_EQ(arrival, departure);
  for (std::size_t i = 1; i + 1 < n; ++i) EXPECT_EQ(bases[i], basis);
  EXPECT_EQ(bases.front(), TimeBasis::stated);
  return arrival;
}

TEST(FeedTimes, TextsHaveOneToThreeDigitsOfHours) {
  EXPECT_EQ(parse_feed_time("7:05:09"), 7 * 3600 + 5 * 60 + 9);
  EXPECT_EQ(parse_feed_time("07:05:09"), parse_feed_time("7:05:09"));
  EXPECT_EQ(parse_feed_time("100:00:00"), 360'000);
  for (auto const* const text :
       {"", "7:05", "7:5:09", "7:05:60", "7:60:00", "-7:05:09", ":05:09", "1000:00:00", "7:05:09 AM", "7.05.09"})
    EXPECT_FALSE(parse_feed_time(text)) << text;
}

TEST(FeedTimes, EveryTimeReadsBack) {
  for (std::int32_t s = 0; s < 200'000; s += 17) EXPECT_EQ(parse_feed_time(feed_time_text(s)), s);
  EXPECT_EQ(feed_time_text(90'000), "25:00:00");
}

TEST(FeedTimes, DistancesDecideFirst) {
  EXPECT_EQ(between({0, 1, 4}, {10, 11, 12}, 400, TimeBasis::by_distance), (std::vector{0, 100, 400}));
}

TEST(FeedTimes, ThenTheWayBetweenStops) {
  EXPECT_EQ(between({0, kNone, 4}, {10, 10.3, 11}, 1000, TimeBasis::by_spacing), (std::vector{0, 300, 1000}));
  EXPECT_EQ(between({0, 5, 4}, {10, 10.3, 11}, 1000, TimeBasis::by_spacing), (std::vector{0, 300, 1000})) << "falls";
  EXPECT_EQ(between({2, 2, 2}, {10, 10.3, 11}, 1000, TimeBasis::by_spacing), (std::vector{0, 300, 1000})) << "rests";
}

TEST(FeedTimes, AndLastEqualParts) {
  EXPECT_EQ(between({kNone, kNone, kNone, kNone}, {10, kNone, 11, 12}, 90, TimeBasis::in_equal_parts),
            (std::vector{0, 30, 60, 90}));
  EXPECT_EQ(between({kNone, kNone, kNone}, {10, 10, 10}, 90, TimeBasis::in_equal_parts), (std::vector{0, 45, 90}));
}

TEST(FeedTimes, InterpolatedTimesNeverFall) {
  auto const times = between({0, 0.1, 0.2, 0.3, 7}, {1, 1, 1, 1, 1}, 3, TimeBasis::by_distance);
  EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
}

TEST(ShapeDistance, IsThatToTheNearestSegment) {
  std::vector<Point> const line = {{106, 11}, {106, 12}};
  EXPECT_NEAR(metres_to_line({106, 11.5}, line), 0, 1e-6);
  EXPECT_NEAR(metres_to_line({106, 10.99}, line), 1111.95, 0.1);
  EXPECT_NEAR(metres_to_line({106.01, 11.5}, line), 1111.95 * std::cos(11.5 * 3.14159265 / 180), 0.5);
}

TEST(ShapeDistance, HoldsOverTheDateLine) {
  std::vector<Point> const line = {{179.99, 0}, {-179.99, 0}};
  EXPECT_NEAR(metres_to_line({180, 0.01}, line), 1111.95, 0.1);
}

TEST(ShapeDistance, APointIsALine) {
  std::vector<Point> const line = {{106, 11}};
  EXPECT_NEAR(metres_to_line({106, 11.01}, line), 1111.95, 0.1);
}

}  // namespace
}  // namespace tanvan
