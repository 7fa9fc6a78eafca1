#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostTurns = 900;  // over one junction, that are asked for one by one

std::string_view type_of(std::string_view direction) {
  if (direction == "l" || direction == "L") return "left";
  if (direction == "r" || direction == "R") return "right";
  if (direction == "t" || direction == "T") return "uturn";
  return "thru";
}

std::string_view control_of(SumoTurn const& turn) {
  if (!turn.signal.empty()) return "signal";
  if (turn.state == "s" || turn.state == "w") return "stop";
  return turn.state == "m" || turn.state == "=" ? "yield" : "none";
}

TextTable movements(SumoReading const& reading) {
  auto const& [nodes, links] = std::tie(reading.out.network.nodes, reading.out.network.links);
  TextTable table{"movement",
                  {"mvmt_id", "node_id", "ib_link_id", "start_ib_lane", "end_ib_lane", "ob_link_id", "start_ob_lane",
                   "end_ob_lane", "type", "ctrl_type", "controller_id", "controller_index"},
                  {}};
  for (std::size_t i = 0; i < reading.turns.size(); ++i) {
    auto const& turn = reading.turns[i];
    auto const from = std::to_string(lane_number(reading, turn.from, turn.from_lane)),
               to = std::to_string(lane_number(reading, turn.to, turn.to_lane));
    table.cells.insert(table.cells.end(),
                       {std::to_string(i + 1), nodes.id[links.to[turn.from]], links.id[turn.from], from, from,
                        links.id[turn.to], to, to, std::string(type_of(turn.direction)), std::string(control_of(turn)),
                        turn.signal, turn.signal_index < 0 ? "" : std::to_string(turn.signal_index)});
  }
  return table;
}

TextTable lanes(SumoReading const& reading) {
  TextTable table{"lane", {"lane_id", "link_id", "lane_num", "allowed_uses", "width"}, {}};
  auto const& links = reading.out.network.links;
  for (auto const a : ids<LinkId>(links.size()))
    for (std::uint32_t i = 0; i < lanes_of(reading, a); ++i) {
      auto const& lane = reading.lanes[reading.lane_offset[a.value] + i];
      table.cells.insert(table.cells.end(),
                         {lane.id, links.id[a], std::to_string(lane_number(reading, a, i)), uses_text(lane.uses),
                          std::isnan(lane.width) ? "" : number_text(lane.width)});
    }
  return table;
}

using TurnUses = std::map<std::pair<LinkId, LinkId>, Uses>;

/// Who may turn from link to link: whoever may use both lanes of a connection.
TurnUses turn_uses(SumoReading const& reading) {
  TurnUses allowed;
  for (auto const& turn : reading.turns) {
    auto const& from = reading.lanes[reading.lane_offset[turn.from.value] + turn.from_lane];
    auto const& to = reading.lanes[reading.lane_offset[turn.to.value] + turn.to_lane];
    auto& uses = allowed[{turn.from, turn.to}];
    uses = uses | (from.uses & to.uses);
  }
  return allowed;
}

void ban(NetworkTables& network, LinkId from, LinkId to, Uses uses) {
  auto& bans = network.restrictions;
  bans.id.push_back(std::to_string(bans.size() + 1));
  bans.link.insert(bans.link.end(), {from, to});
  bans.offset.push_back(static_cast<std::uint32_t>(bans.link.size()));
  bans.uses.push_back(uses);
}

/// A turn over a junction that no connection makes is banned, for all but walkers.
void add_restrictions(SumoReading& reading) {
  auto& network = reading.out.network;
  auto const& links = network.links;
  std::vector<std::vector<LinkId>> leaving(network.nodes.size());
  std::vector<std::size_t> arriving(network.nodes.size());
  for (auto const a : ids<LinkId>(links.size())) {
    leaving[links.from[a].value].push_back(a);
    ++arriving[links.to[a].value];
  }
  auto const allowed = turn_uses(reading);
  for (auto const v : ids<NodeId>(network.nodes.size()))
    if (arriving[v.value] * leaving[v.value].size() > kMostTurns)
      reading.out.report.drop("a junction of so many turns that none is banned", reading.mentioned[v],
                              network.nodes.id[v]);
  for (auto const a : ids<LinkId>(links.size())) {
    auto const v = links.to[a].value;
    if (arriving[v] * leaving[v].size() > kMostTurns) continue;
    for (auto const b : leaving[v]) {
      auto const may = allowed.find({a, b});
      Uses banned = (links.uses[a] & links.uses[b]).without(Use::walk);
      if (may != allowed.end()) banned = banned & Uses{static_cast<std::uint8_t>(~may->second.bits)};
      if (!banned.empty()) ban(network, a, b, banned);
    }
  }
}

}  // namespace

void add_turns(SumoReading& reading) {
  auto& network = reading.out.network;
  if (reading.turns.empty()) {
    reading.out.report.notes.push_back("the network has no connections: every turn is taken as allowed");
  } else {
    add_restrictions(reading);
  }
  add_table(network, lanes(reading));
  add_table(network, movements(reading));
}

}  // namespace tanvan
