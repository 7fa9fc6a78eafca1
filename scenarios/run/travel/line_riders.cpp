#include "scenarios/run/travel/line_riders.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand/departure_times.hpp"
#include "models/demand/tour_copies.hpp"
#include "models/demand/tour_times.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Departures of the timetable at each stop where riders get in.
class Departures {
 public:
  explicit Departures(Timetable const& t) : at_(t.stops) {
    for (std::uint32_t call = 0; call < t.calls(); ++call)
      if (t.board[call] != 0) at_[t.stop[call].value].push_back(t.departure[call]);
    for (auto& times : at_) std::ranges::sort(times);
  }

  /// When who is ready for the stop at a second of the day comes to it, no longer than `cap_s` before a vehicle: that
  /// day, or on the next one for a run past midnight, whichever goes earlier. @pre `serves`
  double comes(StopId stop, double ready_s, double cap_s) const {
    auto const& times = at_[stop.value];
    auto const today = std::ranges::lower_bound(times, ready_s);
    auto const night = std::ranges::lower_bound(times, ready_s + kDay_s);
    if (night != times.end() && (today == times.end() || *night - kDay_s < *today))
      return std::max(ready_s + kDay_s, *night - cap_s);
    if (today == times.end()) return std::max(0.0, times.back() - cap_s);
    return std::max(ready_s, *today - cap_s);
  }

  bool serves(StopId stop) const { return !at_[stop.value].empty(); }

 private:
  std::vector<std::vector<std::int32_t>> at_;  // [stops] [s]
};

/// What riders look up.
struct Tables {
  World const& world;
  Journeys const& journeys;
  Departures departures;
  DepartureTable leave;
  LineStops stops;
  double cap_s;
  PeakHours peaks;
};

/// The rides of one tour.
class TourRides {
 public:
  /// @param row  the way out
  TourRides(Tables const& tables, std::size_t row)
      : t_(tables),
        row_(row),
        copies_(tables.world, row),
        out_(chosen_journey(t_.world, t_.journeys, row)),
        back_(chosen_journey(t_.world, t_.journeys, row + 1)) {}

  void add_riders(LineRiders& riders) const {
    if (!out_ && !back_) return;
    auto const count = copies_.count(1 / t_.world.scale);
    for (std::uint32_t copy = 0; copy < count; ++copy) add_person(copies_.key(copy), riders);
  }

 private:
  TripStore const& trips() const { return t_.world.day.trips; }

  /// Draws as vehicles do (`vehicle_trips`), so that who parks is where the motorbike is.
  void add_person(AgentKey key, LineRiders& riders) const {
    auto draw = copies_.draws(key);
    draw.exponential();  // how early workers are who drive themselves
    Purpose const purpose = trips().purpose[row_];
    double const leaves_s = t_.leave.of(purpose, Way::out).draw(trips().bin[row_], draw.uniform());
    bool const parks = trips().lot[row_] >= 0;
    double const arrives_s = ride(row_, out_, leaves_s + (parks ? drive_s(t_.world, row_) : 0), riders);
    double const earliest_s = parks
                                  ? earliest_back_s(t_.world, row_, leaves_s)
                                  : (trips().bin[row_ + 1] == trips().bin[row_] ? std::min(arrives_s, kDay_s - 1) : 0);
    ride(row_ + 1, back_, t_.leave.of(purpose, Way::back).draw(trips().bin[row_ + 1], draw.uniform(), earliest_s),
         riders);
  }

  /// @return when the traveller should be there [s]
  double ride(std::size_t row, std::optional<ChosenJourney> const& chosen, double at_s, LineRiders& riders) const {
    if (!chosen) return at_s;
    auto const rides = chosen->rides();
    double const walk_s =
        chosen->skim->walk_min[chosen->cell] * kSecondsInMinute / static_cast<double>(rides.size() + 1);
    for (auto const& ride : rides) {
      auto const from = platform(ride.board, ride.board < ride.alight);
      if (!t_.departures.serves(from)) {
        riders.unserved += static_cast<std::uint64_t>(rides.data() + rides.size() - &ride);
        return at_s;
      }
      at_s += walk_s;
      if (&ride == &rides.front()) at_s = t_.departures.comes(from, at_s, t_.cap_s);
      riders.rides.add(from, platform(ride.alight, ride.board < ride.alight), traffic_time(at_s));
      at_s += ride_s(ride) + wait_s(row, ride);
    }
    return at_s + walk_s;
  }

  double ride_s(Ride const& ride) const {
    auto const& table = t_.world.region.stops;
    auto const minutes = [&](std::uint32_t stop) { return table[t_.stops.row[stop]].run_time_min; };
    return std::abs(minutes(ride.alight) - minutes(ride.board)) * kSecondsInMinute;
  }

  double wait_s(std::size_t row, Ride const& ride) const {
    auto const line = std::ranges::upper_bound(t_.stops.offset, ride.board) - t_.stops.offset.begin() - 1;
    auto const& bin = t_.world.transport.bins[trips().bin[row]];
    double const headway_min = headway_in(t_.world.region.lines[static_cast<std::size_t>(line)], bin, t_.peaks);
    return std::min(headway_min * kSecondsInMinute / 2, t_.cap_s);
  }

  Tables const& t_;
  std::size_t row_;
  TourCopies copies_;
  std::optional<ChosenJourney> out_, back_;
};

}  // namespace

LineRiders line_riders(World const& world, TransitService const& service, Journeys const& journeys,
                       TransitServiceParameters const& p) {
  Tables const tables{world,
                      journeys,
                      Departures(service.timetable),
                      DepartureTable(world.transport.bins),
                      line_stops(world.region),
                      p.paths.wait_cap_min * kSecondsInMinute,
                      p.peaks};
  expects(world.day.trips.size() % 2 == 0, "a way back for every way out");
  LineRiders riders;
  for (std::size_t row = 0; row < world.day.trips.size(); row += 2) TourRides(tables, row).add_riders(riders);
  return riders;
}

}  // namespace tanvan
