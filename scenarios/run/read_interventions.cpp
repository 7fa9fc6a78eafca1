// [[intervention]]
#include <algorithm>
#include <fmt/format.h>

#include "scenarios/run/sections.hpp"
#include "sim/io/text_nfc.hpp"

namespace tanvan {
namespace {

InterventionKind const* find_kind(std::span<InterventionKind const> kinds, Section const& section) {
  auto const* node = section.need("kind");
  if (node == nullptr) return nullptr;
  auto const name = section.text("kind", "");
  auto const found =
      std::find_if(kinds.begin(), kinds.end(), [&](InterventionKind const& k) { return k.name == name; });
  if (found != kinds.end()) return &*found;
  std::vector<std::string> known;
  for (auto const& kind : kinds) known.emplace_back(kind.name);
  auto const near = nearest_word(name, known);
  if (!name.empty())
    section.fault(*node, "kind",
                  near ? fmt::format("no such kind; did you mean {}?", *near)
                       : fmt::format("no such kind; known are {}", fmt::join(known, ", ")));
  return nullptr;
}

void read_target(Section const& section, InterventionKind const& kind, TargetNames const& names, Intervention& out) {
  auto const* node = section.find("target");
  if (kind.target == TargetKind::none) {
    if (node != nullptr)
      section.fault(*node, "target", fmt::format("{} acts on the whole region and has no target", kind.name));
    return;
  }
  if (section.need("target") == nullptr) return;
  out.target = section.text("target", "");
  auto const& known = names.of(kind.target);
  if (out.target.empty() || known.empty() || std::find(known.begin(), known.end(), out.target) != known.end()) return;
  auto const near = nearest_word(out.target, known);
  section.fault(*node, "target",
                fmt::format("no such {}{}", name_of(kind.target),
                            near ? fmt::format("; did you mean {}?", in_quotes(*near)) : ""));
}

void read_numbers(Section const& section, InterventionKind const& kind, Intervention& out) {
  for (auto const& key : kind.keys) {
    if (key.required) section.need(key.key);
    out.numbers[std::string(key.key)] = section.number(key.key, key.low, key.high, key.default_value);
  }
}

std::vector<std::string> keys_of(InterventionKind const* kind) {
  std::vector<std::string> keys;
  for (auto const& text : kInterventionKeys) keys.emplace_back(text.key);
  if (kind != nullptr)
    for (auto const& key : kind->keys) keys.emplace_back(key.key);
  return keys;
}

Intervention read_one(TomlNode const& node, Month start, std::span<InterventionKind const> kinds,
                      TargetNames const& names, Faults& faults) {
  Section const section(&node, "intervention", faults);
  Intervention out;
  out.place = node.place;
  if (auto const day = section.day("date")) {
    out.date = month_of(day->year, day->month);
    if (out.date < start && start.count != 0)
      section.fault(*section.find("date"), "date",
                    fmt::format("comes before {}, the start of the scenario", to_string(start)));
  }
  section.need("source");
  out.source = section.text("source", "");
  auto const* kind = find_kind(kinds, section);
  if (kind == nullptr) return out;
  out.kind = kind->name;
  section.allow_only(keys_of(kind));
  read_target(section, *kind, names, out);
  read_numbers(section, *kind, out);
  return out;
}

}  // namespace

std::string_view name_of(TargetKind kind) {
  switch (kind) {
    case TargetKind::none: return "";
    case TargetKind::zone: return "zone";
    case TargetKind::road: return "road";
    case TargetKind::park:
    case TargetKind::special_area: return "park or special area";
    case TargetKind::line: return "line";
    case TargetKind::district: return "district";
  }
  return "";
}

std::vector<std::string> const& TargetNames::of(TargetKind kind) const {
  static std::vector<std::string> const none;
  switch (kind) {
    case TargetKind::none: return none;
    case TargetKind::zone: return zones;
    case TargetKind::road: return roads;
    case TargetKind::park:
    case TargetKind::special_area: return sites;
    case TargetKind::line: return lines;
    case TargetKind::district: return districts;
  }
  return none;
}

std::vector<Intervention> read_interventions(TomlNode const& root, Month start, std::span<InterventionKind const> kinds,
                                             TargetNames const& names, Faults& faults) {
  std::vector<Intervention> interventions;
  auto const* node = root.find("intervention");
  if (node == nullptr) return interventions;
  if (node->kind != TomlNode::Kind::array) {
    faults.add(node->place, "intervention must be written as [[intervention]]");
    return interventions;
  }
  for (auto const& item : node->items) interventions.push_back(read_one(item, start, kinds, names, faults));
  std::stable_sort(interventions.begin(), interventions.end(),
                   [](Intervention const& a, Intervention const& b) { return a.date < b.date; });
  return interventions;
}

}  // namespace tanvan
