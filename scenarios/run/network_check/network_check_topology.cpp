#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "scenarios/run/network_check/network_check_parts.hpp"
#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

std::string dead_end_words(DeadEnd kind) {
  if (kind == DeadEnd::cul_de_sac) return "a cul-de-sac";
  return kind == DeadEnd::no_way_out ? "links lead in, none leads out" : "links lead out, none leads in";
}

/// Zones at the end of a street are what such streets are for.
void add_dead_ends(NetworkUnderCheck& check) {
  for (auto const& [v, kind] : dead_ends(check.graph(), kMotorUses.bits)) {
    bool const harmless = kind == DeadEnd::cul_de_sac;
    if (check.external[v.value] != 0 || check.through[v.value] == 0) continue;
    if (harmless && !check.nodes().zone[v].empty()) continue;
    add_node(check, harmless ? Trouble::cul_de_sac : Trouble::dead_end,
             harmless ? Severity::information : Severity::warning, v,
             fmt::format("node {}: {}", check.nodes().id[v], dead_end_words(kind)));
  }
}

void add_lonely(NetworkUnderCheck& check) {
  add_nodes(check, Trouble::lonely_node, Severity::warning, lonely_nodes(check.graph()),
            [&](NodeId v) { return fmt::format("node {}: no link begins or ends here", check.nodes().id[v]); });
}

void add_loops(NetworkUnderCheck& check) {
  add_links(check, Trouble::self_loop, Severity::information, self_loops(check.graph()),
            [](LinkId) { return "begins and ends at the same node"; });
}

/// Alike but for their ids: the same road drawn twice, not two roads between two junctions.
bool is_same_road(NetworkUnderCheck const& check, LinkPair const& pair) {
  constexpr double kAlike = 0.01;    // of the length
  constexpr double kSamePlace = 10;  // [m], between their middles
  auto const& links = check.links();
  auto const [a, b] = pair;
  auto const difference = std::abs(links.length[a] - links.length[b]);
  if (difference > kAlike * std::max(links.length[a], links.length[b]) || links.name[a] != links.name[b]) return false;
  return !check.lon_lat || !(great_circle_metres(middle_of(check, a), middle_of(check, b)) > kSamePlace);
}

void add_parallel(NetworkUnderCheck& check) {
  for (auto const& pair : parallel_links(check.graph())) {
    if (!is_same_road(check, pair)) continue;
    add_link(check, Trouble::parallel_links, Severity::warning, pair.again,
             fmt::format("as long as link {}, with the same ends, name and users: is the road there twice?",
                         check.links().id[pair.first]));
    check.found.back().links.push_back(pair.first);
  }
}

/// Streets of which both directions are there as a rule: so should the other ones.
struct Street {
  std::size_t links = 0, two_way = 0;
};

bool is_one_way_by_kind(std::string const& facility) {
  constexpr std::array kKinds = {"motorway", "freeway", "expressway", "trunk", "ramp", "_link", "roundabout", "oneway"};
  auto const word = lower_case(facility);
  return std::any_of(kKinds.begin(), kKinds.end(),
                     [&](char const* kind) { return word.find(kind) != std::string::npos; });
}

/// `oneway` or the like, if it says yes. Tables of OpenStreetMap may carry it along.
std::vector<std::uint8_t> stated_one_way(LinkTable const& links) {
  std::vector<std::uint8_t> stated(links.size(), 0);
  for (auto const& column : links.more) {
    if (!same_in_any_case(column.name, "oneway") && !same_in_any_case(column.name, "junction")) continue;
    for (std::size_t a = 0; a < links.size(); ++a) {
      auto const word = lower_case(column.text[a]);
      if (!word.empty() && word != "no" && word != "0" && word != "false") stated[a] = 1;
    }
  }
  return stated;
}

void add_missing_directions(NetworkUnderCheck& check) {
  constexpr std::size_t kLeastLinks = 5;
  constexpr double kAsARule = 0.8;        // of a street's links
  constexpr double kAlmostAlways = 0.95;  // of all links of a kind
  auto const& links = check.links();
  auto const reverse = has_reverse(check.graph()), one_way = stated_one_way(links);
  auto const street = [&](LinkId a) { return links.name[a].empty() ? "\n" + links.facility[a] : links.name[a]; };
  auto const counts = [&](LinkId a) {
    return check.is_road(a) && links.from[a] != links.to[a] && one_way[a.value] == 0 &&
           !is_one_way_by_kind(links.facility[a]);
  };
  std::map<std::string, Street> streets;
  for (auto const a : ids<LinkId>(links.size()))
    if (counts(a)) {
      auto& s = streets[street(a)];
      ++s.links;
      s.two_way += reverse[a.value];
    }
  for (auto const a : ids<LinkId>(links.size())) {
    if (reverse[a.value] != 0 || !counts(a)) continue;
    auto const& [all, two_way] = streets[street(a)];
    auto const rule = links.name[a].empty() ? kAlmostAlways : kAsARule;
    if (all < kLeastLinks || static_cast<double>(two_way) < rule * static_cast<double>(all)) continue;
    add_link(check, Trouble::reverse_missing, Severity::information, a,
             fmt::format("no link leads back, as for {} of {} links of {}", two_way, all,
                         links.name[a].empty() ? "its kind" : "its street"));
  }
}

void add_cut_turns(NetworkUnderCheck& check) {
  auto const& bans = check.imported.network.restrictions;
  std::vector<LinkId> from, to;
  for (std::size_t i = 0; i < bans.size(); ++i) {
    if (bans.offset[i + 1] - bans.offset[i] != 2 || !bans.uses[i].has(Use::car)) continue;
    auto const a = bans.link[bans.offset[i]], b = bans.link[bans.offset[i] + 1];
    if (check.links().to[a] != check.links().from[b]) continue;
    from.push_back(a);
    to.push_back(b);
  }
  for (auto const& [a, at_end] : cut_links(check.graph(), from, to))
    add_link(check, Trouble::turns_cut, Severity::warning, a,
             at_end ? "every turn from its end, but back, is banned" : "every turn into it, but back, is banned");
}

}  // namespace

void check_topology(NetworkUnderCheck& check) {
  add_dead_ends(check);
  add_lonely(check);
  add_loops(check);
  add_parallel(check);
  add_missing_directions(check);
  add_cut_turns(check);
}

}  // namespace tanvan
