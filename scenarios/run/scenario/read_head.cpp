// [scenario] and [models]
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "scenarios/run/scenario/sections.hpp"

namespace tanvan {
namespace {

template <std::size_t N>
std::vector<std::string> keys_of(std::array<KeyText, N> const& texts) {
  std::vector<std::string> keys;
  for (auto const& text : texts) keys.emplace_back(text.key);
  return keys;
}

void read_group(Section const& section, ParameterGroup const& group, Faults& faults) {
  std::vector<std::string> keys;
  for (auto const& parameter : group.parameters) keys.emplace_back(parameter.key);
  section.allow_only(keys);
  for (auto const& p : group.parameters) *p.value = section.number(p.key, p.low, p.high, *p.value);
  if (group.check) faults.append(group.check(section.place()));
}

}  // namespace

void read_head(TomlNode const& root, Scenario& scenario, Faults& faults) {
  Section const section(root.find("scenario"), "scenario", faults, root.place);
  section.allow_only(keys_of(kScenarioKeys));
  section.need("name");
  scenario.name = section.text("name", "");
  scenario.title_vi = section.text("title_vi", scenario.name);
  scenario.title_en = section.text("title_en", scenario.name);
  scenario.seed = static_cast<std::uint64_t>(section.whole("seed", 0, std::numeric_limits<std::int64_t>::max(), 1));
  scenario.scale = section.number("scale", 0, 1, 1, true);
  auto const start = section.day("start"), end = section.day("end");
  if (start && (start->month != 1 || start->day != 1))
    section.fault(*section.find("start"), "start", "must be 1 January: a scenario lives whole years");
  if (end && (end->month != 12 || end->day != 31))
    section.fault(*section.find("end"), "end", "must be 31 December: a scenario lives whole years");
  if (start && end && *end <= *start) section.fault(*section.find("end"), "end", "must come after start");
  if (start) scenario.start = month_of(start->year, start->month);
  if (end) scenario.last = month_of(end->year, end->month);
}

void read_models(TomlNode const& root, std::span<ParameterGroup const> groups, Faults& faults) {
  Section const models(root.find("models"), "models", faults);
  std::vector<std::string> names;
  for (auto const& group : groups) names.emplace_back(group.model);
  models.allow_only(names);
  for (auto const& group : groups)
    read_group(Section(models.find(group.model), fmt::format("models.{}", group.model), faults), group, faults);
}

}  // namespace tanvan
