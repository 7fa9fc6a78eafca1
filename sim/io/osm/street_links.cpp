#include "sim/io/osm/street_links.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/network/strong_parts.hpp"

namespace tanvan {
namespace {

Uses uses_of(StreetSteps const& steps, StreetChains const& chains, StreetLinks const& links, std::size_t link) {
  return Uses{steps.side(first_step(chains, links, link)).uses};
}

/// 1 for the nodes of the largest strongly connected part over the links that one of `uses` takes; none where that part
/// is a single node.
std::vector<std::uint8_t> core_of(std::size_t nodes, StreetSteps const& steps, StreetChains const& chains,
                                  StreetLinks const& links, Uses uses) {
  std::vector<NodeId> from, to;
  for (std::size_t a = 0; a < links.size(); ++a) {
    if ((uses_of(steps, chains, links, a) & uses).empty()) continue;
    from.push_back({links.from[a]});
    to.push_back({links.to[a]});
  }
  auto const parts = strong_parts(from, to, nodes);
  std::vector<std::uint8_t> core(nodes, 0);
  if (parts.size.empty() || parts.size.front() < 2) return core;
  for (std::size_t v = 0; v < nodes; ++v) core[v] = parts.of[v] == 0 ? 1 : 0;
  return core;
}

/// 1 for the links of the largest part of the motor network, or of that of bicycles and walkers, where they are asked
/// for.
std::vector<std::uint8_t> connected_links(std::size_t nodes, StreetSteps const& steps, StreetChains const& chains,
                                          Uses asked, StreetLinks const& links) {
  constexpr auto kSlow = Uses{}.with(Use::bicycle).with(Use::walk);
  std::vector<std::uint8_t> connected(links.size(), 0);
  for (auto const group : {asked & kMotorUses, asked & kSlow}) {
    if (group.empty()) continue;
    auto const core = core_of(nodes, steps, chains, links, group);
    for (std::size_t a = 0; a < links.size(); ++a)
      if (core[links.from[a]] != 0 && core[links.to[a]] != 0 && !(uses_of(steps, chains, links, a) & group).empty())
        connected[a] = 1;
  }
  return connected;
}

void list_dropped(StreetGraph const& graph, OsmStore const& store, StreetChains const& chains, StreetLinks const& links,
                  std::string const& shown, ImportReport& report) {
  std::vector<std::uint32_t> ways;
  std::size_t count = 0;
  for (std::size_t a = 0; a < links.size(); ++a) {
    if (links.keep[a] != 0) continue;
    ++count;
    for (auto const step : chains.of(links.chain[a])) ways.push_back(graph.edges.way[step.edge]);
  }
  if (count == 0) return;
  std::sort(ways.begin(), ways.end());
  ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
  for (auto const way : ways)
    report.drop({"outside the largest connected part, at least in one direction or stretch", shown, 0,
                 "way " + std::to_string(store.ways.id[way])});
  report.notes.push_back(fmt::format("{} of {} links lie outside the largest connected part and are left out", count,
                                     links.size()));
}

}  // namespace

EdgeStep first_step(StreetChains const& chains, StreetLinks const& links, std::size_t link) {
  auto const steps = chains.of(links.chain[link]);
  return links.forward[link] != 0 ? steps.front() : steps.back().back();
}

EdgeStep last_step(StreetChains const& chains, StreetLinks const& links, std::size_t link) {
  auto const steps = chains.of(links.chain[link]);
  return links.forward[link] != 0 ? steps.back() : steps.front().back();
}

StreetLinks street_links(StreetChains const& chains, StreetSteps const& steps, Uses asked) {
  StreetLinks links;
  for (std::uint32_t chain = 0; chain < chains.size(); ++chain)
    for (bool const forward : {true, false}) {
      auto const of = chains.of(chain);
      auto const first = forward ? of.front() : of.back().back(), last = forward ? of.back() : of.front().back();
      if ((steps.side(first).uses & asked.bits) == 0) continue;
      links.chain.push_back(chain);
      links.forward.push_back(forward ? 1 : 0);
      links.from.push_back(steps.tail(first));
      links.to.push_back(steps.head(last));
      links.keep.push_back(1);
    }
  return links;
}

void keep_connected(StreetGraph const& graph, OsmStore const& store, StreetSteps const& steps,
                    StreetChains const& chains, OsmOptions const& options, std::string const& shown, StreetLinks& links,
                    ImportReport& report) {
  if (options.parts == KeptParts::all) return;
  auto connected = connected_links(graph.nodes.size(), steps, chains, options.uses, links);
  auto const count = static_cast<std::size_t>(std::count(connected.begin(), connected.end(), 1));
  if (options.parts == KeptParts::likely && 2 * count < links.size()) {
    report.notes.push_back(
        fmt::format("the largest connected part holds only {} of {} links: all are kept", count, links.size()));
    return;
  }
  links.keep = std::move(connected);
  list_dropped(graph, store, chains, links, shown, report);
}

}  // namespace tanvan
