#include "scenarios/run/traffic/traffic_outputs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "models/emissions/emissions.hpp"
#include "sim/rng/draws.hpp"
#include "sim/traffic/day_moves.hpp"

namespace tanvan {
namespace {

constexpr std::uint64_t kSampleSeed = 1;  // as of every simulated day

std::vector<std::string> zones_of_links(TrafficNetwork const& network) {
  std::vector<std::string> zones;
  for (auto const to : network.roads.to.span()) zones.push_back(network.zone[to]);
  return zones;
}

bool every_node_has_a_zone(TrafficNetwork const& network) {
  return network.zone.size() == network.roads.nodes &&
         std::ranges::none_of(network.zone.span(), [](auto const& zone) { return zone.empty() || zone == "-1"; });
}

std::vector<std::string> names_by_link(TrafficNetwork const& network) {
  if (network.district.size() == network.roads.links())
    return {network.district.span().begin(), network.district.span().end()};
  if (every_node_has_a_zone(network)) return zones_of_links(network);
  return std::vector<std::string>(network.roads.links(), "all");
}

void put_districts(ResultsWriter& file, TrafficNetwork const& network, LinkFigures const& figures) {
  auto const districts = link_districts(network);
  auto const n = districts.name.size();
  auto const by = district_figures(network.roads, figures, districts.of, n);
  ResultsWriter::Shape const shape = {figures.bin_start_s.size(), n};
  file.texts("/mfd/district", districts.name);
  file.reals("/mfd/accumulation_pcu", shape, by.accumulation_pcu);
  file.reals("/mfd/production_veh_km_h", shape, by.production_veh_km_h);
  file.reals("/mfd/production_pcu_km_h", shape, by.production_pcu_km_h);
  file.reals("/mfd/speed_kmh", shape, by.speed_kmh);
  file.reals("/mfd/delay_veh_h", shape, by.delay_veh_h);
}

void put_screenlines(ResultsWriter& file, TrafficNetwork const& network, LinkFigures const& figures,
                     std::vector<Screenline> const& lines) {
  if (lines.empty()) return;
  std::vector<std::string> names;
  for (auto const& line : lines) names.push_back(line.name);
  file.texts("/screenlines/name", names);
  file.reals("/screenlines/volume_veh_h", {figures.bin_start_s.size(), lines.size(), kVehicleClasses},
             screenline_volumes(figures, network.roads.links(), lines));
}

void put_travel_times(ResultsWriter& file, TrafficAnswer const& answer) {
  auto const& record = answer.day.record;
  auto const times = travel_times(answer.trips, answer.day, record.bins, record.bin_width);
  ResultsWriter::Shape const shape = {record.bins, kVehicleClasses};
  file.integers("/travel_time/trips", shape, times.trips);
  file.reals("/travel_time/mean_s", shape, times.mean_s);
  file.reals("/travel_time/p5_s", shape, times.p5_s);
  file.reals("/travel_time/p50_s", shape, times.p50_s);
  file.reals("/travel_time/p85_s", shape, times.p85_s);
  file.reals("/travel_time/p95_s", shape, times.p95_s);
}

/// The figures as a day of traffic that models read.
TrafficDay traffic_day(LinkFigures const& figures, double bin_s) {
  TrafficDay day;
  day.bin_start_s = figures.bin_start_s;
  day.bin_length_s.assign(figures.bin_start_s.size(), bin_s);
  day.volume_veh_h = figures.volume_veh_h;
  day.speed_kmh = figures.speed_kmh;
  day.motorbike_speed_kmh = figures.motorbike_speed_kmh;
  return day;
}

void put_emissions(ResultsWriter& file, TrafficRoads const& roads, TrafficDay const& day, int fleet_year) {
  LinkStore links;
  links.from = roads.from;
  for (double const metres : roads.length_m) links.length.push_back({metres});
  auto const e = emissions_of(day, links, FleetCurves(fleet_year, {}));
  ResultsWriter::Shape const shape = {links.size()};
  auto const put = [&](char const* name, std::vector<double> const& values) {
    file.reals(fmt::format("/emissions/{}/{}", fleet_year, name), shape, values);
  };
  put("fuel_l_day", e.fuel_l);
  put("co2_kg_day", e.co2_kg);
  put("nox_kg_day", e.nox_kg);
  put("pm25_kg_day", e.pm25_kg);
  put("co_kg_day", e.co_kg);
}

StoredMoves put_all_moves(ResultsWriter& file, DayMoves& moves) {
  auto const columns = move_columns(moves);
  auto const rows = columns.link_step.size();
  file.integers("/moves/offset", {columns.offset.size()}, columns.offset);
  file.narrow_integers("/moves/link_step", {rows}, columns.link_step);
  file.narrow_integers("/moves/enter_step", {rows}, columns.enter_step);
  StoredMoves stored{rows, 0};
  for (auto const* path : {"/moves/offset", "/moves/link_step", "/moves/enter_step"})
    stored.bytes += file.stored_bytes(path);
  return stored;
}

void put_trajectories(ResultsWriter& file, DayMoves& moves, std::size_t wanted) {
  auto const drawn = trajectories(moves, sampled_trips(moves.trips(), wanted));
  ResultsWriter::Shape const visits = {drawn.link.size()};
  file.integers("/trajectories/trip", {drawn.trip.size()}, drawn.trip);
  file.integers("/trajectories/offset", {drawn.offset.size()}, drawn.offset);
  file.integers("/trajectories/link", visits, drawn.link);
  file.reals("/trajectories/enter_s", visits, drawn.enter_s);
  file.reals("/trajectories/leave_s", visits, drawn.leave_s);
}

}  // namespace

LinkDistricts link_districts(TrafficNetwork const& network) {
  auto const by_link = names_by_link(network);
  LinkDistricts districts;
  districts.name = by_link;
  std::ranges::sort(districts.name);
  districts.name.erase(std::ranges::unique(districts.name).begin(), districts.name.end());
  for (auto const& name : by_link)
    districts.of.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(districts.name, name) - districts.name.begin()));
  return districts;
}

std::vector<std::uint32_t> sampled_trips(std::size_t trips, std::size_t wanted) {
  std::vector<std::pair<double, std::uint32_t>> drawn;
  for (std::uint32_t t = 0; t < trips; ++t)
    drawn.emplace_back(Draws(kSampleSeed, AgentKey{t}, 0, Stream::trajectory).uniform(), t);
  wanted = std::min(wanted, trips);
  std::ranges::nth_element(drawn, drawn.begin() + static_cast<std::ptrdiff_t>(wanted));
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < wanted; ++i) rows.push_back(drawn[i].second);
  std::ranges::sort(rows);
  return rows;
}

void put_day_figures(ResultsWriter& file, TrafficNetwork const& network, TrafficAnswer const& answer,
                     LinkFigures const& figures, DayWishes const& wishes) {
  put_districts(file, network, figures);
  put_screenlines(file, network, figures, wishes.screenlines);
  put_travel_times(file, answer);
  auto const bin_s = seconds_of_time(answer.day.record.bin_width);
  if (wishes.fleet_year > 0) put_emissions(file, network.roads, traffic_day(figures, bin_s), wishes.fleet_year);
}

StoredMoves put_moves(ResultsWriter& file, TrafficNetwork const& network, TrafficAnswer const& answer,
                      DayWishes const& wishes) {
  if (!wishes.needs_moves()) return {};
  DayMoves moves(network.roads, answer.trips, answer.ways, answer.day);
  if (wishes.trajectories > 0) put_trajectories(file, moves, wishes.trajectories);
  return wishes.moves ? put_all_moves(file, moves) : StoredMoves{};
}

}  // namespace tanvan
