#pragma once
/// What a user may ask of an import of OpenStreetMap.

#include <optional>
#include <string>
#include <vector>

#include "sim/io/exchange/uses.hpp"
#include "sim/io/osm/osm_store.hpp"

namespace tanvan {

enum class DrivingSide : std::uint8_t { by_place, left, right };

struct OsmOptions {
  Uses uses = kMotorUses;              // a direction that none of them may use becomes no link
  std::optional<LonLatBox> box;        // nothing outside is read
  std::vector<std::string> classes;    // values of `highway`, `ferry`; empty: all that carry traffic
  DrivingSide side = DrivingSide::by_place;
  bool keep_all = false;               // also what the largest connected part does not reach
  bool simplify = true;                // join links where nothing branches off and nothing changes
};

}  // namespace tanvan
