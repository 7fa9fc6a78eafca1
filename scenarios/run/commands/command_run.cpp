#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/days/dynamic_years.hpp"
#include "scenarios/run/days/scenario_day.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/identity.hpp"
#include "scenarios/run/shared/interrupt.hpp"
#include "scenarios/run/shared/open_result.hpp"
#include "scenarios/run/shared/scenario_options.hpp"
#include "sim/engine/results.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

struct RunOptions : ScenarioOptions {
  std::string out;
  bool days = false;
};

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
  auto read = read_scenario_of(options);
  if (!read) return report_faults(read.error());
  auto const& scenario = read->scenario;
  auto const out = output_of(options);
  if (auto const fault = overwrites_others(options, scenario)) return report_fault(*fault);
  ensure_writable(out);

  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, options.used_threads()};
  KeptDays days;
  if (options.days) read->parameters.travel.kept = &days;
  World world = found_world(scenario, read->parameters);
  live(world, derive_schedule(read->parameters), scenario, progress_to_stderr(isatty(STDERR_FILENO) != 0),
       stop_if_asked);
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  auto identity = identity_of_run(static_cast<int>(options.used_threads()), seconds);
  identity.command = "run";
  identity.scenario = scenario.name;
  identity.title_vi = scenario.title_vi;
  identity.title_en = scenario.title_en;
  identity.config = scenario.resolved;
  write_results(world, identity, out);
  print_summary(world, out, seconds);
  close_run(world, days, identity, out);
  return 0;
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
  auto options = std::make_shared<RunOptions>();
  auto* command = app.add_subcommand("run", "Run a scenario and write its results");
  add_scenario_options(*command, *options);
  command->add_option("-o,--output", options->out, "Results file [the scenario's name with .h5]");
  command->add_flag("--days", options->days,
                    "Write the day of each dynamic year too, OUT-day-YEAR.h5: links each quarter of an hour, trips, "
                    "districts, for report, compare and export");
  command->footer("Example: tanvan run scenarios/binhduong/baseline.toml -o baseline.h5 --scale 0.05");
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace tanvan
