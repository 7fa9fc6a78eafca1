#include "scenarios/run/travel/driven_lines.hpp"

#include <algorithm>
#include <cmath>

#include "models/transit_service/line_runs.hpp"
#include "scenarios/run/travel/line_riders.hpp"
#include "scenarios/run/travel/line_tally.hpp"
#include "sim/core/quantity.hpp"
#include "sim/transit/driven_runs.hpp"

namespace tanvan {
namespace {

constexpr double kLeastRunning = 0.5;  // of the timetable's time between two stops, however much of it is dead time
constexpr double kLongest_s = 86'400;  // between two stops, in a gridlock

/// How long vehicles drive between two stops.
class Running {
 public:
  Running(World const& world, TravelFrame const& frame, TransitService const& service, TravelTimeProfiles const& road,
          TransitServiceParameters const& p)
      : world_(world), frame_(frame), service_(service), road_(road), p_(p) {}

  TrafficTime operator()(std::uint32_t call, TrafficTime depart) const {
    auto const& t = service_.timetable;
    double const planned_s = t.arrival[call + 1] - t.departure[call];
    double const driven_s = std::max(planned_s - p_.stops.dead_time_s, kLeastRunning * planned_s);
    double const factor = delay_factor(t.stop[call], t.stop[call + 1], seconds_of_time(depart));
    return traffic_time(std::min(driven_s * factor, kLongest_s));
  }

 private:
  /// Row of the ways of buses from a stop to the next one of the run.
  static std::size_t way_of(StopId from, StopId to) {
    bool const forward = from.value % 2 == 0;
    return forward ? from.value : to.value;  // 2 s of the lower stop, or one more
  }

  double delay_factor(StopId from, StopId to, double depart_s) const {
    double free_s = 0;
    Ticks const begin = ticks_of(Seconds{depart_s});
    Ticks now = begin;
    for (LinkId const a : frame_.routes.row(way_of(from, to))) {
      free_s += world_.network.links.length[a].value * kKmhInMs / world_.network.links.free_speed_kmh[a];
      now += travel_time(road_, a, now);
    }
    double const congested_s = seconds_of(now - begin).value;
    return free_s > 0 ? std::max(1.0, congested_s / (p_.timetable_slack * free_s)) : 1;
  }

  World const& world_;
  TravelFrame const& frame_;
  TransitService const& service_;
  TravelTimeProfiles const& road_;
  TransitServiceParameters const& p_;
};

void move(std::vector<double>& kept, std::vector<double> const& now, double step) {
  if (kept.size() != now.size()) kept = now;
  for (std::size_t i = 0; i < now.size(); ++i)
    kept[i] = std::isnan(kept[i]) || std::isnan(now[i]) ? now[i] : kept[i] + step * (now[i] - kept[i]);
}

void move(LineTimes& kept, LineTimes const& now, double step) {
  move(kept.ride, now.ride, step);
  move(kept.wait, now.wait, step);
  move(kept.spread, now.spread, step);
}

std::vector<double> known_or_zero(std::vector<double> values) {
  for (double& x : values)
    if (std::isnan(x)) x = 0;
  return values;
}

}  // namespace

DrivenLines drive_lines(World const& world, TravelFrame const& frame, TravelTimeProfiles const& road,
                        Journeys const& journeys, TransitServiceParameters const& p) {
  auto const service = line_runs(world, frame.stops, p);
  auto const riders = line_riders(world, service, journeys, p);
  ServiceDay day(service, riders.rides, p.stops);
  auto const first = first_runs(service);
  auto const& t = service.timetable;
  drive_runs(service, first, std::vector<std::uint32_t>(t.stops, static_cast<std::uint32_t>(p.berths)), day,
             Running(world, frame, service, road, p));
  day.check_conservation();
  DrivenLines out;
  LineTally const tally(world, frame.stops, service, day.realised(), p.paths.wait_cap_min);
  out.forward = tally.times(true), out.backward = tally.times(false);
  out.day = tally.day();
  out.day.ride_forward_min = known_or_zero(out.forward.ride);
  out.day.ride_backward_min = known_or_zero(out.backward.ride);
  out.riders = riders.rides.size(), out.unserved = riders.unserved, out.vehicles = first.size(), out.runs = t.runs();
  auto const fates = day.outcomes(kNoTime - 1).fate;  // nobody waits for a vehicle of tomorrow
  out.arrived = static_cast<std::uint64_t>(std::ranges::count(fates, RiderFate::arrived));
  return out;
}

void remember_lines(DayStore& day, DrivenLines const& lines, double step) {
  move(day.line_forward, lines.forward, step);
  move(day.line_backward, lines.backward, step);
}

}  // namespace tanvan
