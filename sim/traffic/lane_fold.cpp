#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/traffic/lane_roads.hpp"

namespace tanvan {
namespace {

std::span<LinkId const> leaving(Adjacency const& out, NodeId v) {
  return std::span(out.link).subspan(out.offset[v.value], out.offset[v.value + 1] - out.offset[v.value]);
}

bool leads_back(TrafficRoads const& roads, LinkId a, LinkId b) {
  return roads.to[b] == roads.from[a];
}

/// Whether every other link leads back too, or round to the same node.
bool is_dead_end(TrafficRoads const& roads, Adjacency const& out, LinkId a) {
  return std::ranges::all_of(leaving(out, roads.to[a]),
                             [&](LinkId b) { return leads_back(roads, a, b) || roads.to[b] == roads.to[a]; });
}

/// Whether a search on the roads sees that a turn of these stretches leads back.
bool shows_back(TrafficRoads const& roads, LinkId from, LinkId to) {
  return roads.to[to] == roads.from[from];
}

/// Whether vehicles on a way of a link may go on into another link.
bool may_take(LaneRoads const& lanes, LinkId link, LaneWay const& way, LinkId next) {
  if (way.serves(next)) return true;
  return way.others && std::ranges::none_of(lanes.ways_of(link), [&](LaneWay const& other) {
           return (other.classes & way.classes) != 0 && other.serves(next);
         });
}

/// The way of its link that ends with a stretch.
LaneWay const& way_ending(LaneRoads const& lanes, LinkId stretch) {
  auto const ways = lanes.ways_of(lanes.link_of[stretch]);
  return *std::ranges::find_if(ways, [&](LaneWay const& way) { return way.stretches.back() == stretch; });
}

/// Links of a circle as original links, beginning with the least.
std::vector<LinkId> fold_circle(LaneRoads const& lanes, std::vector<LinkId> const& circle) {
  std::vector<LinkId> links;
  for (auto const s : circle)
    if (links.empty() || links.back() != lanes.link_of[s]) links.push_back(lanes.link_of[s]);
  if (links.size() > 1 && links.front() == links.back()) links.pop_back();
  std::ranges::rotate(links, std::ranges::min_element(links));
  return links;
}

/// Entries into stretches from others of the same link: nobody stops between.
std::uint64_t inner_entries(LaneRoads const& lanes, LinkRecord const& record) {
  std::uint64_t entries = 0;
  for (std::size_t cell = 0; cell < record.bins * record.links; ++cell) {
    if (lanes.ends[id_of<LinkId>(cell % record.links)] != 0) continue;
    for (std::size_t c = 0; c < kVehicleClasses; ++c) entries += record.volume[cell * kVehicleClasses + c];
  }
  return entries;
}

}  // namespace

void expand_way(LaneRoads const& lanes, std::span<LinkId const> way, VehicleClass vehicle, std::vector<LinkId>& out) {
  out.clear();
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (lanes.ways_of(way[i]).empty()) {
      out.push_back(way[i]);
      continue;
    }
    auto const next = i + 1 < way.size() ? way[i + 1] : LinkId{};
    auto const& stretches = lane_way(lanes, way[i], next, vehicle).stretches;
    out.insert(out.end(), stretches.begin(), stretches.end());
  }
}

void fold_way(LaneRoads const& lanes, std::span<LinkId const> way, std::vector<LinkId>& out) {
  out.clear();
  for (auto const s : way)
    if (lanes.begins[s] != 0) out.push_back(lanes.link_of[s]);
}

WayTable fold_ways(LaneRoads const& lanes, TrafficRoads const& original, WayTable const& ways) {
  TurnNumbers const here(lanes.roads), there(original);
  WayTable folded;
  std::vector<LinkId> stretches, links;
  for (std::size_t w = 0; w < ways.size(); ++w) {
    ways.links(w, lanes.roads, here, stretches);
    fold_way(lanes, stretches, links);
    folded.add(links, there);
  }
  return folded;
}

std::vector<std::pair<LinkId, LinkId>> lane_bans(LaneRoads const& lanes, TrafficRoads const& original) {
  std::vector<std::pair<LinkId, LinkId>> bans;
  auto const out = adjacency_by(original.from.span(), original.nodes);
  for (auto const s : ids<LinkId>(lanes.roads.links())) {
    if (lanes.ends[s] == 0) continue;
    auto const a = lanes.link_of[s];
    bool const parts = !lanes.ways_of(a).empty(), dead_end = is_dead_end(original, out, a);
    for (auto const b : leaving(out, original.to[a])) {
      bool const closed = parts && !may_take(lanes, a, way_ending(lanes, s), b);
      bool const back = leads_back(original, a, b) && !dead_end;
      for (auto const t : first_stretches(lanes, b))
        if (closed || (back && !shows_back(lanes.roads, s, t))) bans.emplace_back(s, t);
    }
  }
  std::ranges::sort(bans);
  return bans;
}

LinkRecord fold_record(LaneRoads const& lanes, LinkRecord const& record) {
  expects(record.links == lanes.roads.links(), "a record of the expanded roads");
  auto const links = lanes.original_links();
  LinkRecord out{record.bins, links, record.bin_width, {}, {}, {}};
  out.volume.resize(record.bins * links * kVehicleClasses);
  out.delay_s.resize(record.bins * links * 2);
  out.occupancy_pcu.resize(record.bins * links);
  for (std::size_t bin = 0; bin < record.bins; ++bin)
    for (auto const s : ids<LinkId>(record.links)) {
      auto const from = bin * record.links + s.value, to = bin * links + lanes.link_of[s].value;
      for (std::size_t c = 0; c < kVehicleClasses; ++c)
        if (lanes.ends[s] != 0) out.volume[to * kVehicleClasses + c] += record.volume[from * kVehicleClasses + c];
      for (std::size_t g = 0; g < 2; ++g) out.delay_s[to * 2 + g] += record.delay_s[from * 2 + g];
      out.occupancy_pcu[to] += record.occupancy_pcu[from];
    }
  return out;
}

DayResult fold_day(LaneRoads const& lanes, DayResult day) {
  day.entries -= inner_entries(lanes, day.record);
  day.record = fold_record(lanes, day.record);
  for (auto& standing : day.standing) standing.link = lanes.link_of[standing.link];
  for (auto& gridlock : day.gridlocks) gridlock.links = fold_circle(lanes, gridlock.links);
  for (auto& move : day.forced) {
    move.from = lanes.link_of[move.from];
    move.to = lanes.link_of[move.to];
  }
  return day;
}

MoveTable fold_moves(LaneRoads const& lanes, TripTable const& trips, WayTable const& ways, MoveTable const& moves) {
  if (moves.offset.empty()) return {};
  TurnNumbers const here(lanes.roads);
  MoveTable folded{{0}, {}};
  std::vector<LinkId> stretches;
  for (std::size_t t = 0; t < trips.size(); ++t) {
    stretches.clear();
    if (trips.way[t] != kNoWay) ways.links(trips.way[t], lanes.roads, here, stretches);
    for (std::size_t k = 0; k < stretches.size(); ++k)
      if (lanes.begins[stretches[k]] != 0) folded.enter.push_back(moves.enter[moves.offset[t] + k]);
    folded.offset.push_back(folded.enter.size());
  }
  return folded;
}

}  // namespace tanvan
