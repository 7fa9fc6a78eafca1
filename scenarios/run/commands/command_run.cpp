#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <thread>
#include <unistd.h>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/commands/dynamic_years.hpp"
#include "scenarios/run/commands/identity.hpp"
#include "scenarios/run/commands/interrupt.hpp"
#include "scenarios/run/commands/open_result.hpp"
#include "scenarios/run/commands/scenario_day.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/engine/results.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

struct RunOptions {
  std::string scenario;
  std::string out;
  std::vector<std::string> set;
  std::string scale, seed;
  int threads = 0;
  bool days = false;
};

/// The overrides in the order of their weight: --set first, then --scale and --seed.
Result<std::vector<Override>> overrides_of(RunOptions const& options) {
  std::vector<Override> overrides;
  for (auto const& text : options.set) {
    auto const at = text.find('=');
    if (at == std::string::npos)
      return error(Errc::bad_input, {},
                   fmt::format("--set {}: write it as KEY=VALUE, as in --set models.labour.search=0.5", text));
    overrides.push_back({text.substr(0, at), text.substr(at + 1)});
  }
  if (!options.scale.empty()) overrides.push_back({"scenario.scale", options.scale});
  if (!options.seed.empty()) overrides.push_back({"scenario.seed", options.seed});
  return overrides;
}

std::filesystem::path output_of(RunOptions const& options) {
  if (!options.out.empty()) return options.out;
  return std::filesystem::path(options.scenario).stem().string() + ".h5";
}

void print_summary(World const& world, std::filesystem::path const& out, double seconds) {
  for (auto const& [year, travel] : world.record.travel) {
    double worst = 0;
    for (auto gap : travel.traffic.relative_gap) worst = std::max(worst, gap);
    fmt::print("traffic {}{}: relative gap {:.2e}\n", year, travel.traffic.engine.empty() ? "" : ", dynamic", worst);
  }
  fmt::print("{} written in {:.0f} s; `tanvan report {} -o report.html` makes a page of it\n", out.string(), seconds,
             out.string());
}

/// What was asked for besides the results themselves, and what a reader should know of them.
void close_run(World const& world, KeptDays const& days, RunIdentity const& identity,
               std::filesystem::path const& out) {
  auto const result = open_result(out.string());
  if (!result) throw std::runtime_error("the results that were just written can't be read");
  for (auto const& [year, day] : days.of_year) {
    auto const path = path_of_day(out, year);
    write_scenario_day(world, *result, day, identity, path);
    fmt::print("{} written: the day of {}, as `tanvan traffic` writes it\n", path.string(), year);
  }
  for (auto const& doubt : doubts_of_traffic(*result)) fmt::print(stderr, "warning: {}\n", doubt);
}

/// Files besides the results that would be written over.
std::optional<Fault> overwrites_others(RunOptions const& options, Scenario const& scenario) {
  auto const out = output_of(options);
  if (auto fault = overwrites_other_than_result(out, scenario.inputs)) return fault;
  if (!options.days) return std::nullopt;
  for (int const year : scenario.transport.dynamic)
    if (auto fault = overwrites_other_than_result(path_of_day(out, year), scenario.inputs)) return fault;
  return std::nullopt;
}

int run(RunOptions const& options) {
  auto const start = std::chrono::steady_clock::now();
  listen_for_stops();
  auto const overrides = overrides_of(options);
  if (!overrides) return report_faults(overrides.error());
  ModelParameters parameters;
  auto const groups = parameter_groups(parameters);
  auto const kinds = intervention_kinds();
  auto const scenario = read_scenario(options.scenario, *overrides, groups, kinds, table_check());
  if (!scenario) return report_faults(scenario.error());
  auto const out = output_of(options);
  if (auto const fault = overwrites_others(options, *scenario)) return report_fault(*fault);
  ensure_writable(out);
  print_warnings(scenario->warnings);

  int const threads = options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)};
  KeptDays days;
  if (options.days) parameters.travel.kept = &days;
  World world = found_world(*scenario, parameters);
  live(world, derive_schedule(parameters), *scenario, progress_to_stderr(isatty(STDERR_FILENO) != 0), stop_if_asked);
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  auto identity = identity_of_run(threads, seconds);
  identity.scenario = scenario->name;
  identity.title_vi = scenario->title_vi;
  identity.title_en = scenario->title_en;
  identity.config = scenario->resolved;
  write_results(world, identity, out);
  print_summary(world, out, seconds);
  close_run(world, days, identity, out);
  return 0;
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
  auto options = std::make_shared<RunOptions>();
  auto* command = app.add_subcommand("run", "Run a scenario and write its results");
  command->add_option("SCENARIO", options->scenario, "Scenario file (TOML) or folder")->required();
  command->add_option("-o,--output", options->out, "Results file [the scenario's name with .h5]");
  command->add_option("--set", options->set, "Set a key of the scenario, KEY=VALUE; may be repeated")->take_all();
  command->add_option("--scale", options->scale, "Share of the population to simulate, over 0 up to 1");
  command->add_option("--seed", options->seed, "Seed of the random draws");
  command->add_option("--threads", options->threads, "Threads [all cores]; the results do not depend on it")
      ->check(CLI::Range(1, 4096));
  command->add_flag("--days", options->days,
                    "Write the day of each dynamic year too, OUT-day-YEAR.h5: links each quarter of an hour, trips, "
                    "districts, for report, compare and export");
  command->footer("Example: tanvan run scenarios/binhduong/baseline.toml -o baseline.h5 --scale 0.05");
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace tanvan
