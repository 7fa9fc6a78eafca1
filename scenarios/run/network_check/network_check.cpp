#include "scenarios/run/network_check/network_check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <tuple>

#include "scenarios/run/network_check/network_check_parts.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kNamed = 12;     // ids in a sentence; the others are counted
constexpr std::size_t kTogether = 10;  // so many alike, and all of them, make one finding
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

NetworkUnderCheck under_check(ImportedNetwork const& imported, std::string const& folder) {
  auto const& [nodes, links] = std::tie(imported.network.nodes, imported.network.links);
  NetworkUnderCheck check{imported, folder, false, {}, {}, {}, {}};
  auto const& crs = imported.network.crs;
  check.lon_lat = (crs.empty() || is_lon_lat(crs)) && in_degrees(nodes);
  for (auto const uses : links.uses) check.use.push_back(uses.bits);
  for (auto const& type : nodes.type) {
    auto const word = lower_case(type);
    check.through.push_back(word == "centroid" ? 0 : 1);
    check.external.push_back(word.find("external") != std::string::npos ? 1 : 0);
  }
  return check;
}

void add_left_out(NetworkUnderCheck& check) {
  for (auto const& dropped : check.imported.report.dropped)
    check.found.push_back(
        {.kind = Trouble::left_out,
         .severity = dropped.line > 0 ? Severity::warning : Severity::information,
         .place = {dropped.file, dropped.line, 0},
         .sentence = fmt::format("left out: {}{}{}", dropped.reason, dropped.id.empty() ? "" : ": ", dropped.id),
         .at = {kNone, kNone}});
}

void sort_findings(std::vector<Finding>& found) {
  std::stable_sort(found.begin(), found.end(), [](Finding const& a, Finding const& b) {
    return std::tie(a.severity, a.kind) < std::tie(b.severity, b.kind);
  });
}

/// A finding for each, or one for all.
template <class IdType>
bool speaks_of_all(std::span<IdType const> some, std::size_t all) {
  return some.size() >= kTogether && some.size() == all;
}

}  // namespace

InputPlace NetworkUnderCheck::place(NodeId v) const {
  auto const& line = imported.node_line;
  return {folder + "/node.csv", line.empty() ? 0 : line[v], 0};
}

InputPlace NetworkUnderCheck::place(LinkId a) const {
  auto const& line = imported.link_line;
  return {folder + "/link.csv", line.empty() ? 0 : line[a], 0};
}

std::string NetworkUnderCheck::words(LinkId a) const {
  return fmt::format("link {} ({} to {})", links().id[a], nodes().id[links().from[a]], nodes().id[links().to[a]]);
}

bool NetworkUnderCheck::is_road(LinkId a) const {
  return !(links().uses[a] & kMotorUses).empty() && !same_in_any_case(links().facility[a], "connector");
}

Point middle_of(NetworkUnderCheck const& check, LinkId a) {
  auto const shape = check.links().shape_of(a);
  if (shape.size() > 2) return shape[shape.size() / 2];
  auto const from = check.at(check.links().from[a]), to = check.at(check.links().to[a]);
  return {(from.x + to.x) / 2, (from.y + to.y) / 2};
}

std::string names_of(NodeTable const& nodes, std::span<NodeId const> some) {
  std::string text;
  for (std::size_t i = 0; i < std::min(some.size(), kNamed); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", nodes.id[some[i]]);
  if (some.size() > kNamed) text += fmt::format(" and {} more", some.size() - kNamed);
  return text;
}

void add_node(NetworkUnderCheck& check, Trouble kind, Severity severity, NodeId v, std::string sentence) {
  check.found.push_back({.kind = kind,
                         .severity = severity,
                         .place = check.place(v),
                         .sentence = std::move(sentence),
                         .nodes = {v},
                         .at = check.at(v)});
}

void add_link(NetworkUnderCheck& check, Trouble kind, Severity severity, LinkId a, std::string const& sentence) {
  check.found.push_back({.kind = kind,
                         .severity = severity,
                         .place = check.place(a),
                         .sentence = fmt::format("{}: {}", check.words(a), sentence),
                         .links = {a},
                         .at = middle_of(check, a)});
}

void add_links(NetworkUnderCheck& check, Trouble kind, Severity severity, std::span<LinkId const> some,
               std::function<std::string(LinkId)> const& sentence) {
  if (!speaks_of_all(some, check.links().size())) {
    for (auto const a : some) add_link(check, kind, severity, a, sentence(a));
    return;
  }
  check.found.push_back(
      {.kind = kind,
       .severity = severity,
       .place = {check.folder + "/link.csv", 1, 0},
       .sentence = fmt::format("all {} links, of which the first: {}", some.size(), sentence(some.front())),
       .at = {kNone, kNone}});
}

void add_nodes(NetworkUnderCheck& check, Trouble kind, Severity severity, std::span<NodeId const> some,
               std::function<std::string(NodeId)> const& sentence) {
  if (!speaks_of_all(some, check.nodes().size())) {
    for (auto const v : some) add_node(check, kind, severity, v, sentence(v));
    return;
  }
  check.found.push_back(
      {.kind = kind,
       .severity = severity,
       .place = {check.folder + "/node.csv", 1, 0},
       .sentence = fmt::format("all {} nodes, of which the first: {}", some.size(), sentence(some.front())),
       .at = {kNone, kNone}});
}

std::vector<Finding> check_network(ImportedNetwork const& imported, std::string const& folder) {
  auto check = under_check(imported, folder);
  check_parts(check);
  check_topology(check);
  check_values(check);
  check_geometry(check);
  add_left_out(check);
  sort_findings(check.found);
  return std::move(check.found);
}

}  // namespace tanvan
