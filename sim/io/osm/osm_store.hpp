#pragma once
/// What an import keeps of a file: the ways that may be roads, their nodes, the turn restrictions. Everything else
/// passes by.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/osm/osm_file.hpp"
#include "sim/io/osm/osm_objects.hpp"
#include "sim/io/osm/turn_rules.hpp"

namespace tanvan {

/// A box of longitudes and latitudes [degrees]; west > east crosses the antimeridian.
struct LonLatBox {
  double west = -180, south = -90, east = 180, north = 90;

  bool holds(OsmPlace place) const {
    if (!place.known() || place.y() < south || place.y() > north) return false;
    bool const after = place.x() >= west, before = place.x() <= east;
    return west <= east ? after && before : after || before;
  }
};

/// Ways with a `highway` and ferries: one row each, by ascending id. Lists are offsets into one array.
struct OsmWays {
  std::vector<std::int64_t> id;
  std::vector<std::uint32_t> version;
  std::vector<std::size_t> node_offset = {0}, tag_offset = {0};
  std::vector<std::int64_t> node;      // references as the file has them
  std::vector<std::uint32_t> tag_end;  // in `text`, of keys and values in turn
  std::vector<char> text;

  std::size_t size() const { return id.size(); }
  std::span<std::int64_t const> nodes_of(std::size_t way) const;
  /// The tags of a way, in `into`, which lives as long as they.
  OsmTags tags_of(std::size_t way, std::vector<OsmTag>& into) const;
  void add(OsmWay const& way);
};

/// What is known of nodes that ways use: bits.
namespace node_fact {
inline constexpr std::uint8_t kSignal = 1, kSignalForward = 2, kSignalBackward = 4, kToll = 8, kMiniRoundabout = 16,
                              kStop = 32, kBorder = 64, kDeleted = 128;
}  // namespace node_fact

struct OsmNodes {                // one row a node that a way refers to, by ascending id
  std::vector<std::int64_t> id;  // distinct
  std::vector<OsmPlace> place;   // unknown: not in the file, deleted, or without coordinates
  std::vector<std::uint32_t> version;
  std::vector<std::uint8_t> fact;     // of `node_fact`
  std::vector<std::uint8_t> blocked;  // bits of the uses that a barrier stops

  std::size_t size() const { return id.size(); }
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  /// The row of a node, or kNone.
  std::uint32_t row_of(std::int64_t node) const;
};

struct OsmStore {
  OsmWays ways;
  OsmNodes nodes;
  std::vector<TurnRule> rules;        // by relation, then in the order of its tags
  std::int64_t several_versions = 0;  // objects of which an older version was passed over
  std::int64_t outside = 0;           // ways that have no node in the box
};

/// Reads the file in passes: where a box is asked for, the nodes within it; ways and relations; where these are not
/// sorted by id, ways and relations again to find their last versions; nodes. Counts go to `report.read`. Of an object
/// that comes several times the highest version counts, of equals the last; one that this version deletes (`visible` is
/// false, or an editor wrote `action="delete"`) is gone: roads and restrictions are listed, nodes by the roads that use
/// them. Nodes of roads that lie off the globe are faults.
/// Memory: some 30 bytes a node of a road and what its ways say.
Result<OsmStore> read_osm_store(OsmSource const& source, std::optional<LonLatBox> const& box, ImportReport& report);

}  // namespace tanvan
