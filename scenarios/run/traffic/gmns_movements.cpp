#include "scenarios/run/traffic/gmns_movements.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/traffic/gmns_rows.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kLaneNumbers{-100, 100};

MovementControl control_of(std::string_view word) {
  if (word.empty()) return MovementControl::unsaid;
  return same_in_any_case(word, "signal") ? MovementControl::signal : MovementControl::other;
}

LinkId link_of(GmnsRows& rows, std::size_t row, std::size_t column, LinkNames const& names) {
  auto const found = names.find(rows.text(row, column));
  if (found != names.end()) return found->second;
  rows.cell_fault(row, column, "no such link_id in link.csv");
  return {};
}

/// The other direction of an undirected link, which readers name so.
LinkId reverse_of(LinkId a, LinkTable const& links, LinkNames const& names) {
  auto const found = names.find(links.id[a] + "_reverse");
  return found == names.end() ? LinkId{} : found->second;
}

/// The links of a row; of an undirected one the direction that meets the row's node.
Turn turn_of(GmnsRows& rows, std::size_t row, NetworkTables const& network, LinkNames const& names) {
  auto const& links = network.links;
  auto const node = rows.text(row, rows.column("node_id"));
  Turn turn{link_of(rows, row, rows.column("ib_link_id"), names), link_of(rows, row, rows.column("ob_link_id"), names)};
  auto const meets = [&](NodeId v) { return network.nodes.id[v] == node; };
  if (turn.from && !meets(links.to[turn.from]))
    if (auto const back = reverse_of(turn.from, links, names); back && meets(links.to[back])) turn.from = back;
  if (turn.to && !meets(links.from[turn.to]))
    if (auto const back = reverse_of(turn.to, links, names); back && meets(links.from[back])) turn.to = back;
  return turn;
}

/// False, with a fault, where the links don't meet at the node that the row names.
bool meets(GmnsRows& rows, std::size_t row, Turn turn, NetworkTables const& network) {
  auto const& [nodes, links] = std::tie(network.nodes, network.links);
  auto const end = links.to[turn.from], begin = links.from[turn.to];
  if (end != begin) {
    rows.fault(row, fmt::format("link {} ends at node {}, but link {} begins at node {}", links.id[turn.from],
                                nodes.id[end], links.id[turn.to], nodes.id[begin]));
    return false;
  }
  auto const node = rows.column("node_id");
  if (rows.text(row, node) == nodes.id[end]) return true;
  rows.cell_fault(row, node, fmt::format("link {} ends at node {}", links.id[turn.from], nodes.id[end]));
  return false;
}

/// 0 where the cell is empty or at fault.
int lane_cell(GmnsRows& rows, std::size_t row, std::size_t column) {
  auto const number = rows.number(row, column, kLaneNumbers, 0);
  if (number == std::round(number)) return static_cast<int>(number);
  rows.cell_fault(row, column, "must be a whole number");
  return 0;
}

LaneRange lanes_of(GmnsRows& rows, std::size_t row) {
  auto const start = lane_cell(rows, row, rows.column("start_ib_lane"));
  auto const end = lane_cell(rows, row, rows.column("end_ib_lane"));
  if (start == 0 || end == 0) return {start + end, start + end};
  return {std::min(start, end), std::max(start, end)};
}

}  // namespace

LinkNames link_names(LinkTable const& links) {
  LinkNames names(links.size());
  for (auto const a : ids<LinkId>(links.size())) names.emplace(links.id[a], a);
  return names;
}

bool is_motor_turn(LinkTable const& links, Turn turn) {
  return !(links.uses[turn.from] & links.uses[turn.to] & kMotorUses).empty();
}

MovementTable movements_of(NetworkTables const& network, LinkNames const& names, std::string const& folder,
                           Faults& faults) {
  MovementTable out;
  auto const* const table = table_named(network, "movement");
  if (table == nullptr) return out;
  GmnsRows rows(*table, folder, faults);
  out.file = rows.file();
  auto const id = rows.column("mvmt_id"), control = rows.column("ctrl_type");
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    auto const turn = turn_of(rows, row, network, names);
    if (!turn.from || !turn.to || !is_motor_turn(network.links, turn) || !meets(rows, row, turn, network)) continue;
    out.id.emplace_back(rows.text(row, id));
    out.turn.push_back(turn);
    out.control.push_back(control_of(rows.text(row, control)));
    out.lanes.push_back(lanes_of(rows, row));
    out.line.push_back(rows.line(row));
  }
  return out;
}

}  // namespace tanvan
