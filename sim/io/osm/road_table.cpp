#include "sim/io/osm/road_table.hpp"

#include <algorithm>
#include <map>

#include "sim/io/exchange/great_circle.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = StreetGraph::kNone;

/// Rows of equal roads are one.
class RoadRows {
 public:
  std::uint32_t row_of(Road const& road) {
    auto const row = plain(road);
    table_.reversed[row] = plain(reversed(road));
    table_.reversed[table_.reversed[row]] = row;
    return row;
  }

  RoadTable take() { return std::move(table_); }

 private:
  std::uint32_t plain(Road const& road) {
    auto const [found, is_new] = rows_.try_emplace(road, static_cast<std::uint32_t>(table_.road.size()));
    if (is_new) {
      table_.road.push_back(road);
      table_.reversed.push_back(kNone);
    }
    return found->second;
  }

  std::map<Road, std::uint32_t> rows_;
  RoadTable table_;
};

/// The first place of a way that the file knows.
OsmPlace place_of(OsmStore const& store, std::size_t way) {
  for (auto const node : store.ways.nodes_of(way))
    if (auto const row = store.nodes.row_of(node); row != OsmNodes::kNone && store.nodes.place[row].known())
      return store.nodes.place[row];
  return {};
}

/// [m] between the nodes that the file knows.
double length_of(OsmStore const& store, std::size_t way) {
  std::vector<Point> line;
  for (auto const node : store.ways.nodes_of(way)) {
    auto const row = store.nodes.row_of(node);
    if (row != OsmNodes::kNone && store.nodes.place[row].known()) line.push_back(point_of(store.nodes, row));
  }
  return great_circle_length(line);
}

/// Why a way is no road, empty where it may be one.
std::string_view no_road(OsmTags tags, RoadClass const* kind, OsmOptions const& options) {
  if (is_not_open(tags["highway"])) return "a road that is not open: construction, proposed, razed";
  if (kind == nullptr) return "a highway of a kind that carries no traffic";
  bool const asked = options.classes.empty() ||
                     std::find(options.classes.begin(), options.classes.end(), kind->name) != options.classes.end();
  return asked ? std::string_view{} : "a class of road that was not asked for";
}

bool is_for(Road const& road, Uses uses) {
  return ((road.forward.uses | road.backward.uses) & uses.bits) != 0;
}

}  // namespace

RoadLaw law_at(OsmPlace place) {
  constexpr LonLatBox kNorth{102.1, 17.0, 109.0, 23.4}, kSouth{106.4, 8.3, 109.6, 17.0}, kDelta{104.4, 8.3, 106.4, 11.0};
  bool const inside = kNorth.holds(place) || kSouth.holds(place) || kDelta.holds(place);
  return inside ? RoadLaw::viet_nam : RoadLaw::elsewhere;
}

WayRoads roads_of_ways(OsmStore const& store, OsmOptions const& options, bool left_hand, std::string const& shown,
                       ImportReport& report) {
  WayRoads out;
  RoadRows rows;
  std::vector<OsmTag> buffer;
  out.road.assign(store.ways.size(), kNone);
  out.facts.assign(store.ways.size(), 0);
  for (std::size_t way = 0; way < store.ways.size(); ++way) {
    auto const tags = store.ways.tags_of(way, buffer);
    auto const* const kind = class_of(tags);
    auto why_not = no_road(tags, kind, options);
    if (why_not.empty()) {
      RoadCustoms const customs{law_at(place_of(store, way)), true, left_hand};
      auto const read = road_of(tags, *kind, customs, kind->name == "ferry" ? length_of(store, way) : 0);
      if (is_for(read.road, options.uses)) {
        out.road[way] = rows.row_of(read.road);
        out.facts[way] = read.facts;
        continue;
      }
      why_not = "a road that no asked use may take";
    }
    report.drop({std::string(why_not), shown, 0, "way " + std::to_string(store.ways.id[way])});
  }
  out.table = rows.take();
  return out;
}

}  // namespace tanvan
