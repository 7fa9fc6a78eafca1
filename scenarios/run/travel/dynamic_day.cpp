#include "scenarios/run/travel/dynamic_day.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "scenarios/run/travel/dynamic_record.hpp"
#include "scenarios/run/travel/dynamic_roads.hpp"
#include "scenarios/run/travel/dynamic_ways.hpp"
#include "sim/assignment/ban_departures.hpp"
#include "sim/assignment/day_network.hpp"
#include "sim/assignment/link_times.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr char const* kSource = "simulated day";
constexpr double kHour_s = 3600;

DayTrips day_trips(VehicleTrips&& trips) {
  return {std::move(trips.origin), std::move(trips.destination), std::move(trips.depart), std::move(trips.vehicle)};
}

/// @throws std::runtime_error where the roads are none that can be driven, with all faults
DayNetwork network_of(TrafficRoads const& roads, TrafficRules const& rules, World const& world,
                      TravelParameters const& p) {
  auto faults = check_turns(roads, {});
  auto network = day_network(roads, rules, day_access(world, p.road), {});
  if (!network) faults.append(network.error());
  if (!faults.empty()) throw std::runtime_error("the roads of the dynamic day: " + to_string(faults.sorted().front()));
  return std::move(*network);
}

/// Waits of the trips that had a way.
std::vector<double> waits_of(DayEquilibrium const& day, DayTrips const& trips, TrafficRoads const& roads,
                             World const& world) {
  std::vector<NodeId> origin;
  std::vector<VehicleClass> vehicle;
  std::vector<TrafficTime> depart, enter;
  auto const set_out = set_out_times(roads, first_links(day.trips.way, day.ways), day.trips.depart, day.trips.vehicle);
  for (std::size_t i = 0; i < trips.size(); ++i) {
    if (day.trips.way[i] == kNoWay) continue;
    origin.push_back(trips.origin[i]);
    vehicle.push_back(trips.vehicle[i]);
    depart.push_back(set_out[i]);
    enter.push_back(day.day.enter[i]);
  }
  return entry_waits({origin, vehicle, depart, enter}, world.transport.bins, world.network.nodes.size());
}

/// Of all vehicles but motorbikes, by the bins of the record.
TravelTimeProfiles times_on_roads(DayResult const& day, TrafficRoads const& roads, TrafficRules const& rules) {
  return profiles_of(link_times_of(day.record, roads, rules), time_group(VehicleClass::bus), roads, day_end_s(day));
}

VehicleTally tally_of(DayEquilibrium const& day, std::uint64_t nowhere) {
  VehicleTally tally{.trips = day.trips.size(), .arrived = day.day.arrived, .nowhere = nowhere};
  for (Stuck const why : day.day.stuck) {
    if (why == Stuck::no_way) ++tally.no_way;
    if (why == Stuck::gridlock) ++tally.gridlock;
    if (why == Stuck::blocked) ++tally.blocked;
    if (why == Stuck::closed) ++tally.closed;
    if (why == Stuck::horizon) ++tally.horizon;
  }
  return tally;
}

DayEquilibriumOptions options_of(World const& world, DynamicParameters const& p) {
  return {.gap = p.gap,
          .max_iterations = static_cast<int>(p.max_iterations),
          .search = TimedSearch::by_bin,
          .departure_step_min = p.departures.step_min,
          .seed = world.seed};
}

void describe(DayEquilibrium const& day, VehicleTally const& tally, double capacity_factor, TrafficDay& traffic) {
  traffic.engine = "dynamic";
  traffic.vehicles = static_cast<std::int64_t>(tally.trips);
  traffic.arrived = static_cast<std::int64_t>(tally.arrived);
  traffic.gridlocks = static_cast<std::int64_t>(day.day.gridlocks.size());
  traffic.converged = day.stop == DayStop::reached ? 1 : 0;
  traffic.capacity_factor = capacity_factor;
  traffic.relative_gap.assign(traffic.bin_start_s.size(), day.best.gap);
  traffic.iterations.assign(traffic.bin_start_s.size(), static_cast<double>(day.steps.size()));
}

std::string circle_text(World const& world, Gridlock const& circle) {
  std::vector<std::string> links;
  for (LinkId const a : circle.links) links.push_back(fmt::format("{} ({})", a.value, world.network.links.name[a]));
  return fmt::format("links {} wait for each other since {}", fmt::join(links, ", "),
                     clock_text(seconds_of_time(circle.since)));
}

void note(World& world, char const* kind, std::string target, std::string detail) {
  note_event(world.record, world.now, kind, std::move(target), std::move(detail), kSource);
}

}  // namespace

DynamicDay drive_day(World& world, TravelFrame const& frame, Journeys const& journeys, TravelParameters const& p) {
  auto trips = vehicle_trips(world, vehicle_parameters(p));
  double const share = trips.capacity_factor;
  std::uint64_t const nowhere = trips.nowhere;
  auto const rules = traffic_rules(p);
  auto const roads = traffic_roads(world, frame.bus_veh_h, road_share(p.dynamic));
  auto const network = network_of(roads, rules, world, p);
  auto const wishes = schedule_wishes(trips.wish, p.dynamic.departures);
  DayProblem problem{&network, day_trips(std::move(trips)), wishes};
  auto const put_off = depart_after_bans(network, problem.trips);
  auto const warm = remembered_ways(world.day.driven, problem.trips, network);
  depart_as_remembered(world.day.driven, warm, wishes, problem.trips);
  auto solved = solve_day(problem, options_of(world, p.dynamic), {}, warm);
  world.day.driven = driven_ways(solved, problem.trips, wishes);

  auto const record = bin_record(solved.day, world.transport.bins);
  DynamicDay day;
  day.times = road_times(record, world, rules);
  day.times.entry_wait_s = waits_of(solved, problem.trips, roads, world);
  day.traffic = traffic_of(record, day.times, world, rules, frame.bus_veh_h, share);
  day.lines = drive_lines(world, frame, times_on_roads(solved.day, roads, rules), journeys, p.transit_service);
  remember_lines(world.day, day.lines, p.transit_service.line_memory);
  day.tally = tally_of(solved, nowhere);
  day.put_off = put_off;
  day.gap = solved.best.gap;
  day.gridlocks = solved.day.gridlocks;
  day.forced = solved.day.forced.size();
  day.entries = solved.day.entries;
  day.steps = solved.steps;
  describe(solved, day.tally, road_share(p.dynamic), day.traffic);
  if (p.kept != nullptr)
    p.kept->of_year.insert_or_assign(world.now.year(),
                                     KeptDay{roads, rules, std::move(problem.trips), std::move(solved)});
  return day;
}

void note_troubles(World& world, DynamicDay const& day) {
  auto const& t = day.tally;
  if (t.stuck() > 0)
    note(
        world, "stuck", "vehicles",
        fmt::format("{} of {} vehicles did not arrive: {} in gridlock, {} behind one, {} before closed links, {} still "
                    "on their way when the day ended",
                    t.stuck(), t.trips, t.gridlock, t.blocked, t.closed, t.horizon));
  if (t.no_way > 0)
    note(world, "no_way", "vehicles", fmt::format("{} of {} vehicles have no way open to them", t.no_way, t.trips));
  if (day.put_off.trips > 0)
    note(
        world, "put_off", "vehicles",
        fmt::format("{} of {} vehicles set out later, {:.1f} h on average: roads are closed to their class before",
                    day.put_off.trips, t.trips, day.put_off.wait_s / kHour_s / static_cast<double>(day.put_off.trips)));
  if (day.lines.gave_up() > 0)
    note(world, "gave_up", "riders",
         fmt::format("{} of {} rides on lines were given up: full vehicles, or too long a wait", day.lines.gave_up(),
                     day.lines.riders));
  if (day.lines.unserved > 0)
    note(world, "unserved", "riders",
         fmt::format("{} rides on lines were left out: nothing calls at their stops that day", day.lines.unserved));
  if (day.forced > 0) note(world, "forced_moves", "vehicles", fmt::format("{} moves into full links", day.forced));
  for (std::size_t i = 0; i < std::min(day.gridlocks.size(), kMostGridlocksTold); ++i)
    note(world, "gridlock", "links", circle_text(world, day.gridlocks[i]));
  if (day.gridlocks.size() > kMostGridlocksTold)
    note(world, "gridlock", "links", fmt::format("{} more circles", day.gridlocks.size() - kMostGridlocksTold));
}

}  // namespace tanvan
