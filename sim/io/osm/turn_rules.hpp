#pragma once
/// Relations of `type=restriction`: OpenStreetMap wiki, Relation:restriction.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/exchange/uses.hpp"
#include "sim/io/osm/osm_objects.hpp"

namespace tanvan {

/// What a restriction says of the way from its first member to its last.
enum class TurnKind : std::uint8_t { no, only };

/// One restriction for some uses. A relation may hold several: `restriction:hgv` beside `restriction`.
struct TurnRule {
  OsmHead head;
  TurnKind kind = TurnKind::no;
  bool u_turn = false;  // no_u_turn: where both members are one way, it is the turn back
  Uses uses;
  std::vector<std::int64_t> from, via, to;  // ways
  std::int64_t via_node = 0;                // where no way is between
  bool at_node = false;
  std::string unread;  // why it can't be read; empty where it can
};

/// True where the relation is a restriction: its type begins with that word.
bool is_restriction(OsmTags tags);

/// The rules of a relation. One that can't be read has the reason in `unread`; conditional ones are such. `except` takes
/// uses out; `restriction:USE` is for these alone; without a use it is for all vehicles, bicycles too, never for walking.
std::vector<TurnRule> turn_rules(OsmRelation const& relation);

}  // namespace tanvan
