#include "scenarios/run/traffic/traffic_result.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/run/network_map/network_map.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/results/results_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/traffic/link_figures.hpp"

namespace tanvan {
namespace {

using Integers = std::vector<std::int64_t>;
using Narrow = std::vector<std::int32_t>;

void put_totals(ResultsWriter& file, TrafficAnswer const& answer, TripColumns const& columns) {
  file.attribute("entries", static_cast<std::int64_t>(answer.day.entries));
  file.attribute("forced_moves", static_cast<std::int64_t>(answer.day.forced.size()));
  file.attribute("relative_gap", answer.relative_gap);
  file.attribute("arrived", static_cast<std::int64_t>(columns.arrived));
  file.attribute("trips", static_cast<std::int64_t>(columns.stuck.size()));
}

Narrow rows_of(std::span<NodeId const> nodes) {
  Narrow rows;
  rows.reserve(nodes.size());
  for (NodeId const v : nodes) rows.push_back(static_cast<std::int32_t>(v.value));
  return rows;
}

Narrow rows_of(std::span<VehicleClass const> classes) {
  Narrow rows;
  rows.reserve(classes.size());
  for (VehicleClass const c : classes) rows.push_back(static_cast<std::int32_t>(c));
  return rows;
}

void put_trips(ResultsWriter& file, TripRequests const& requests, TripColumns const& columns) {
  ResultsWriter::Shape const rows = {requests.size()};
  file.texts("/trips/trip_id", requests.id);
  file.narrow_integers("/trips/class", rows, rows_of(requests.vehicle));
  file.narrow_integers("/trips/from_node", rows, rows_of(requests.from));
  file.narrow_integers("/trips/to_node", rows, rows_of(requests.to));
  file.reals("/trips/depart_s", rows, columns.depart_s);
  file.reals("/trips/enter_s", rows, columns.enter_s);
  file.reals("/trips/arrive_s", rows, columns.arrive_s);
  file.reals("/trips/distance_m", rows, columns.distance_m);
  file.texts("/trips/stuck", columns.stuck);
}

void put_links(ResultsWriter& file, TrafficNetwork const& network, TrafficAnswer const& answer,
               LinkFigures const& figures) {
  auto const bins = figures.bin_start_s.size(), links = network.roads.links();
  std::vector<std::string> const classes = {"motorbike", "car", "bus", "truck"};
  file.texts("/traffic/node_id", network.node_name.span());
  file.texts("/traffic/link_id", network.link_name.span());
  file.reals("/traffic/bin_start_s", {bins}, figures.bin_start_s);
  file.reals("/traffic/bin_length_s", {bins}, std::vector<double>(bins, seconds_of_time(answer.day.record.bin_width)));
  file.texts("/traffic/class", classes);
  file.reals("/traffic/volume_veh_h", {bins, links, kVehicleClasses}, figures.volume_veh_h);
  file.reals("/traffic/volume_pcu_h", {bins, links}, figures.volume_pcu_h);
  file.reals("/traffic/speed_kmh", {bins, links}, figures.speed_kmh);
  file.reals("/traffic/motorbike_speed_kmh", {bins, links}, figures.motorbike_speed_kmh);
  file.reals("/traffic/delay_veh_h", {bins, links}, figures.delay_veh_h);
  file.reals("/traffic/occupancy_pcu", {bins, links}, figures.occupancy_pcu);
}

/// The numbers of the nodes that links begin or end at.
Integers numbers_at(Column<LinkId, NodeId> const& ends, Integers const& number) {
  Integers at;
  for (NodeId const v : ends.span()) at.push_back(number[v.value]);
  return at;
}

/// /network of nodes without a place: what can be told without a map, under the names that it has with one.
void put_unplaced_network(ResultsWriter& file, TrafficNetwork const& network) {
  auto const& roads = network.roads;
  auto const node = numbers_or_rows(network.node_name.span());
  ResultsWriter::Shape const rows = {roads.links()};
  file.integers("/network/nodes/id", {node.size()}, node);
  file.texts("/network/nodes/name", network.place_name.span());
  file.integers("/network/links/id", rows, numbers_or_rows(network.link_name.span()));
  file.texts("/network/links/name", network.road_name.span());
  file.integers("/network/links/from", rows, numbers_at(roads.from, node));
  file.integers("/network/links/to", rows, numbers_at(roads.to, node));
  file.reals("/network/links/length_m", rows, roads.length_m.span());
  file.reals("/network/links/lanes", rows, roads.lanes.span());
  file.reals("/network/links/free_speed_kmh", rows, roads.free_speed_kmh.span());
  file.reals("/network/links/capacity_pcu_h", rows, roads.capacity_pcu_h.span());
  file.integers("/network/links/open_from", rows, Integers(roads.links(), 0));
}

void put_network(ResultsWriter& file, TrafficNetwork const& network) {
  if (network.map) return put_network(file, *network.map);
  put_unplaced_network(file, network);
  if (!network.no_map) return;
  file.attribute("no_map_vi", network.no_map->vi);
  file.attribute("no_map_en", network.no_map->en);
}

void put_hashes(ResultsWriter& file, DayResult const& day) {
  Integers hashes;
  for (auto const h : day.state_hash) hashes.push_back(static_cast<std::int64_t>(h));
  file.integers("/traffic/state_hash", {hashes.size()}, hashes);
}

void put_steps(ResultsWriter& file, TrafficAnswer const& answer) {
  auto const& steps = answer.steps;
  if (steps.empty()) return;
  file.attribute("converged", std::int64_t{answer.stop == DayStop::reached});
  std::vector<double> gap, geh;
  Integers stuck, switched, kept;
  for (auto const& step : steps) {
    gap.push_back(step.gap);
    geh.push_back(step.geh_share);
    stuck.push_back(static_cast<std::int64_t>(step.stuck));
    switched.push_back(static_cast<std::int64_t>(step.switched));
    kept.push_back(std::int64_t{step.iteration == answer.kept});
  }
  ResultsWriter::Shape const rows = {steps.size()};
  file.reals("/traffic/iterations/relative_gap", rows, gap);
  file.reals("/traffic/iterations/geh_share", rows, geh);
  file.integers("/traffic/iterations/stuck", rows, stuck);
  file.integers("/traffic/iterations/switched", rows, switched);
  file.integers("/traffic/iterations/kept", rows, kept);
}

void put_changes(ResultsWriter& file, std::vector<RoadChange> const& changes) {
  if (changes.empty()) return;
  Integers link;
  std::vector<double> at_s, capacity, lanes;
  for (auto const& change : changes) {
    link.push_back(change.link.value);
    at_s.push_back(change.at_s);
    capacity.push_back(change.capacity_pcu_h);
    lanes.push_back(change.lanes);
  }
  ResultsWriter::Shape const rows = {changes.size()};
  file.integers("/changes/link", rows, link);
  file.reals("/changes/at_s", rows, at_s);
  file.reals("/changes/capacity_pcu_h", rows, capacity);
  file.reals("/changes/lanes", rows, lanes);
}

void put_class_closures(ResultsWriter& file, std::vector<ClassClosure> const& closures) {
  Integers link, vehicle;
  std::vector<double> begin_s, end_s;
  for (auto const& closure : closures)
    for (std::size_t c = 0; c < kVehicleClasses; ++c) {
      if ((closure.classes >> c & 1U) == 0) continue;
      link.push_back(closure.link.value);
      vehicle.push_back(static_cast<std::int64_t>(c));
      begin_s.push_back(closure.begin_s);
      end_s.push_back(std::min(closure.end_s, kLatestTraffic_s));
    }
  if (link.empty()) return;
  ResultsWriter::Shape const rows = {link.size()};
  file.integers("/class_closures/link", rows, link);
  file.integers("/class_closures/class", rows, vehicle);
  file.reals("/class_closures/begin_s", rows, begin_s);
  file.reals("/class_closures/end_s", rows, end_s);
}

/// Nothing where nobody rides.
void put_riders(ResultsWriter& file, RealisedCalls const& calls) {
  auto const put = [&](char const* name, std::vector<std::uint32_t> const& counts) {
    file.integers(std::string("/transit/calls/") + name, {counts.size()},
                  std::vector<std::int64_t>(counts.begin(), counts.end()));
  };
  put("boardings", calls.boardings);
  put("alightings", calls.alightings);
  put("load", calls.load);
  put("denied", calls.denied);
}

void put_calls(ResultsWriter& file, TransitFolder const& folder, RealisedCalls const& calls) {
  auto const& t = folder.service.timetable;
  ResultsWriter::Shape const rows = {t.calls()};
  std::vector<std::string> stop_id;
  for (auto const stop : t.stop) stop_id.push_back(folder.stop_id[stop.value]);
  auto const put = [&](char const* name, std::vector<std::int32_t> const& seconds) {
    std::vector<double> values;
    for (auto const s : seconds) values.push_back(s == kNotMade ? -1 : s);
    file.reals(std::string("/transit/calls/") + name, rows, values);
  };
  file.texts("/transit/calls/trip_id", folder.trip_id);
  file.texts("/transit/calls/stop_id", stop_id);
  put("planned_arrival_s", t.arrival);
  put("planned_departure_s", t.departure);
  put("arrival_s", calls.arrival);
  put("departure_s", calls.departure);
}

void put_gridlocks(ResultsWriter& file, std::vector<Gridlock> const& gridlocks) {
  if (gridlocks.empty()) return;
  std::vector<double> since_s, last_s;
  Integers offset = {0}, link;
  for (auto const& gridlock : gridlocks) {
    since_s.push_back(seconds_of_time(gridlock.since));
    last_s.push_back(seconds_of_time(gridlock.last_found));
    for (LinkId const a : gridlock.links) link.push_back(a.value);
    offset.push_back(static_cast<std::int64_t>(link.size()));
  }
  ResultsWriter::Shape const rows = {gridlocks.size()};
  file.reals("/gridlocks/since_s", rows, since_s);
  file.reals("/gridlocks/last_found_s", rows, last_s);
  file.integers("/gridlocks/offset", {offset.size()}, offset);
  file.integers("/gridlocks/link", {link.size()}, link);
}

struct EventColumns {
  Integers month;
  std::vector<std::string> kind, target, detail, source;

  void add(std::string_view what, std::string whom, std::string how) {
    month.push_back(0);
    kind.emplace_back(what);
    target.push_back(std::move(whom));
    detail.push_back(std::move(how));
    source.emplace_back("simulated");
  }
};

void put_events(ResultsWriter& file, TrafficNetwork const& network, TripRequests const& requests,
                DayResult const& day) {
  EventColumns events;
  for (auto const& g : day.gridlocks) events.add("gridlock", "links", gridlock_text(g, network.link_name));
  for (auto const& move : day.forced)
    events.add("forced_move", requests.id[move.trip],
               fmt::format("from link {} into full link {} at {}", network.link_name[move.from],
                           network.link_name[move.to], clock_text(seconds_of_time(move.at))));
  if (events.month.empty()) return;
  file.integers("/events/month", {events.month.size()}, events.month);
  file.texts("/events/kind", events.kind);
  file.texts("/events/target", events.target);
  file.texts("/events/detail", events.detail);
  file.texts("/events/source", events.source);
}

double seconds_or_minus(TrafficTime time) {
  return time == kNoTime ? -1 : seconds_of_time(time);
}

}  // namespace

std::string_view stuck_word(Stuck stuck) {
  switch (stuck) {
    case Stuck::none: return "";
    case Stuck::no_way: return "no way";
    case Stuck::gridlock: return "gridlock";
    case Stuck::blocked: return "blocked";
    case Stuck::closed: return "closed link ahead";
    case Stuck::horizon: return "end of time";
  }
  return "";
}

TripColumns trip_columns(TrafficNetwork const& network, TripRequests const& requests, TrafficAnswer const& answer) {
  TurnNumbers const numbers(network.roads);
  TripColumns columns;
  for (auto* column : {&columns.depart_s, &columns.enter_s, &columns.arrive_s, &columns.distance_m})
    column->reserve(requests.size());
  columns.stuck.reserve(requests.size());
  std::vector<LinkId> links;
  auto const metres_of = [&](std::size_t t) {
    if (!requests.routed) answer.ways.links(answer.trips.way[t], network.roads, numbers, links);
    double metres = 0;
    for (LinkId const a : requests.routed ? requests.route_of(t) : std::span<LinkId const>(links))
      metres += network.roads.length_m[a];
    return metres;
  };
  for (std::size_t t = 0; t < requests.size(); ++t) {
    bool const there = answer.day.arrive[t] != kNoTime, still = stays(requests, t);
    columns.depart_s.push_back(seconds_of_time(answer.trips.depart[t]));
    columns.enter_s.push_back(still ? columns.depart_s.back() : seconds_or_minus(answer.day.enter[t]));
    columns.arrive_s.push_back(still ? columns.depart_s.back() : seconds_or_minus(answer.day.arrive[t]));
    columns.distance_m.push_back(there ? metres_of(t) : 0);
    columns.stuck.emplace_back(there || still ? "" : stuck_word(answer.day.stuck[t]));
    columns.arrived += there || still;
  }
  return columns;
}

std::string gridlock_text(Gridlock const& gridlock, Column<LinkId, std::string> const& names) {
  std::vector<std::string> of;
  for (LinkId const a : gridlock.links) of.push_back(names[a]);
  return fmt::format("links {} since {}", fmt::join(of, ", "), clock_text(seconds_of_time(gridlock.since)));
}

StoredMoves write_traffic(TrafficNetwork const& network, TripRequests const& requests, TripColumns const& columns,
                          TrafficAnswer const& answer, TrafficRules const& rules, DayWishes const& wishes,
                          RunIdentity identity, std::filesystem::path const& out) {
  auto const of = [](std::string const& scenario) { return scenario.empty() ? "" : ": " + scenario; };
  identity.title_vi = "Một ngày giao thông mô phỏng" + of(identity.title_vi);
  identity.title_en = "A simulated day of traffic" + of(identity.title_en);
  ResultsWriter file;
  put_identity(file, identity, DayEquilibriumOptions{}.seed, 1);
  put_totals(file, answer, columns);
  put_network(file, network);
  put_trips(file, requests, columns);
  auto const figures = link_figures(network.roads, rules, answer.day);
  put_links(file, network, answer, figures);
  put_day_figures(file, network, answer, figures, wishes);
  put_hashes(file, answer.day);
  put_steps(file, answer);
  put_changes(file, network.roads.changes);
  put_class_closures(file, network.roads.closures);
  if (answer.transit != nullptr) {
    put_calls(file, *answer.transit, answer.rode.calls);
    if (answer.riders->size() > 0) put_riders(file, answer.rode.calls);
  }
  put_gridlocks(file, answer.day.gridlocks);
  put_events(file, network, requests, answer.day);
  auto const stored = put_moves(file, network, answer, wishes);
  file.save(out);
  return stored;
}

}  // namespace tanvan
