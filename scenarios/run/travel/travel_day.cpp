#include "scenarios/run/travel/travel_day.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <tbb/parallel_for.h>
#include <utility>
#include <vector>

#include "models/transit_service/loads.hpp"
#include "scenarios/run/travel/dynamic_day.hpp"
#include "scenarios/run/travel/travel_counts.hpp"
#include "scenarios/run/travel/travel_service.hpp"
#include "scenarios/run/travel/zone_access.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "sim/core/check.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/engine/schedule.hpp"
#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// How far remembered loads of lines move towards an exchange's: half would let crowds swing from line to line.
constexpr double kLoadStep = 0.4;

/// The equilibria of a day's bins, [T].
using Roads = std::vector<AssignmentResult>;

/// Each bin starts from its routes of the exchange or of the day before.
Roads assign_bins(World& world, TravelFrame& frame) {
  std::size_t const bins = frame.roads.size();
  Roads roads(bins);
  world.day.routes.resize(bins);
  tbb::parallel_for(std::size_t{0}, bins, [&](std::size_t b) {
    add_demand(world, b, frame.roads[b]);
    roads[b] = continue_user_equilibrium(frame.roads[b], {.gap = world.transport.gap}, world.day.routes[b]);
  });
  return roads;
}

RoadTimes times_of(Roads const& roads) {
  RoadTimes times;
  for (auto const& r : roads) times.all.push_back(r.time);
  return times;
}

/// One bin's rows of the day's traffic.
void write_bin(World const& world, TravelFrame const& frame, AssignmentResult const& r, std::size_t b,
               TrafficDay& day) {
  auto const& links = world.network.links;
  std::size_t const n = links.size();
  double const hours = world.transport.bins[b].length_s / 3600;
  for (LinkId a : ids<LinkId>(n)) {
    std::size_t const row = b * n + a.value;
    double const free = frame.roads[b].delay.t0[a];
    double vehicles = 0;
    for (std::size_t c = 0; c < kVehicleClasses; ++c) {
      bool const buses = static_cast<VehicleClass>(c) == VehicleClass::bus;
      double const v = r.volume[c * n + a.value] + (buses ? frame.bus_veh_h(b, a.value) : 0);
      day.volume_veh_h[row * kVehicleClasses + c] = v;
      vehicles += v;
    }
    day.volume_pcu_h[row] = r.volume_pcu[a.value];
    day.speed_kmh[row] = links.length[a].value * 3.6 / r.time[a.value];
    day.delay_veh_h[row] = vehicles * hours * (r.time[a.value] - free) / 3600;
  }
  day.relative_gap[b] = r.relative_gap;
  day.iterations[b] = r.iterations;
}

TrafficDay traffic_of(World const& world, TravelFrame const& frame, Roads const& roads) {
  std::size_t const bins = frame.roads.size(), cells = bins * world.network.links.size();
  TrafficDay day;
  day.volume_veh_h.resize(cells * kVehicleClasses);
  for (auto* column : {&day.volume_pcu_h, &day.speed_kmh, &day.delay_veh_h}) column->resize(cells);
  day.relative_gap.resize(bins);
  day.iterations.resize(bins);
  for (std::size_t b = 0; b < bins; ++b) {
    day.bin_start_s.push_back(world.transport.bins[b].start_s);
    day.bin_length_s.push_back(world.transport.bins[b].length_s);
    write_bin(world, frame, roads[b], b, day);
  }
  return day;
}

void calibrate_once(World& world, LevelOfService const& level, TravelParameters const& p) {
  if (!world.day.mode_constants.empty()) return;
  auto const constants = calibrated_constants(world, level, p.mode_choice);
  world.day.mode_constants.assign(constants.begin(), constants.end());
}

/// How all vehicles drove, by whichever engine.
struct Drive {
  TrafficDay traffic;
  RoadTimes times;
  std::optional<DynamicDay> dynamic;  // in a dynamic year: what else to tell
};

/// @param journeys  that the trips have chosen by
Drive drive(World& world, TravelFrame& frame, Journeys const& journeys, TravelParameters const& p) {
  if (!world.transport.is_dynamic(world.now.year())) {
    world.day.line_forward = world.day.line_backward = {};  // the roads' times tell more than those of another year
    auto const roads = assign_bins(world, frame);
    return {traffic_of(world, frame, roads), times_of(roads), {}};
  }
  auto day = drive_day(world, frame, journeys, p);
  return {std::move(day.traffic), std::move(day.times), std::move(day)};
}

ProgressStep step_of(World const& world, Drive const& drive, int exchange) {
  double const worst = *std::ranges::max_element(drive.traffic.relative_gap);
  auto line = fmt::format("{}: exchange {} of {}, relative gap {:.1e}", world.now.year(), exchange,
                          world.transport.exchanges, worst);
  if (drive.dynamic)
    line += fmt::format(", {:.0f} days simulated, {} of {} vehicles arrived", drive.traffic.iterations.front(),
                        drive.dynamic->tally.arrived, drive.dynamic->tally.trips);
  return {static_cast<std::size_t>(exchange), static_cast<std::size_t>(world.transport.exchanges), std::move(line)};
}

/// Notes how far accessibility still is from rest (models 3.12: below 1 %): of a day's level of service against the one
/// that its trips had chosen by.
void note_residual(World& world, LevelOfService const& now, int exchange, TravelParameters const& p) {
  auto const before = world.access.jobs_access;
  set_access(world, now, p);
  auto const workers = workers_by_zone(world);
  CouplingStep step{world.now.year(), exchange, 0, 0};
  double all = 0;
  for (auto zone : ids<ZoneId>(before.size())) {
    if (before[zone] <= 0) continue;
    double const change = std::abs(world.access.jobs_access[zone] / before[zone] - 1);
    step.largest_change = std::max(step.largest_change, change);
    step.relative_change += workers[zone.value] * change;
    all += workers[zone.value];
  }
  if (all > 0) step.relative_change /= all;
  world.record.coupling.push_back(step);
}

/// Who rode on the simulated day, in the place of who chose to.
TransitDay driven_day(DrivenLines&& lines, TransitDay&& chosen) {
  auto day = std::move(lines.day);
  day.stop_row = std::move(chosen.stop_row);
  day.parked = std::move(chosen.parked);
  return day;
}

/// True where land use and transport are at rest (models 3.12); one exchange alone cannot tell.
bool at_rest(World const& world, int exchange) {
  constexpr double kAtRest = 0.01;
  return exchange > 1 && world.record.coupling.back().relative_change < kAtRest;
}

void note_unrest(World& world) {
  note_event(world.record, world.now, "travel_not_at_rest", {},
             fmt::format("after {} exchanges accessibility still moves by {:.1f} %", world.transport.exchanges,
                         100 * world.record.coupling.back().relative_change),
             {});
}

/// Who goes where at the times of the last exchange: errands, business and visitors choose among places. Goods go by
/// the last day that carriers know, with the roads, bans and tolls of today: only on the base day, when they know none,
/// do they choose again.
void choose_places(World& world, TravelParameters const& p, bool first_day) {
  generate_trips(world, p.demand);
  generate_external(world, p.demand);
  if (first_day) generate_freight(world, p.freight);
}

/// Skims for the record: those of public transport tell what is offered, with room for everybody, as all accessibility
/// does; who waits for another vehicle is in the loads.
std::array<std::vector<Skim>, kModes> skims_on_offer(World& world, TravelFrame const& frame, RoadTimes const& times,
                                                     LevelOfService&& level, TravelParameters const& p) {
  auto const forward = std::exchange(world.day.load_forward, {});
  auto const backward = std::exchange(world.day.load_backward, {});
  auto offered = level_of_service(world, frame, times, p);
  world.day.load_forward = forward;
  world.day.load_backward = backward;
  for (auto const mode : {Mode::bus, Mode::brt, Mode::metro, Mode::park_ride})
    level.skims[static_cast<std::size_t>(mode)] = std::move(offered.skims[static_cast<std::size_t>(mode)]);
  return std::move(level.skims);
}

/// Places, modes and assignment in turns, until they are at rest or `exchanges` are done.
void exchange(World& world, TravelParameters const& p, Progress const& progress) {
  expects(!world.transport.bins.empty() && world.transport.exchanges >= 1, "bins and exchanges of a day of travel");
  auto frame = frame_of(world, p);
  auto level = level_of_service(world, frame, known_times(world), p);
  bool const first_day = world.day.mode_constants.empty();
  Drive last;
  TransitDay riders;
  for (int e = 1; e <= world.transport.exchanges; ++e) {
    if (e > 1) choose_places(world, p, first_day);
    if (first_day) world.day.mode_constants.clear();  // fits the shares at the service of each exchange of the base day
    calibrate_once(world, level, p);
    choose_modes(world, level, p.mode_choice);
    riders = transit_day(world, frame.stops, level.journeys, p.transit_service.peaks);
    remember_loads(world.day, riders, kLoadStep);
    load_vehicles(world, p.mode_choice);
    last = drive(world, frame, level.journeys, p);
    remember_times(world, last.times);  // the next exchange, and goods of the next day of travel, go by them
    auto now = level_of_service(world, frame, last.times, p);
    note_residual(world, now, e, p);
    level = e == 1 ? std::move(now) : smoothed(level, std::move(now));  // what was known is of another year
    set_access(world, level, p);
    if (progress) progress(step_of(world, last, e));
    if (at_rest(world, e)) break;
    if (e > 1 && e == world.transport.exchanges) note_unrest(world);
  }
  if (last.dynamic) {
    note_troubles(world, *last.dynamic);
    riders = driven_day(std::move(last.dynamic->lines), std::move(riders));
  }
  auto& today = world.record.travel[world.now.year()];
  today.traffic = std::move(last.traffic);
  today.trips = trips_by_mode(world);
  today.transit = std::move(riders);
  record_day(world, level, p.mode_choice);
  record_zone_access(world, level, p);
  today.skims = skims_on_offer(world, frame, last.times, std::move(level), p);
}

/// What choosing places reads and writes: what their own modules declare.
ModuleSpec places_spec(TravelParameters const& p) {
  ModuleSpec all;
  for (auto const& part : {demand_modules(p.demand), freight_modules(p.freight)})
    for (auto const& module : part) {
      if (module.spec.period != Period::transport) continue;
      all.reads.insert(all.reads.end(), module.spec.reads.begin(), module.spec.reads.end());
      all.writes.insert(all.writes.end(), module.spec.writes.begin(), module.spec.writes.end());
    }
  return all;
}

Module exchange_module(TravelParameters const& p, Progress const& progress) {
  auto spec = places_spec(p);
  for (auto const* name : {"day.trips", "day.external", "day.trucks", "person.wage", "day.line_open",
                           "household.motorbikes", "household.cars", "link.truck_ban_hours", "link.capacity",
                           "link.lanes", "link.car_toll", "link.truck_toll", "enterprise.key"})
    spec.reads.emplace_back(name);
  for (auto const* name : {"day.vehicles",
                           "day.traffic",
                           "day.mode_constants",
                           "day.routes",
                           "day.link_time",
                           "day.motorbike_time",
                           "day.entry_wait",
                           "day.driven",
                           "access.car_time",
                           "access.motorbike_time",
                           "access.truck_time",
                           "access.transit_time",
                           "access.commute_cost",
                           "access.jobs",
                           "access.workers",
                           "day.load_forward",
                           "day.load_backward",
                           "day.parking_stop",
                           "day.parking_zone",
                           "day.parking_price",
                           "day.parking_use",
                           "day.line_ride_forward",
                           "day.line_ride_backward",
                           "day.line_wait_forward",
                           "day.line_wait_backward",
                           "day.line_spread_forward",
                           "day.line_spread_backward"})
    spec.writes.emplace_back(name);
  spec.name = "travel.exchange";
  spec.period = Period::transport;
  spec.phase = Phase::move;
  return {std::move(spec), [p, progress](World& world) { exchange(world, p, progress); }};
}

Module counts_module() {
  return {{.name = "travel.counts",
           .period = Period::transport,
           .phase = Phase::record,
           .reads = {"day.traffic"},
           .writes = {},
           .adds = {}},
          compare_counts};
}

Module interventions_module() {
  return {{.name = "transport.interventions",
           .period = Period::month,
           .phase = Phase::sense,
           .reads = {},
           .writes = {"link.lanes", "link.capacity", "link.open_from", "link.truck_ban", "link.truck_ban_hours",
                      "link.car_toll", "link.truck_toll", "day.line_built"},
           .adds = {}},
          [](World& world) {
            apply_widenings(world.network.widenings, world.now, world.network.links);
            apply_transport_interventions(world);
          }};
}

void append(std::vector<Module>& all, std::vector<Module> part) {
  for (auto& module : part) all.push_back(std::move(module));
}

}  // namespace

std::vector<Module> travel_modules(TravelParameters const& p, Progress const& progress) {
  std::vector<Module> all = {interventions_module()};
  append(all, transit_service_modules());
  append(all, demand_modules(p.demand));
  append(all, freight_modules(p.freight));
  append(all, {exchange_module(p, progress), counts_module()});
  append(all, emissions_modules(p.emissions));
  return all;
}

void estimate_access(World& world, TravelParameters const& p) {
  open_lines(world);
  auto const frame = frame_of(world, p);
  set_access(world, level_of_service(world, frame, known_times(world), p), p);
}

void run_travel_day(World& world, TravelParameters const& p, Progress const& progress) {
  open_lines(world);
  auto const schedule = Schedule::derive(travel_modules(p, progress), state_names());
  ensures(static_cast<bool>(schedule), "the modules of travel have an order");
  for (Phase const phase : kPhases)
    for (auto const& module : schedule->due(Period::transport, phase)) module.step(world);
}

}  // namespace tanvan
