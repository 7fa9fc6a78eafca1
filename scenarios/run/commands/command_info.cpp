#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/info/info_day.hpp"
#include "scenarios/run/info/info_population.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "sim/io/tables/result_tables.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
  std::string file;
  bool hash = false, json = false;
};

Json attributes_of(std::map<std::string, ResultsFile::Attribute> const& attributes) {
  Json all = Json::object();
  for (auto const& [name, value] : attributes) std::visit([&, &key = name](auto const& v) { all[key] = v; }, value);
  return all;
}

std::string type_name(ValueType type) {
  return type == ValueType::text ? "text" : type == ValueType::real ? "float64" : "int64";
}

enum class ResultKind { run, assignment, day, population, other };

ResultKind kind_of(ResultsFile const& file) {
  if (is_day(file)) return ResultKind::day;
  if (is_population(file)) return ResultKind::population;
  if (file.has("/time/year")) return ResultKind::run;
  return file.group_attributes("/assignment").empty() ? ResultKind::other : ResultKind::assignment;
}

/// For programs.
char const* word_of(ResultKind kind) {
  constexpr std::array kWords = {"run", "assignment", "day", "population", "other"};
  return kWords[static_cast<std::size_t>(kind)];
}

/// Years of a run whose day every vehicle drove.
std::vector<std::string> driven_years(ResultsFile const& file) {
  auto years = file.children("/traffic");
  std::erase_if(years, [&](std::string const& year) { return !file.has("/traffic/" + year + "/engine"); });
  return years;
}

/// A day on its own, or of a scenario's year.
std::string day_kind_text(ResultsFile const& file) {
  auto const scenario = file.text_attribute("scenario");
  return scenario == "traffic" ? "a simulated day, every vehicle driven (tanvan traffic)"
                               : fmt::format("a simulated day of the scenario {} (tanvan run --days)", scenario);
}

/// The months of a scenario, with transport or without.
std::string run_text(ResultsFile const& file) {
  if (file.text_attribute("command") == "economy")
    return "the economy of a scenario, without any day of travel (tanvan economy)";
  auto const driven = driven_years(file);
  return driven.empty() ? "a run of a scenario (tanvan run)"
                        : fmt::format("a run of a scenario (tanvan run); every vehicle driven on the day of {}",
                                      fmt::join(driven, ", "));
}

/// For people.
std::string kind_text(ResultsFile const& file) {
  switch (kind_of(file)) {
    case ResultKind::day: return day_kind_text(file);
    case ResultKind::assignment: return "an assignment of traffic to routes (tanvan assign)";
    case ResultKind::population: return "the population of a scenario, a row an agent (tanvan synthesize)";
    case ResultKind::run: return run_text(file);
    case ResultKind::other: break;
  }
  return "none that this program knows";
}

void print_json(ResultsFile const& file) {
  auto const kind = kind_of(file);
  Json whole{{"file", file.path().string()}, {"kind", word_of(kind)}, {"attributes", attributes_of(file.attributes())}};
  if (kind == ResultKind::population) whole["population"] = population_json(file);
  if (kind == ResultKind::day) whole["day"] = day_json(file);
  if (auto const found = file.group_attributes("/assignment"); !found.empty())
    whole["assignment"] = attributes_of(found);
  for (auto const& dataset : file.datasets()) {
    auto const units = dataset.attributes.find("units");
    whole["datasets"].push_back({{"path", dataset.path},
                                 {"type", type_name(dataset.type)},
                                 {"shape", dataset.shape},
                                 {"units", units == dataset.attributes.end() ? "" : units->second}});
    if (!dataset.path.starts_with("/indicators/")) continue;
    auto const values = file.reals(dataset.path);
    whole["indicators"][last_segment(dataset.path)] = values.empty() ? Json(nullptr) : Json(values.back());
  }
  fmt::print("{}\n", whole.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::size_t rows(ResultsFile const& file, char const* path) {
  auto const* dataset = file.find(path);
  return dataset && !dataset->shape.empty() ? dataset->shape[0] : 0;
}

void print_identity(ResultsFile const& file) {
  auto const text = [&](char const* name) { return file.text_attribute(name); };
  fmt::print("{}: {} / {}\n", text("scenario"), text("title_vi"), text("title_en"));
  fmt::print("  what      {}\n", kind_text(file));
  fmt::print("  file      {}, format {}{}\n", file.path().string(), text("format_version"),
             file.complete() ? "" : ", NOT complete");
  fmt::print("  run       seed {}, scale {}, tanvan {} ({}), {}\n", text("seed"), text("scale"), text("code_version"),
             text("commit"), text("created"));
  fmt::print("  hash      {}\n", text("content_hash"));
  auto const years = file.has("/time/year") ? file.integers("/time/year") : std::vector<std::int64_t>{};
  if (!years.empty())
    fmt::print("  years     {} to {}, {} months\n", years.front(), years.back(), rows(file, "/time/month"));
  if (file.has("/zones/id") && file.has("/network/links/id"))
    fmt::print("  region    {} zones, {} junctions, {} links\n", rows(file, "/zones/id"),
               rows(file, "/network/nodes/id"), rows(file, "/network/links/id"));
  fmt::print("  datasets  {} (`tanvan info {} --json` lists them)\n", file.datasets().size(), file.path().string());
}

/// What `tanvan assign` found.
void print_assignment(ResultsFile const& file) {
  auto const found = file.group_attributes("/assignment");
  if (found.empty()) return;
  fmt::print("\nassignment of {} links\n", rows(file, "/assignment/link_volume"));
  for (auto const& spec : attribute_schema()) {
    auto const value = found.find(std::string(spec.name));
    if (spec.group != "/assignment" || value == found.end()) continue;
    std::visit([&](auto const& v) { fmt::print("  {:<18} {:<22} {}\n", spec.name, v, spec.units); }, value->second);
  }
}

void print_indicators(ResultsFile const& file) {
  if (file.children("/indicators").empty()) return;
  fmt::print("\n{:<34} {:>14} {:>14}  units\n", "indicator", "first", "last");
  for (auto const& dataset : file.datasets()) {
    if (!dataset.path.starts_with("/indicators/")) continue;
    auto const values = file.reals(dataset.path);
    if (values.empty()) continue;
    auto const found = dataset.attributes.find("units");
    auto const units = found == dataset.attributes.end() ? std::string{} : found->second;
    fmt::print("{:<34} {:>14} {:>14}  {}\n", last_segment(dataset.path), figure(values.front(), units),
               figure(values.back(), units), units);
  }
}

/// True of a target that no model holds; others without a figure are set for a year that the run does not reach.
bool is_input(std::string const& definition) {
  return definition.starts_with("Not simulated") || definition.starts_with("not simulated");
}

/// A verdict and its mark; too close where the next seed may turn it.
std::pair<char const*, char const*> verdict_of(double simulated, std::string const& definition, bool met, bool close) {
  if (!std::isfinite(simulated)) return {" ", is_input(definition) ? "input" : "later"};
  if (close) return {"~", "close"};
  return met ? std::pair{"+", "met"} : std::pair{"-", "missed"};
}

/// Where a target stands in the decision, for those that no model holds and whose definition does not say it.
std::string source_of(std::string const& definition, std::string const& section) {
  return is_input(definition) && definition.find("742") == std::string::npos
             ? fmt::format(" (Decision 742/QĐ-UBND, {})", section)
             : "";
}

void print_targets(ResultsFile const& file) {
  if (!file.has("/targets/id")) return;
  auto const text = [&](char const* name) { return file.texts(std::string("/targets/") + name); };
  auto const id = text("id"), comparator = text("comparator"), unit = text("unit"), definition = text("definition"),
             section = text("section");
  auto const year = file.integers("/targets/year"), met = file.integers("/targets/met");
  auto const value = file.reals("/targets/value"), simulated = file.reals("/targets/simulated");
  auto const close =
      file.has("/targets/too_close") ? file.integers("/targets/too_close") : std::vector<std::int64_t>(id.size());
  fmt::print(
      "\ntargets of Decision 742/QĐ-UBND: + met, - missed, ~ too close to its line to call, input: no model holds it, "
      "later: the run ends before\n");
  for (std::size_t i = 0; i < id.size(); ++i) {
    auto const [mark, word] = verdict_of(simulated[i], definition[i], met[i] != 0, close[i] != 0);
    fmt::print("{} {:<4} {} {:>2} {:>8}  simulated {:>9}  {:<6}  {}; {}{}\n", mark, id[i], year[i], comparator[i],
               figure(value[i]), figure(simulated[i]), word, unit[i], definition[i],
               source_of(definition[i], section[i]));
  }
}

int inform(InfoOptions const& options) {
  auto const file = open_result(options.file);
  if (!file) return 2;
  if (options.hash) {
    fmt::print("{}\n", file->content_hash());
  } else if (options.json) {
    print_json(*file);
  } else {
    print_identity(*file);
    if (is_day(*file)) fmt::print("{}", day_text(*file));
    if (kind_of(*file) == ResultKind::population) fmt::print("{}", population_text(*file));
    print_assignment(*file);
    print_indicators(*file);
    print_targets(*file);
  }
  return 0;
}

}  // namespace

void add_info(CLI::App& app, Action& action) {
  auto const options = std::make_shared<InfoOptions>();
  auto* command = app.add_subcommand("info", "What a results file holds");
  command
      ->add_option("FILE", options->file,
                   "results file of `tanvan run`, `economy`, `synthesize`, `assign` or `traffic`")
      ->required();
  auto* hash = command->add_flag("--hash", options->hash, "one line: the content hash, reckoned anew from the file");
  command
      ->add_flag("--json", options->json,
                 "what it is, attributes, datasets with shape and units, last value of each indicator, a simulated "
                 "day's figures")
      ->excludes(hash);
  command->footer(
      "Of a run and of an economy alone: indicators and targets. Of a population: how many agents of which kind.\n"
      "Of an assignment: gap, iterations, demand. Of a simulated day: who arrived,\n"
      "who did not and why, gridlocks, gap and iterations, kilometres and hours, settings other than the defaults.\n"
      "\n"
      "Examples:\n  tanvan info baseline.h5\n  tanvan info day.h5\n  tanvan info baseline.h5 --hash");
  command->callback([&action, options] { action = [options] { return inform(*options); }; });
}

}  // namespace tanvan
