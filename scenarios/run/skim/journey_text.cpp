#include "scenarios/run/skim/journey_text.hpp"

#include <fmt/format.h>

#include "sim/io/gtfs/currency.hpp"
#include "sim/io/gtfs/feed_fares.hpp"
#include "sim/io/gtfs/feed_times.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kDay_s = 86'400;

std::string stop_text(Feed const& feed, StopId stop) {
  FeedStopId const row{stop.value};
  return fmt::format("{} ({})", feed.stops.name[row], feed.stops.id[row]);
}

/// `route 10, trip AB1 to Bullfrog`
std::string trip_text(Feed const& feed, FeedTripId trip) {
  auto const route = feed.trips.route[trip];
  auto const& short_name = feed.routes.short_name[route];
  auto const& name = short_name.empty() ? feed.routes.long_name[route] : short_name;
  auto const& headsign = feed.trips.headsign[trip];
  return fmt::format("route {}, trip {}{}", name.empty() ? feed.routes.id[route] : name, feed.trips.id[trip],
                     headsign.empty() ? "" : fmt::format(" ({})", headsign));
}

/// The trip, and those that one stays seated for.
std::string ride_text(Feed const& feed, Timetable const& t, JourneyLeg const& leg) {
  auto text = trip_text(feed, FeedTripId{t.trip[leg.board]});
  for (auto call = leg.board + 1; call < leg.alight; ++call)
    if (t.trip[call] != t.trip[call - 1])
      text += fmt::format("; at {} it goes on as {}", clock_text(t.departure[call]),
                          trip_text(feed, FeedTripId{t.trip[call]}));
  return text;
}

std::string leg_text(Feed const& feed, Timetable const& t, JourneyLeg const& leg) {
  return fmt::format("{} {} - {} {}: {}\n", clock_text(leg.departure), stop_text(feed, leg.from),
                     clock_text(leg.arrival), stop_text(feed, leg.to),
                     leg.is_walk() ? "walk" : ride_text(feed, t, leg));
}

/// ` fare=2.50 currency=USD`; empty where the feed says nothing of fares.
std::string fare_text(FareTable const& fares, Timetable const& timetable, Journey const& journey) {
  if (fares.empty()) return {};
  auto const fare = fares.fare_of(timetable, journey);
  if (!fare) return " fare=unknown";
  if (fare->currency.empty()) return " fare=0";
  return fmt::format(" fare={} currency={}", amount_text(fare->amount, currency_digits(fare->currency).value_or(0)),
                     fare->currency);
}

}  // namespace

std::string clock_text(std::int32_t seconds) {
  if (seconds >= 0) return feed_time_text(seconds);
  auto const days = (-seconds + kDay_s - 1) / kDay_s;
  auto const time = feed_time_text(seconds + days * kDay_s);
  return days == 1 ? time + " of the day before" : fmt::format("{} of {} days before", time, days);
}

std::string journey_text(Feed const& feed, Timetable const& timetable, Journey const& journey) {
  std::string text;
  for (auto const& leg : journey.legs) text += leg_text(feed, timetable, leg);
  return text + fmt::format("arrive={} rides={} leave={}{}\n", clock_text(journey.arrival), journey.rides,
                            clock_text(journey.departure), fare_text(FareTable(feed), timetable, journey));
}

}  // namespace tanvan
