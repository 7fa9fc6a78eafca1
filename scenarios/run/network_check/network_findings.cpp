#include "scenarios/run/network_check/network_findings.hpp"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

bool same_kind(Finding const& a, Finding const& b) {
  return a.severity == b.severity && a.kind == b.kind;
}

std::string place_text(InputPlace const& place) {
  return place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file;
}

std::string line_of(Finding const& f) {
  auto text = fmt::format("{}: {}: {}", place_text(f.place), severity_name(f.severity), f.sentence);
  if (!std::isnan(f.at.x + f.at.y)) text += fmt::format(" [{:.6f} {:.6f}]", f.at.x, f.at.y);
  return text + "\n";
}

/// Calls f(begin, end) for each run of findings of one severity and kind.
template <class F>
void each_kind(std::span<Finding const> findings, F f) {
  for (std::size_t begin = 0, end = 0; begin < findings.size(); begin = end) {
    while (end < findings.size() && same_kind(findings[begin], findings[end])) ++end;
    f(begin, end);
  }
}

Json json_of(NetworkTables const& network, Finding const& f) {
  Json json{{"kind", kind_of(f.kind).key},
            {"severity", severity_name(f.severity)},
            {"sentence", f.sentence},
            {"file", f.place.file}};
  if (f.place.line > 0) json["line"] = f.place.line;
  for (auto const v : f.nodes) json["nodes"].push_back(network.nodes.id[v]);
  for (auto const a : f.links) json["links"].push_back(network.links.id[a]);
  if (!f.zone.empty()) json["zone"] = f.zone;
  if (std::isnan(f.at.x + f.at.y)) return json;
  json["x"] = f.at.x;
  json["y"] = f.at.y;
  return json;
}

std::string dump(Json const& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string findings_text(std::span<Finding const> findings, std::size_t most) {
  std::string text, table;
  each_kind(findings, [&](std::size_t begin, std::size_t end) {
    auto const& first = findings[begin];
    auto const shown = std::min(end, begin + most);
    for (auto i = begin; i < shown; ++i) text += line_of(findings[i]);
    if (shown < end)
      text += fmt::format("{}: {}: and {} more of {}\n", first.place.file, severity_name(first.severity), end - shown,
                          kind_of(first.kind).key);
    table += fmt::format("{:>8} {:<11} {:<20} {}\n", end - begin, severity_name(first.severity),
                         kind_of(first.kind).key, kind_of(first.kind).en);
  });
  return text + table;
}

std::string findings_json(NetworkTables const& network, std::span<Finding const> findings, std::string const& name) {
  auto const counts = count(findings);
  Json head{{"network", name},         {"nodes", network.nodes.size()}, {"links", network.links.size()},
            {"faults", counts.faults}, {"warnings", counts.warnings},   {"information", counts.information}};
  std::map<Trouble, std::size_t> kinds;
  for (auto const& f : findings) ++kinds[f.kind];
  head["kinds"] = Json::object();
  for (auto const& [kind, n] : kinds) head["kinds"][std::string(kind_of(kind).key)] = n;
  auto text = dump(head);
  text.pop_back();  // its last bracket
  text += ",\n\"findings\": [";
  for (std::size_t i = 0; i < findings.size(); ++i)
    text += (i == 0 ? "\n" : ",\n") + dump(json_of(network, findings[i]));
  return text + "\n]}\n";
}

}  // namespace tanvan
