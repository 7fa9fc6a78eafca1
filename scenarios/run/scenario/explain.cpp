#include <fmt/format.h>
#include <limits>

#include "scenarios/run/scenario/data_tables.hpp"
#include "scenarios/run/scenario/sections.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

template <std::size_t N>
void put_section(std::string& text, std::string_view head, std::array<KeyText, N> const& keys) {
  text += fmt::format("\n{}\n", head);
  for (auto const& key : keys)
    text += fmt::format("  {:<16} {}\n  {:<16} {}; default: {}\n", key.key, key.meaning, "", key.range, key.fallback);
}

std::string unit_text(std::string_view unit) {
  return unit.empty() || unit == "1" ? "" : fmt::format(" [{}]", unit);
}

std::string prior_text(std::optional<Prior> const& prior) {
  return prior ? fmt::format(", prior {} to {}", number_text(prior->low), number_text(prior->high)) : "";
}

void put_group(std::string& text, ParameterGroup const& group) {
  text += fmt::format("\n[models.{}]\n", group.model);
  for (auto const& p : group.parameters)
    text += fmt::format("  {} = {}{}, {} to {}{}\n      {}\n      source: {}\n", p.key, number_text(*p.value),
                        unit_text(p.unit), number_text(p.low), number_text(p.high), prior_text(p.prior), p.meaning,
                        p.source);
}

void put_kind(std::string& text, InterventionKind const& kind) {
  auto const target =
      kind.target == TargetKind::none ? std::string("no target") : fmt::format("target: {}", name_of(kind.target));
  text += fmt::format("  kind = \"{}\", {}\n      {}\n", kind.name, target, kind.meaning);
  for (auto const& key : kind.keys)
    text += fmt::format(
        "      {}{}, {} to {}, {}: {}\n", key.key, unit_text(key.unit), number_text(key.low), number_text(key.high),
        key.required ? std::string("required") : "default " + number_text(key.default_value), key.meaning);
}

}  // namespace

std::string explain(std::span<ParameterGroup const> groups, std::span<InterventionKind const> kinds) {
  std::string text =
      "Keys of a scenario file (TOML). `--set PATH=VALUE` sets any key below but interventions, such as\n"
      "--set scenario.seed=3 or --set transport.gap=1e-3.\n"
      "\nextends = \"FILE.toml\"\n"
      "  another scenario, relative to this file: its tables are merged key by key, its interventions come first\n";
  put_section(text, "[scenario]", kScenarioKeys);
  text += "\n[data]\n  tables (*.csv), relative to the file that names them; default: KEY.csv\n";
  for (auto const& table : kTableKeys) text += fmt::format("  {:<16} {}\n", table.key, table.meaning);
  text += fmt::format("  {:<16} {}\n", kNetworkKey.key, kNetworkKey.meaning);
  put_section(text, "[transport]", kTransportKeys);
  text += "\n[output]\n  no keys yet\n";
  for (auto const& group : groups) put_group(text, group);
  put_section(text, "[[intervention]], any number of times", kInterventionKeys);
  text += "\n";
  for (auto const& kind : kinds) put_kind(text, kind);
  return text;
}

std::string parameter_table(std::span<ParameterGroup const> groups) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();  // an empty cell
  CsvText csv;
  for (auto const* head : {"key", "value", "low", "high", "prior_low", "prior_high", "unit", "meaning", "source"})
    csv.cell(head);
  csv.end_row();
  for (auto const& group : groups)
    for (auto const& p : group.parameters) {
      csv.cell(fmt::format("models.{}.{}", group.model, p.key)).number(*p.value).number(p.low).number(p.high);
      csv.number(p.prior ? p.prior->low : kNone).number(p.prior ? p.prior->high : kNone);
      csv.cell(p.unit).cell(p.meaning).cell(p.source).end_row();
    }
  return csv.take();
}

}  // namespace tanvan
