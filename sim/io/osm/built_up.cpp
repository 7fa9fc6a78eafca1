#include "sim/io/osm/built_up.hpp"

#include <cmath>
#include <numbers>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/osm/road_tags.hpp"
#include "sim/io/osm/street_graph.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kCell = 100'000;     // units of OsmPlace: 0.01 degrees
constexpr double kCellMetres = 1'111.95;    // of latitude
constexpr double kDense = 5'000;            // [m/km²]
constexpr std::int64_t kColumns = 100'000;  // more than cells around the globe

std::int64_t cell_of(std::int32_t lon, std::int32_t lat) {
  auto const part = [](std::int32_t value) { return value >= 0 ? value / kCell : (value - kCell + 1) / kCell; };
  return std::int64_t{part(lat)} * kColumns + part(lon);
}

bool is_street(OsmTags tags) {
  auto const* const kind = class_of(tags);
  if (kind == nullptr || kind->uses != kRoadUses) return false;
  return kind->name != "track" && kind->name != "ferry";
}

}  // namespace

BuiltUp::BuiltUp(OsmStore const& store) {
  std::vector<OsmTag> buffer;
  for (std::size_t way = 0; way < store.ways.size(); ++way) {
    if (!is_street(store.ways.tags_of(way, buffer))) continue;
    auto before = OsmNodes::kNone;
    for (auto const node : store.ways.nodes_of(way)) {
      auto const found = store.nodes.row_of(node);
      auto const row = found != OsmNodes::kNone && store.nodes.place[found].known() ? found : OsmNodes::kNone;
      if (row != OsmNodes::kNone && before != OsmNodes::kNone)
        metres_[cell_of(store.nodes.place[row].lon, store.nodes.place[row].lat)] +=
            great_circle_metres(point_of(store.nodes, before), point_of(store.nodes, row));
      before = row;
    }
  }
}

bool BuiltUp::at(OsmPlace place) const {
  if (!place.known()) return false;
  double metres = 0;
  for (int dy = -1; dy <= 1; ++dy)
    for (int dx = -1; dx <= 1; ++dx) {
      auto const found = metres_.find(cell_of(place.lon, place.lat) + dy * kColumns + dx);
      if (found != metres_.end()) metres += found->second;
    }
  constexpr double kSide = 3 * kCellMetres / 1'000;  // [km]
  auto const km2 = kSide * kSide * std::cos(place.y() * std::numbers::pi / 180);
  return metres >= kDense * km2;
}

}  // namespace tanvan
