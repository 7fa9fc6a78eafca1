#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <set>

#include "scenarios/run/network_check/network_check_parts.hpp"
#include "sim/network/network.hpp"

namespace tanvan {
namespace {

constexpr std::array kClasses = {Use::motorbike, Use::car, Use::bus, Use::truck};
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The graph and one node more, the world, that joins whatever is external: who leaves there may come back elsewhere.
struct OpenGraph {
  std::vector<NodeId> from, to;
  std::vector<std::uint8_t> use, through;

  explicit OpenGraph(NetworkUnderCheck const& check)
      : from(check.links().from.begin(), check.links().from.end()),
        to(check.links().to.begin(), check.links().to.end()),
        use(check.use),
        through(check.through) {
    auto const world = id_of<NodeId>(through.size());
    through.push_back(1);
    for (auto const v : ids<NodeId>(check.nodes().size()))
      if (check.external[v.value] != 0) {
        from.insert(from.end(), {v, world});
        to.insert(to.end(), {world, v});
        use.insert(use.end(), {kMotorUses.bits, kMotorUses.bits});
      }
  }
  CheckedGraph graph() const { return {from, to, use, through}; }
  NodeId world() const { return id_of<NodeId>(through.size() - 1); }
};

std::vector<Use> classes_present(NetworkUnderCheck const& check) {
  std::vector<Use> present;
  for (auto const use : kClasses)
    if (std::any_of(check.use.begin(), check.use.end(), [&](auto bits) { return Uses{bits}.has(use); }))
      present.push_back(use);
  return present;
}

/// A part that some classes can't reach or leave. By its nodes.
struct CutOff {
  Uses uses;
  std::size_t main = 0;  // nodes of the main part
};
using CutOffs = std::map<std::vector<NodeId>, CutOff>;

/// Parts of one node that only begins or ends ways are told as dead ends.
bool is_told(NetworkUnderCheck const& check, std::span<NodeId const> part, std::set<NodeId> const& ends) {
  return part.empty() || (part.size() == 1 && (ends.count(part[0]) > 0 || check.external[part[0].value] != 0));
}

std::vector<NodeId> without(std::span<NodeId const> part, NodeId world) {
  std::vector<NodeId> rest;
  for (auto const v : part)
    if (v != world) rest.push_back(v);
  return rest;
}

/// Links for motor vehicles between the nodes of a part. @param part ascending
std::vector<LinkId> links_within(NetworkUnderCheck const& check, Adjacency const& leaving,
                                 std::span<NodeId const> part) {
  std::vector<LinkId> within;
  for (auto const v : part)
    for (auto i = leaving.offset[v.value]; i < leaving.offset[v.value + 1]; ++i) {
      auto const a = leaving.link[i];
      bool const inside = std::binary_search(part.begin(), part.end(), check.links().to[a]);
      if (inside && !(check.links().uses[a] & kMotorUses).empty()) within.push_back(a);
    }
  return within;
}

void add_cut_offs(NetworkUnderCheck& check, CutOffs const& cut_offs) {
  auto const leaving = adjacency_by(check.links().from.span(), check.nodes().size());
  std::vector<CutOffs::const_pointer> by_size;
  for (auto const& cut_off : cut_offs) by_size.push_back(&cut_off);
  std::stable_sort(by_size.begin(), by_size.end(), [](auto* a, auto* b) { return a->first.size() > b->first.size(); });
  for (auto const* cut_off : by_size) {
    auto const& [part, cut] = *cut_off;
    check.found.push_back(
        {.kind = Trouble::separate_part,
         .severity = Severity::warning,
         .place = check.place(part.front()),
         .sentence = fmt::format("{} node{} between which and the main part of {} there is no way both there and back "
                                 "for {}: {}",
                                 part.size(), part.size() == 1 ? "" : "s", cut.main, uses_text(cut.uses),
                                 names_of(check.nodes(), part)),
         .nodes = part,
         .links = links_within(check, leaving, part),
         .at = check.at(part.front())});
  }
}

/// For whom a zone can't be entered and left.
struct Access {
  std::vector<NodeId> nodes;
  Uses no_way_in, no_way_out;
};
using Zones = std::map<std::string, Access>;

Zones zones_of(NodeTable const& nodes) {
  Zones zones;
  for (auto const v : ids<NodeId>(nodes.size()))
    if (is_zone(nodes.zone[v])) zones[nodes.zone[v]].nodes.push_back(v);
  return zones;
}

void note_access(Zones& zones, Use use, NodeReach const& reach) {
  for (auto& [name, zone] : zones) {
    auto const any = [&](std::vector<std::uint8_t> const& marked) {
      return std::any_of(zone.nodes.begin(), zone.nodes.end(), [&](NodeId v) { return marked[v.value] != 0; });
    };
    if (!any(reach.from)) zone.no_way_in = zone.no_way_in.with(use);
    if (!any(reach.to)) zone.no_way_out = zone.no_way_out.with(use);
  }
}

std::string access_sentence(std::string const& name, Access const& zone) {
  auto text = fmt::format("zone {}:", name);
  if (!zone.no_way_in.empty()) text += fmt::format(" no way in from the main part for {}", uses_text(zone.no_way_in));
  if (!zone.no_way_in.empty() && !zone.no_way_out.empty()) text += ",";
  if (!zone.no_way_out.empty()) text += fmt::format(" no way out to it for {}", uses_text(zone.no_way_out));
  return text;
}

void add_zones(NetworkUnderCheck& check, Zones const& zones, std::vector<Use> const& present) {
  for (auto const& [name, zone] : zones) {
    auto const missing = zone.no_way_in | zone.no_way_out;
    if (missing.empty()) continue;
    auto const outside = zone.no_way_in & zone.no_way_out;
    bool const all = std::all_of(present.begin(), present.end(), [&](Use use) { return outside.has(use); });
    auto& finding = check.found.emplace_back();
    finding.kind = Trouble::zone_without_access;
    finding.severity = all ? Severity::fault : Severity::warning;
    finding.place = check.place(zone.nodes.front());
    finding.sentence = access_sentence(name, zone);
    finding.nodes = zone.nodes;
    finding.zone = name;
    finding.at = check.at(zone.nodes.front());
  }
}

/// Zones of zone.csv that no node names.
void add_zones_without_nodes(NetworkUnderCheck& check, Zones const& zones) {
  for (auto const& table : check.imported.network.others) {
    auto const column = std::find(table.header.begin(), table.header.end(), "zone_id");
    if (table.name != "zone" || column == table.header.end()) continue;
    auto const at = static_cast<std::size_t>(column - table.header.begin());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const& name = table.cells[row * table.header.size() + at];
      if (zones.count(name) > 0 || !is_zone(name)) continue;
      auto& finding = check.found.emplace_back();
      finding.kind = Trouble::zone_without_access;
      finding.severity = Severity::fault;
      finding.place = {check.folder + "/zone.csv", 0, 0};
      finding.sentence = fmt::format("zone {}: no node of node.csv has this zone_id", name);
      finding.zone = name;
      finding.at = {kNone, kNone};
    }
  }
}

std::set<NodeId> ends_of_ways(NetworkUnderCheck const& check) {
  std::set<NodeId> ends;
  for (auto const& end : dead_ends(check.graph(), kMotorUses.bits))
    if (end.kind != DeadEnd::cul_de_sac) ends.insert(end.node);
  return ends;
}

}  // namespace

void check_parts(NetworkUnderCheck& check) {
  OpenGraph const open(check);
  auto const ends = ends_of_ways(check);
  auto const present = classes_present(check);
  auto zones = zones_of(check.nodes());
  CutOffs cut_offs;
  for (auto const use : present) {
    auto const bit = Uses{}.with(use).bits;
    auto const parts = parts_of_use(open.graph(), bit);
    auto const main = parts.size() > 0 ? parts[0] : std::span<NodeId const>{};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      auto const part = without(parts[i], open.world());
      if (is_told(check, part, ends)) continue;
      auto& cut = cut_offs[part];
      cut.uses = cut.uses.with(use);
      cut.main = std::max(cut.main, without(main, open.world()).size());
    }
    note_access(zones, use, reach_of(open.graph(), bit, main));
  }
  add_cut_offs(check, cut_offs);
  add_zones(check, zones, present);
  add_zones_without_nodes(check, zones);
}

}  // namespace tanvan
