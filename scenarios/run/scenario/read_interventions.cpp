// [[intervention]]
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/scenario/sections.hpp"
#include "sim/io/text/text_nfc.hpp"

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
  auto const in = [&](std::vector<std::string> const& list) {
    return std::find(list.begin(), list.end(), out.target) != list.end();
  };
  if (out.target.empty() || (known.empty() && !names.complete) || in(known)) return;
  if (kind.target == TargetKind::zone && in(names.outside))
    return section.fault(*node, "target", "an external zone; the models act on internal zones only");
  auto const near = nearest_word(out.target, known);
  section.fault(*node, "target",
                fmt::format("no such {}{}", name_of(kind.target),
                            near ? fmt::format("; did you mean {}?", in_quotes(*near)) : ""));
}

void read_numbers(Section const& section, InterventionKind const& kind, Intervention& out) {
  for (auto const& key : kind.keys) {
    if (key.required) section.need(key.key);
    double const number = section.number(key.key, key.low, key.high, key.default_value);
    out.numbers[std::string(key.key)] = number;
    if (auto const* node = section.find(key.key); node && key.unit == "months" && number != std::floor(number))
      section.fault(*node, key.key, fmt::format("{} is no whole number of months", number));
  }
}

std::vector<std::string> keys_of(InterventionKind const* kind) {
  std::vector<std::string> keys;
  for (auto const& text : kInterventionKeys) keys.emplace_back(text.key);
  if (kind != nullptr)
    for (auto const& key : kind->keys) keys.emplace_back(key.key);
  return keys;
}

Intervention read_one(TomlNode const& node, std::span<InterventionKind const> kinds, TargetNames const& names,
                      Faults& faults) {
  Section const section(&node, "intervention", faults);
  Intervention out;
  out.place = node.place;
  if (auto const day = section.day("date")) out.date = month_of(day->year, day->month);
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

std::string title_of(Intervention const& i) {
  return i.target.empty() ? i.kind : fmt::format("{} of {}", i.kind, in_quotes(i.target));
}

/// True where the intervention has its time in the scenario; else a warning.
bool is_lived(Intervention const& i, Lifetime lifetime, Faults& warnings) {
  if (i.date.count == 0 || lifetime.start.count == 0 || lifetime.last.count == 0) return true;
  if (i.date >= lifetime.start && i.date <= lifetime.last) return true;
  bool const early = i.date < lifetime.start;
  warnings.add(i.place, fmt::format("{} in {} comes {} {}, the {} of the scenario; it is left out", title_of(i),
                                    to_string(i.date), early ? "before" : "after",
                                    to_string(early ? lifetime.start : lifetime.last), early ? "start" : "end"));
  return false;
}

std::string line_of(InputPlace const& place) {
  return fmt::format("{}:{}", place.file, place.line);
}

/// Says of each intervention whether an earlier one leaves it nothing to do. @param all by date
void check_repeats(std::vector<Intervention> const& all, std::span<InterventionKind const> kinds, Faults& faults,
                   Faults& warnings) {
  for (auto i = all.begin(); i != all.end(); ++i) {
    auto const before = std::find_if(all.begin(), i, [&](Intervention const& other) {
      return !i->kind.empty() && other.kind == i->kind && other.target == i->target;
    });
    if (before == i) continue;
    bool const once = std::any_of(kinds.begin(), kinds.end(),
                                  [&](InterventionKind const& k) { return k.name == i->kind && k.keys.empty(); });
    auto const same = std::find_if(before, i, [&](Intervention const& other) {
      bool const other_hours = i->numbers.contains("from_hour") && other.numbers != i->numbers;  // windows of one day
      return other.kind == i->kind && other.target == i->target && other.date == i->date && !other_hours;
    });
    if (same != i) {
      faults.add(i->place, fmt::format("{} in {} stands in {} already; once is enough", title_of(*i),
                                       to_string(i->date), line_of(same->place)));
    } else if (once) {
      warnings.add(i->place, fmt::format("{} in {} changes nothing: {} has it in {} already", title_of(*i),
                                         to_string(i->date), line_of(before->place), to_string(before->date)));
    }
  }
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
    case TargetKind::freight_node: return "node of freight.csv";
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
    case TargetKind::freight_node: return nodes;
  }
  return none;
}

std::vector<Intervention> read_interventions(TomlNode const& root, Lifetime lifetime,
                                             std::span<InterventionKind const> kinds, TargetNames const& names,
                                             Faults& faults, Faults& warnings) {
  std::vector<Intervention> interventions;
  auto const* node = root.find("intervention");
  if (node == nullptr) return interventions;
  if (node->kind != TomlNode::Kind::array) {
    faults.add(node->place, "intervention must be written as [[intervention]]");
    return interventions;
  }
  for (auto const& item : node->items) {
    auto read = read_one(item, kinds, names, faults);
    if (is_lived(read, lifetime, warnings)) interventions.push_back(std::move(read));
  }
  std::stable_sort(interventions.begin(), interventions.end(),
                   [](Intervention const& a, Intervention const& b) { return a.date < b.date; });
  check_repeats(interventions, kinds, faults, warnings);
  return interventions;
}

}  // namespace tanvan
