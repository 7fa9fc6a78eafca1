#include <chrono>
#include <fmt/format.h>

#include "scenarios/run/scenario/data_tables.hpp"
#include "scenarios/run/scenario/sections.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kDynamicModel = "traffic";  // in force only where some year is dynamic

std::string first_day(Month month) {
  return fmt::format("{}-01", to_string(month));
}

std::string last_day(Month month) {
  std::chrono::year_month_day_last const last{
      std::chrono::year{month.year()},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month.of_year())}}};
  return fmt::format("{}-{:02}", to_string(month), static_cast<unsigned>(last.day()));
}

void put(std::string& text, std::string_view key, std::string const& value) {
  text += fmt::format("{} = {}\n", toml_key(key), value);
}

void put_head(std::string& text, Scenario const& scenario) {
  text += "[scenario]\n";
  put(text, "name", toml_quoted(scenario.name));
  put(text, "title_vi", toml_quoted(scenario.title_vi));
  put(text, "title_en", toml_quoted(scenario.title_en));
  put(text, "start", first_day(scenario.start));
  put(text, "end", last_day(scenario.last));
  put(text, "seed", std::to_string(scenario.seed));
  put(text, "scale", number_text(scenario.scale));
}

void put_transport(std::string& text, TransportPlan const& plan) {
  text += "\n[transport]\n";
  put(text, "years", fmt::format("[{}]", fmt::join(plan.years, ", ")));
  if (!plan.dynamic.empty()) put(text, "dynamic", fmt::format("[{}]", fmt::join(plan.dynamic, ", ")));
  text += "bins = [\n";
  for (auto const& bin : plan.bins) {
    double const end = bin.start_s + bin.length_s;
    text += fmt::format("  {{ name = {}, start = \"{}\", end = \"{}\" }},\n", toml_quoted(bin.name),
                        clock_text(bin.start_s), clock_text(end >= 86'400 ? end - 86'400 : end));
  }
  text += "]\n";
  put(text, "gap", number_text(plan.gap));
  put(text, "exchanges", std::to_string(plan.exchanges));
}

void put_intervention(std::string& text, Intervention const& intervention) {
  text += "\n[[intervention]]\n";
  put(text, "date", first_day(intervention.date));
  put(text, "kind", toml_quoted(intervention.kind));
  if (!intervention.target.empty()) put(text, "target", toml_quoted(intervention.target));
  for (auto const& [key, value] : intervention.numbers) put(text, key, number_text(value));
  put(text, "source", toml_quoted(intervention.source));
}

}  // namespace

std::string resolved_text(Scenario const& scenario, TableFiles const& files, std::span<ParameterGroup const> groups) {
  std::string text;
  put_head(text, scenario);
  text += "\n[data]\n";
  for (std::size_t i = 0; i < kTables; ++i)
    if (!files.names[i].empty()) put(text, kTableKeys[i].key, toml_quoted(files.names[i]));
  if (!files.network_name.empty()) put(text, kNetworkKey.key, toml_quoted(files.network_name));
  put_transport(text, scenario.transport);
  for (auto const& group : groups) {
    if (group.model == kDynamicModel && scenario.transport.dynamic.empty()) continue;
    text += fmt::format("\n[models.{}]\n", toml_key(group.model));
    for (auto const& parameter : group.parameters) put(text, parameter.key, number_text(*parameter.value));
  }
  for (auto const& intervention : scenario.interventions) put_intervention(text, intervention);
  return text;
}

}  // namespace tanvan
