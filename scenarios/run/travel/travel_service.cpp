#include "scenarios/run/travel/travel_service.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <tbb/parallel_for.h>

#include "models/demand/profiles.hpp"
#include "sim/access/hansen.hpp"
#include "sim/transit/transit_skim.hpp"
#include "sim/transit/travel_facts.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr std::size_t at(Mode m) {
  return static_cast<std::size_t>(m);
}

Skim slow_skim(Matrix const& km, double kmh) {
  Skim skim{km, Matrix(km.rows, km.columns), km};
  for (double& t : skim.time_min.values) t *= 60 / kmh;
  return skim;
}

Skim driven(World const& world, AssignmentProblem const& roads, RoadTimes const& times, std::size_t bin,
            VehicleClass vehicle, double inside_kmh, double vnd_km, RoadParameters const& p) {
  Skim skim = road_skim(world, roads, times.of(vehicle, bin), vehicle, inside_kmh, p, times.waits(vehicle, bin));
  for (std::size_t i = 0; i < skim.cost_vnd.values.size(); ++i)
    if (std::isfinite(skim.distance_km.values[i])) skim.cost_vnd.values[i] += vnd_km * skim.distance_km.values[i];
  return skim;
}

std::vector<std::vector<double>> rows_of(std::vector<double> const& all, std::size_t rows) {
  std::vector<std::vector<double>> split;
  auto const width = static_cast<std::ptrdiff_t>(all.size() / rows);
  for (auto row = all.begin(); row != all.end(); row += width) split.emplace_back(row, row + width);
  return split;
}

std::vector<double> joined(std::vector<std::vector<double>> const& rows) {
  std::vector<double> all;
  for (auto const& row : rows) all.insert(all.end(), row.begin(), row.end());
  return all;
}

std::vector<ZoneDisc> discs_of(ZoneStore const& zones) {
  std::vector<ZoneDisc> discs;
  for (ZoneId z : ids<ZoneId>(zones.size())) discs.push_back(disc_of({zones.lon[z], zones.lat[z]}, zones.area_km2[z]));
  return discs;
}

constexpr std::array kPublicModes = {Mode::bus, Mode::brt, Mode::metro};

/// Whether any line of a mode is open today.
bool is_open(World const& world, Mode mode) {
  auto const& lines = world.region.lines;
  for (std::size_t line = 0; line < lines.size(); ++line)
    if (world.day.service.line_open[line] && carries_people(lines[line]) && public_mode(lines[line]) == mode)
      return true;
  return false;
}

/// Share of each zone within the walking limit of a stop that a line up to the mode serves at any time of the day.
std::vector<double> shares_served(World const& world, LineStops const& stops, Mode mode,
                                  TransitOptions const& options) {
  auto const& lines = world.region.lines;
  std::vector<MapPoint> places;
  for (std::size_t line = 0; line < lines.size(); ++line)
    if (world.day.service.line_open[line] && carries_people(lines[line]) && public_mode(lines[line]) <= mode)
      for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s)
        places.push_back({world.region.stops[stops.row[s]].lon, world.region.stops[stops.row[s]].lat});
  std::vector<double> shares;
  for (auto const& disc : discs_of(world.network.zones))
    shares.push_back(share_within(disc, places, options.access_limit_km));
  return shares;
}

ZoneId nearest_zone(ZoneStore const& zones, MapPoint place) {
  ZoneId best;
  double least = kInf;
  for (ZoneId z : ids<ZoneId>(zones.size()))
    if (double const km = distance_km({zones.lon[z], zones.lat[z]}, place); km < least) least = km, best = z;
  return best;
}

bool has_lot_near(std::vector<ParkingLot> const& lots, MapPoint place) {
  constexpr double kOnePlace_km = 0.15;
  return std::ranges::any_of(lots, [&](auto const& lot) { return distance_km(lot.place, place) < kOnePlace_km; });
}

/// A lot at every station of an open line; lines that meet share one.
std::vector<ParkingLot> parking_lots(World const& world, LineStops const& stops, ParkRideParameters const& p) {
  std::vector<ParkingLot> lots;
  auto const& lines = world.region.lines;
  for (std::size_t line = 0; line < lines.size() && p.capacity > 0; ++line)
    if (world.day.service.line_open[line] && carries_people(lines[line]) && has_stations(lines[line]))
      for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s) {
        auto const& row = world.region.stops[stops.row[s]];
        if (has_lot_near(lots, {row.lon, row.lat})) continue;
        lots.push_back({stops.row[s], nearest_zone(world.network.zones, {row.lon, row.lat}), {row.lon, row.lat}});
      }
  return lots;
}

/// The zones, and the lots as places of their own.
std::vector<ZoneDisc> places_of(World const& world, std::vector<ParkingLot> const& lots) {
  constexpr double kLotRadius_km = 0.05;
  auto places = discs_of(world.network.zones);
  for (auto const& lot : lots) places.push_back({lot.place, kLotRadius_km});
  return places;
}

/// True where the journey of a cell rides a line of the mode. @param line_of  [S]
bool rides(TransitSkim const& skim, std::size_t cell, RegionTables const& region,
           std::vector<std::uint32_t> const& line_of, Mode mode) {
  for (std::size_t k = 0; k < static_cast<std::size_t>(skim.boardings[cell]); ++k)
    if (public_mode(region.lines[line_of[skim.rides[cell][k].board]]) == mode) return true;
  return false;
}

std::vector<std::uint32_t> lines_of_stops(LineStops const& stops) {
  std::vector<std::uint32_t> line_of;
  for (std::uint32_t line = 0; line + 1 < stops.offset.size(); ++line) line_of.resize(stops.offset[line + 1], line);
  return line_of;
}

/// One bin of a mode of public transport from its journeys, zones alone.
void put_public(World const& world, LineStops const& stops, TransitSkim const& journeys, Mode mode, std::size_t bin,
                LevelOfService& level) {
  std::size_t const zones = world.network.zones.size();
  auto const line_of = lines_of_stops(stops);
  auto& skim = level.skims[at(mode)][bin];
  skim.distance_km = level.skims[at(Mode::motorbike)][bin].distance_km;
  skim.time_min = skim.cost_vnd = Matrix(zones, zones, kInf);
  auto& outside = level.outside_min[at(mode)][bin] = Matrix(zones, zones);
  auto& transfers = level.transfers[at(mode)][bin] = Matrix(zones, zones);
  auto& crowding = level.crowding_min[at(mode)][bin] = Matrix(zones, zones);
  for (std::size_t i = 0; i < zones; ++i)
    for (std::size_t j = 0; j < zones; ++j) {
      std::size_t const cell = i * journeys.zones + j;
      if (!std::isfinite(journeys.time_min[cell]) || !rides(journeys, cell, world.region, line_of, mode)) continue;
      skim.time_min(i, j) = journeys.time_min[cell];
      skim.cost_vnd(i, j) = journeys.fare_vnd[cell];
      outside(i, j) = journeys.walk_min[cell] + journeys.wait_min[cell];
      transfers(i, j) = journeys.boardings[cell] - 1;
      crowding(i, j) = journeys.crowding_min[cell];
    }
}

/// Public transport of a bin: a search for each mode that is open, the last with the lots.
void add_public(World const& world, TravelFrame const& frame, std::size_t bin, std::span<double const> time,
                TravelParameters const& p, LevelOfService& level) {
  auto network = transit_network(world, frame.stops, frame.routes, world.transport.bins[bin], time, p.transit_service);
  add_crowding(world, frame.stops, bin, p.transit_service, network);
  add_driven(world, frame.stops, bin, p.transit_service, network);
  auto const options = transit_options_of(p);
  for (auto const mode : kPublicModes) {
    if (level.skims[at(mode)].empty()) continue;
    auto journeys = transit_skim(up_to(network, world.region, mode), discs_of(world.network.zones), options);
    put_public(world, frame.stops, journeys, mode, bin, level);
    level.journeys[at(mode)][bin] = std::move(journeys);
  }
  if (frame.lots.empty()) return;
  auto journeys = transit_skim(network, places_of(world, frame.lots), options);
  level.lot_rides[bin] = lot_rides(journeys);
  level.journeys[at(Mode::park_ride)][bin] = std::move(journeys);
}

/// Room for the bins of each mode that there is today.
void open_modes(World const& world, TravelFrame const& frame, std::size_t bins, LevelOfService& level) {
  for (auto const mode : {Mode::walk, Mode::bicycle, Mode::motorbike, Mode::car, Mode::truck})
    level.skims[at(mode)].resize(bins);
  for (auto const mode : kPublicModes) {
    if (mode != Mode::bus && !is_open(world, mode)) continue;
    for (auto* column : {&level.outside_min[at(mode)], &level.transfers[at(mode)], &level.crowding_min[at(mode)]})
      column->resize(bins);
    level.skims[at(mode)].resize(bins), level.journeys[at(mode)].resize(bins);
  }
  level.share = frame.share;
  if (frame.lots.empty()) return;
  level.journeys[at(Mode::park_ride)].resize(bins), level.lot_rides.resize(bins);
}

/// The fastest way by any public transport, +inf where there is none.
Matrix public_time(LevelOfService const& level, std::size_t bin) {
  Matrix time = level.skims[at(Mode::bus)][bin].time_min;
  for (auto const mode : kPublicModes)
    if (!level.skims[at(mode)].empty())
      for (std::size_t i = 0; i < time.values.size(); ++i)
        time.values[i] = std::min(time.values[i], level.skims[at(mode)][bin].time_min.values[i]);
  return time;
}

/// Where both are known.
void mix(Matrix const& before, Matrix& now) {
  for (std::size_t i = 0; i < now.values.size(); ++i)
    if (std::isfinite(before.values[i]) && std::isfinite(now.values[i]))
      now.values[i] = before.values[i] + 0.5 * (now.values[i] - before.values[i]);
}

/// Where there was service before; what there is now alone counts elsewhere.
void mix_where(Matrix const& time_before, Matrix const& before, Matrix& now) {
  for (std::size_t i = 0; i < now.values.size(); ++i)
    if (std::isfinite(time_before.values[i]))
      now.values[i] = before.values[i] + 0.5 * (now.values[i] - before.values[i]);
}

/// Times without infinities, for models that cannot wait for a road.
Matrix passable(World const& world, Matrix time) {
  auto const& zones = world.network.zones;
  for (ZoneId i : ids<ZoneId>(zones.size()))
    for (ZoneId j : ids<ZoneId>(zones.size()))
      if (double& t = time(i.value, j.value); !std::isfinite(t))
        t = distance_km({zones.lon[i], zones.lat[i]}, {zones.lon[j], zones.lat[j]}) / 10 * 60;
  return time;
}

/// Hansen accessibility of each zone.
Column<ZoneId, double> within_reach(Matrix const& cost, std::vector<double> const& mass, double decay) {
  Column<ZoneId, double> access(mass.size());
  std::ranges::copy(hansen(cost.values, mass, decay), access.begin());
  return access;
}

}  // namespace

std::vector<double> jobs_by_zone(World const& world) {
  std::vector<double> jobs(world.network.zones.size());
  auto const& enterprises = world.population.enterprises;
  for (EnterpriseId e : ids<EnterpriseId>(enterprises.size()))
    if (enterprises.establishment[e])
      jobs[world.population.establishments.zone[enterprises.establishment[e]].value] +=
          total(enterprises.workers[e]) / world.scale;
  return jobs;
}

std::vector<double> workers_by_zone(World const& world) {
  std::vector<double> workers(world.network.zones.size());
  auto const& persons = world.population.persons;
  for (PersonId i : ids<PersonId>(persons.size()))
    if (persons.status[i] == Status::employed || persons.status[i] == Status::unemployed)
      workers[world.population.households.zone[persons.household[i]].value] += 1 / world.scale;
  return workers;
}

std::size_t bin_of_hour(World const& world, double hour) {
  return bin_at(world.transport.bins, hour);
}

TransitOptions transit_options_of(TravelParameters const& p) {
  constexpr double kPartsOfAMinute = 10;  // no slope is more exact
  auto options = p.transit_service.paths;
  auto const& m = p.mode_choice;
  options.walk_weight = m.outside_weight;
  options.boarding_penalty_min = std::round(kPartsOfAMinute * m.transfer_slope / m.time_slope) / kPartsOfAMinute;
  return options;
}

TravelFrame frame_of(World const& world, TravelParameters const& p) {
  TravelFrame frame;
  frame.stops = line_stops(world.region);
  frame.routes = bus_routes(world, frame.stops);
  frame.bus_veh_h = bus_volumes(world, frame.stops, frame.routes, p.transit_service.peaks);
  frame.slow_km = slow_distances(world);
  for (auto const mode : kPublicModes)
    frame.share[at(mode)] = shares_served(world, frame.stops, mode, transit_options_of(p));
  frame.share[at(Mode::park_ride)] = frame.share[at(Mode::metro)];
  frame.lots = parking_lots(world, frame.stops, p.mode_choice.park_ride);
  std::size_t const links = world.network.links.size();
  auto const hierarchy =
      std::make_shared<ContractionHierarchy const>(contraction_hierarchy(routing_graph(world.network)));
  for (std::size_t b = 0; b < world.transport.bins.size(); ++b) {
    frame.roads.push_back(road_problem(world, b, std::span{frame.bus_veh_h.values}.subspan(b * links, links), p.road));
    frame.roads.back().hierarchy = hierarchy;
  }
  return frame;
}

RoadTimes known_times(World const& world) {
  auto const free = free_flow_times(world.network);
  std::size_t const bins = world.transport.bins.size();
  auto const& day = world.day;
  if (day.link_time_s.size() != bins * free.size()) return {std::vector(bins, free)};
  RoadTimes times{rows_of(day.link_time_s, bins)};
  if (day.motorbike_time_s.size() == day.link_time_s.size()) times.motorbikes = rows_of(day.motorbike_time_s, bins);
  times.entry_wait_s = day.entry_wait_s;
  return times;
}

void remember_times(World& world, RoadTimes const& times) {
  world.day.link_time_s = joined(times.all);
  world.day.motorbike_time_s = joined(times.motorbikes);
  world.day.entry_wait_s = times.entry_wait_s;
}

LevelOfService level_of_service(World const& world, TravelFrame const& frame, RoadTimes const& times,
                                TravelParameters const& p) {
  std::size_t const bins = world.transport.bins.size();
  LevelOfService level;
  open_modes(world, frame, bins, level);
  level.park_ride = {frame.lots,
                     lots_near(discs_of(world.network.zones), frame.lots, p.mode_choice.park_ride.reach_km)};
  tbb::parallel_for(std::size_t{0}, bins, [&](std::size_t b) {
    auto const& m = p.mode_choice;
    level.skims[at(Mode::walk)][b] = slow_skim(frame.slow_km, p.transit_service.paths.walk_kmh);
    level.skims[at(Mode::bicycle)][b] = slow_skim(frame.slow_km, travel_facts::kBicycle_kmh);
    auto const& roads = frame.roads[b];
    level.skims[at(Mode::motorbike)][b] = driven(world, roads, times, b, VehicleClass::motorbike,
                                                 p.road.motorbike_inside_kmh, m.motorbike_vnd_km, p.road);
    level.skims[at(Mode::car)][b] =
        driven(world, roads, times, b, VehicleClass::car, p.road.car_inside_kmh, m.car_vnd_km, p.road);
    level.skims[at(Mode::truck)][b] =
        driven(world, roads, times, b, VehicleClass::truck, p.road.truck_inside_kmh, 0, p.road);
    add_public(world, frame, b, times.all[b], p, level);
  });
  level.place_minutes = place_minutes(world, frame.stops, p.transit_service.peaks);
  add_offered_skims(level, p.mode_choice);
  return level;
}

LevelOfService smoothed(LevelOfService const& before, LevelOfService now) {
  for (std::size_t m = 0; m < kModes; ++m)
    for (std::size_t b = 0; b < std::min(before.skims[m].size(), now.skims[m].size()); ++b) {
      if (!now.outside_min[m].empty())
        mix_where(before.skims[m][b].time_min, before.outside_min[m][b], now.outside_min[m][b]);
      mix(before.skims[m][b].time_min, now.skims[m][b].time_min);
      mix(before.skims[m][b].cost_vnd, now.skims[m][b].cost_vnd);
    }
  for (std::size_t b = 0; b < std::min(before.lot_rides.size(), now.lot_rides.size()); ++b) {
    mix(before.lot_rides[b].time_min, now.lot_rides[b].time_min);
    mix(before.lot_rides[b].outside_min, now.lot_rides[b].outside_min);
    mix(before.lot_rides[b].cost_vnd, now.lot_rides[b].cost_vnd);
  }
  return now;
}

void set_access(World& world, LevelOfService const& level, TravelParameters const& p) {
  std::size_t const am = bin_of_hour(world, 7.5), midday = bin_of_hour(world, 11), pm = bin_of_hour(world, 17);
  auto& access = world.access;
  access.car_time_min = passable(world, level.skims[at(Mode::car)][am].time_min);
  access.motorbike_time_min = passable(world, level.skims[at(Mode::motorbike)][am].time_min);
  access.truck_time_min = passable(world, level.skims[at(Mode::truck)][midday].time_min);
  access.transit_time_min = public_time(level, am);
  access.commute_cost = commute_cost(world, level, p.mode_choice, am, pm);
  access.jobs_access = within_reach(access.commute_cost, jobs_by_zone(world), p.road.access_decay);
  access.workers_access = within_reach(access.commute_cost, workers_by_zone(world), p.road.access_decay);
}

}  // namespace tanvan
