#include "scenarios/run/travel/line_riders.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand/departure_times.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kSecondsInMinute = 60;

/// Departures of the timetable at each stop where riders get in, and rides between stops.
class Departures {
 public:
  explicit Departures(Timetable const& t) : at_(t.stops) {
    for (std::uint32_t call = 0; call < t.calls(); ++call)
      if (t.board[call] != 0) at_[t.stop[call].value].push_back(t.departure[call]);
    for (auto& times : at_) std::ranges::sort(times);
  }

  /// When who is ready for the stop at that second comes to it, no longer than `cap_s` before a vehicle. @pre `serves`
  double comes(StopId stop, double ready_s, double cap_s) const {
    auto const& times = at_[stop.value];
    auto const next = std::ranges::lower_bound(times, ready_s);
    if (next == times.end()) return std::max(0.0, times.back() - cap_s);
    return std::max(ready_s, *next - cap_s);
  }

  bool serves(StopId stop) const { return !at_[stop.value].empty(); }

 private:
  std::vector<std::vector<std::int32_t>> at_;  // [stops] [s]
};

/// What riders look up.
struct Tables {
  World const& world;
  Departures departures;
  DepartureTable leave;
  LineStops stops;
  double cap_s;
};

/// Rides of one trip.
class Journey {
 public:
  Journey(Tables const& tables, std::size_t row, ChosenJourney const& chosen)
      : t_(tables), row_(row), chosen_(chosen) {}

  void add_riders(RiderTable& riders) const {
    double const wanted = 1 / t_.world.scale, whole = std::floor(wanted);
    AgentKey const key = trips().traveller[row_];
    bool const more = draws(key).uniform() < wanted - whole;
    auto const copies = static_cast<std::uint32_t>(whole) + (more ? 1 : 0);
    for (std::uint32_t copy = 0; copy < copies; ++copy)
      add_person(copy == 0 ? key : derived_key(key, copy, Stream::departure), riders);
  }

 private:
  TripStore const& trips() const { return t_.world.day.trips; }

  Draws draws(AgentKey key) const {
    constexpr std::uint32_t kTripsADay = 256;
    auto const year = static_cast<std::uint32_t>(t_.world.now.year());
    return {t_.world.seed, key, year * kTripsADay + trips().number[row_], Stream::departure};
  }

  /// The way back of a tour has its purpose on the row before.
  double leaves(AgentKey key) const {
    auto draw = draws(key);
    draw.uniform();  // was that of the copies
    bool const back = trips().returning[row_] != 0;
    auto const& times = t_.leave.of(trips().purpose[back ? row_ - 1 : row_], back ? Way::back : Way::out);
    return times.draw(trips().bin[row_], draw.uniform());
  }

  void add_person(AgentKey key, RiderTable& riders) const {
    auto const rides = chosen_.rides();
    double const walk_s =
        chosen_.skim->walk_min[chosen_.cell] * kSecondsInMinute / static_cast<double>(rides.size() + 1);
    double at_s = leaves(key);
    for (auto const& ride : rides) {
      auto const from = platform(ride.board, ride.board < ride.alight);
      if (!t_.departures.serves(from)) return;
      at_s = t_.departures.comes(from, at_s + walk_s, t_.cap_s);
      riders.add(from, platform(ride.alight, ride.board < ride.alight), traffic_time(at_s));
      at_s += ride_s(ride) + wait_s(ride);
    }
  }

  double ride_s(Ride const& ride) const {
    auto const& table = t_.world.region.stops;
    auto const minutes = [&](std::uint32_t stop) { return table[t_.stops.row[stop]].run_time_min; };
    return std::abs(minutes(ride.alight) - minutes(ride.board)) * kSecondsInMinute;
  }

  double wait_s(Ride const& ride) const {
    auto const line = std::ranges::upper_bound(t_.stops.offset, ride.board) - t_.stops.offset.begin() - 1;
    auto const& bin = t_.world.transport.bins[trips().bin[row_]];
    double const headway_min = headway_in(t_.world.region.lines[static_cast<std::size_t>(line)], bin);
    return std::min(headway_min * kSecondsInMinute / 2, t_.cap_s);
  }

  Tables const& t_;
  std::size_t row_;
  ChosenJourney chosen_;
};

}  // namespace

RiderTable line_riders(World const& world, TransitService const& service, Journeys const& journeys,
                       TransitOptions const& options) {
  Tables const tables{world, Departures(service.timetable), DepartureTable(world.transport.bins),
                      line_stops(world.region), options.wait_cap_min * kSecondsInMinute};
  RiderTable riders;
  for (std::size_t row = 0; row < world.day.trips.size(); ++row)
    if (auto const chosen = chosen_journey(world, journeys, row)) Journey(tables, row, *chosen).add_riders(riders);
  return riders;
}

}  // namespace tanvan
