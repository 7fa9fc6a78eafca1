#pragma once
/// What a user may ask of an import of OpenStreetMap.

#include <optional>
#include <string>
#include <vector>

#include "sim/io/exchange/uses.hpp"
#include "sim/io/osm/osm_store.hpp"

namespace tanvan {

enum class DrivingSide : std::uint8_t { by_place, left, right };

/// What is kept of a network that falls apart: by default its largest part, unless that holds less than half of the links
/// (motorways alone, a cut-out of a few streets), when all is kept.
enum class KeptParts : std::uint8_t { likely, largest, all };

struct OsmOptions {
  Uses uses = kMotorUses;              // a direction that none of them may use becomes no link
  std::optional<LonLatBox> box;        // nothing outside is read
  std::vector<std::string> classes;    // values of `highway`, `ferry`; empty: all that carry traffic
  DrivingSide side = DrivingSide::by_place;
  KeptParts parts = KeptParts::likely;
  bool simplify = true;                // join links where nothing branches off and nothing changes
};

}  // namespace tanvan
