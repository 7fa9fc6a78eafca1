#include <cmath>
#include <fmt/format.h>
#include <set>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gtfs/gtfs_parts.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/gtfs/shape_distance.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr double kFarFromShape = 100;               // [m], as the canonical validator has it
constexpr std::size_t kMostSegments = 200'000'000;  // of shapes looked at
constexpr double kMetresPerSecond = 3.6;            // [km/h] of one m/s
constexpr double kRounding = 60;                    // [s] timetables are in whole minutes
constexpr double kNullIsland = 0.01;                // [degrees]

/// How many rows there are of an oddity, and the first of them.
struct Oddity {
  std::int64_t n = 0;
  std::uint32_t line = 0;

  void add(std::uint32_t at) { line = n++ == 0 ? at : std::min(line, at); }
};

/// `stops that …: 3, the first on line 12 of stops.txt`
void note(GtfsReading& reading, Oddity const& oddity, std::string_view what, std::string_view file) {
  if (oddity.n > 0) reading.note(fmt::format("{}: {}, the first on line {} of {}", what, oddity.n, oddity.line, file));
}

/// The fastest that a vehicle of a route_type goes between stops [km/h], after the canonical validator.
double top_speed(std::uint16_t type) {
  constexpr std::uint16_t kExtended = 100;
  if (type < kExtended) {
    switch (type) {
      case 0: return 100;  // tram
      case 1:
      case 3:
      case 11:
      case 12: return 150;  // metro, bus, trolleybus, monorail
      case 2: return 500;   // rail
      case 4: return 80;    // ferry
      case 5: return 30;    // cable tram
      default: return 50;   // aerial lift, funicular
    }
  }
  switch (type / kExtended) {
    case 1: return 500;    // railway
    case 11: return 1200;  // air
    case 10:
    case 12: return 80;  // water
    case 13:
    case 14: return 50;  // aerial lift, funicular
    default: return 150;
  }
}

void note_speeds(GtfsReading& reading) {
  auto const& [stops, trips, times] = std::tie(reading.feed.stops, reading.feed.trips, reading.feed.stop_times);
  Oddity fast;
  for (auto const trip : ids<FeedTripId>(trips.size())) {
    auto const limit = top_speed(reading.feed.routes.type[trips.route[trip]]);
    for (auto i = times.offset[trip.value] + 1; i < times.offset[trip.value + 1]; ++i) {
      auto const a = times.stop[i - 1], b = times.stop[i];
      auto const metres = great_circle_metres({stops.lon[a], stops.lat[a]}, {stops.lon[b], stops.lat[b]});
      auto const seconds = times.arrival[i] - times.departure[i - 1] + kRounding;
      if (metres / seconds * kMetresPerSecond > limit) fast.add(reading.stop_time_line[i]);
    }
  }
  note(reading, fast, "stop times that are reached faster than vehicles of the route_type go", "stop_times.txt");
}

/// Each stop of each shape once.
std::set<std::pair<FeedShapeId, FeedStopId>> stops_of_shapes(Feed const& feed) {
  std::set<std::pair<FeedShapeId, FeedStopId>> pairs;
  for (auto const trip : ids<FeedTripId>(feed.trips.size())) {
    if (!feed.trips.shape[trip]) continue;
    for (auto i = feed.stop_times.offset[trip.value]; i < feed.stop_times.offset[trip.value + 1]; ++i)
      pairs.emplace(feed.trips.shape[trip], feed.stop_times.stop[i]);
  }
  return pairs;
}

void note_far_stops(GtfsReading& reading) {
  auto const& feed = reading.feed;
  Oddity far;
  std::size_t segments = 0;
  for (auto const& [shape, stop] : stops_of_shapes(feed)) {
    auto const line = feed.shapes.points_of(shape);
    segments += line.size();
    if (segments > kMostSegments) {
      reading.note("shapes are too many and long for all stops to be compared with them");
      break;
    }
    if (metres_to_line({feed.stops.lon[stop], feed.stops.lat[stop]}, line) > kFarFromShape)
      far.add(reading.stop_line[stop]);
  }
  note(reading, far, fmt::format("stops more than {} m from the shape of a trip", kFarFromShape), "stops.txt");
}

void note_stops(GtfsReading& reading) {
  auto const& [stops, times] = std::tie(reading.feed.stops, reading.feed.stop_times);
  Column<FeedStopId, std::uint8_t> served(stops.size());
  Oddity idle, nowhere, nameless, no_stop, orphan;
  for (auto const stop : times.stop) served[stop] = 1;
  for (auto const stop : ids<FeedStopId>(stops.size())) {
    auto const line = reading.stop_line[stop];
    bool const is_stop = stops.place[stop] == FeedPlace::stop;
    if (is_stop && served[stop] == 0) idle.add(line);
    if (!is_stop && stops.place[stop] != FeedPlace::boarding_area && served[stop] != 0) no_stop.add(line);
    if (stops.place[stop] >= FeedPlace::entrance && !stops.parent[stop]) orphan.add(line);
    if (std::abs(stops.lat[stop]) < kNullIsland && std::abs(stops.lon[stop]) < kNullIsland) nowhere.add(line);
    if (stops.name[stop].empty() && stops.place[stop] <= FeedPlace::entrance) nameless.add(line);
  }
  note(reading, idle, "stops that no trip serves", "stops.txt");
  note(reading, no_stop, "stations or entrances with stop times, as only stops should have", "stops.txt");
  note(reading, orphan, "entrances, nodes and boarding areas without parent_station", "stops.txt");
  note(reading, nowhere, "stops at 0° north, 0° east", "stops.txt");
  note(reading, nameless, "stops without a name", "stops.txt");
}

/// Distances along a line that fall from one row to the next.
void note_distances(GtfsReading& reading) {
  auto const& times = reading.feed.stop_times;
  Oddity falling;
  for (std::size_t trip = 0; trip + 1 < times.offset.size(); ++trip)
    for (auto i = times.offset[trip] + 1; i < times.offset[trip + 1]; ++i)
      if (times.dist[i] < times.dist[i - 1]) falling.add(reading.stop_time_line[i]);
  note(reading, falling, "stop times whose shape_dist_traveled falls", "stop_times.txt");
}

/// Trips of one vehicle, a block of a service, of which the next leaves before the last arrives.
void note_blocks(GtfsReading& reading) {
  auto const& trips = reading.feed.trips;
  auto const& times = reading.feed.stop_times;
  std::vector<FeedTripId> order;
  for (auto const trip : ids<FeedTripId>(trips.size()))
    if (!trips.block[trip].empty()) order.push_back(trip);
  auto const start = [&](FeedTripId trip) { return times.departure[times.offset[trip.value]]; };
  auto const end = [&](FeedTripId trip) { return times.arrival[times.offset[trip.value + 1] - 1]; };
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::tuple(std::tie(trips.block[a], trips.service[a]), start(a), a) <
           std::tuple(std::tie(trips.block[b], trips.service[b]), start(b), b);
  });
  Oddity overlapping;
  for (std::size_t i = 1; i < order.size(); ++i) {
    auto const a = order[i - 1], b = order[i];
    bool const same = trips.block[a] == trips.block[b] && trips.service[a] == trips.service[b];
    if (same && start(b) < end(a)) overlapping.add(reading.trip_line[b]);
  }
  note(reading, overlapping, "trips that leave before the trip before them in their block arrives", "trips.txt");
}

/// Services that calendars name, but on no day.
void note_services(GtfsReading& reading) {
  auto const& services = reading.feed.services;
  std::int64_t idle = 0;
  std::string first;
  for (auto const service : ids<FeedServiceId>(services.size()))
    if (!active_range(services, service) && idle++ == 0) first = services.id[service];
  if (idle > 0) reading.note(fmt::format("services that run on no day: {}, the first is {}", idle, in_quotes(first)));
  if (auto const range = active_range(services))
    reading.note(fmt::format("services run from {} to {}", date_text(range->first), date_text(range->last)));
}

}  // namespace

void note_oddities(GtfsReading& reading) {
  note_services(reading);
  note_stops(reading);
  note_distances(reading);
  note_blocks(reading);
  note_speeds(reading);
  note_far_stops(reading);
}

}  // namespace tanvan
