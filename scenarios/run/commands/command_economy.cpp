/// The economy alone: people and enterprises, month by month, at travel costs that never change.

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <sys/resource.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/identity.hpp"
#include "scenarios/run/shared/interrupt.hpp"
#include "scenarios/run/shared/scenario_options.hpp"
#include "sim/engine/results.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {
namespace {

constexpr int kMostMonths = 12 * 100;
constexpr double kKibInMib = 1024;

struct EconomyOptions : ScenarioOptions {
  std::string out;
  int months = 0;  // 0: to the end of the scenario
};

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The largest memory that the process has held [MiB].
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / kKibInMib;
}

/// How the months went.
struct Months {
  std::uint64_t agents = 0;  // persons and enterprises, summed over months
  double founding_s = 0;     // until the scenario's start: the population, and the year that is lived to begin from
  double wall_s = 0;         // of the months and of writing
};

void print_end(World const& world, Months const& lived) {
  auto const& r = world.record;
  auto const last = [&](char const* name) {
    auto const found = r.indicators.find(name);
    return found == r.indicators.end() || found->second.empty() ? 0.0 : found->second.back();
  };
  if (!r.years.empty())
    fmt::print(
        "{}: growth {:.1f} %, of it TFP {:.1f} points; unemployment {:.1f} %; {:.1f} % of enterprises innovate\n",
        r.years.back(), last("growth_output"), last("growth_tfp"), last("unemployment_rate"),
        last("innovating_share_all"));
  fmt::print("agent_months={} founding_s={:.3f} wall_s={:.3f} agent_months_per_s={:.0f} peak_rss_mib={:.1f}\n",
             lived.agents, lived.founding_s, lived.wall_s,
             lived.wall_s > 0 ? static_cast<double>(lived.agents) / lived.wall_s : 0, peak_mib());
}

RunIdentity identity_of(Scenario const& scenario, EconomyOptions const& options, double seconds) {
  auto identity = identity_of_run(static_cast<int>(options.used_threads()), seconds);
  identity.command = "economy";
  identity.scenario = scenario.name;
  identity.title_vi = scenario.title_vi;
  identity.title_en = scenario.title_en;
  identity.config = scenario.resolved;
  return identity;
}

int economy(EconomyOptions const& options) {
  listen_for_stops();
  auto read = read_scenario_of(options);
  if (!read) return report_faults(read.error());
  auto& scenario = read->scenario;
  if (options.months > 0) scenario.last = scenario.start + (options.months - 1);
  if (!options.out.empty()) {
    if (auto const fault = overwrites_other_than_result(options.out, scenario.inputs)) return report_fault(*fault);
    ensure_writable(options.out);
  }
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, options.used_threads()};
  Months lived;
  auto const begin = Clock::now();
  World world = found_economy(scenario, read->parameters);
  auto first_month = begin;
  auto const count = [&](Month month) {
    stop_if_asked(month);
    if (month < scenario.start) return;
    if (month == scenario.start) {
      lived.founding_s = seconds_since(begin);
      first_month = Clock::now();
    }
    lived.agents += static_cast<std::size_t>(residents_on_book(world)) + world.population.enterprises.size();
  };
  live(world, derive_schedule(read->parameters), scenario, progress_to_stderr(isatty(STDERR_FILENO) != 0), count);
  if (!options.out.empty()) write_results(world, identity_of(scenario, options, seconds_since(begin)), options.out);
  lived.wall_s = seconds_since(first_month);
  if (!options.out.empty()) fmt::print("{} written\n", options.out);
  print_end(world, lived);
  return 0;
}

constexpr char const* kFooter =
    "Example: tanvan economy scenarios/binhduong/baseline.toml --months 60 --scale 0.05 -o economy.h5\n"
    "People, enterprises, labour, innovation, homes and the province's accounts live as in `tanvan run`, without any "
    "day\n"
    "of travel: travel costs stay those of empty roads, so that openings of roads and lines change nothing. Months "
    "are\n"
    "counted from the scenario's start, after a year that is lived to begin from; yearly figures are those of whole "
    "years.\n"
    "The last line has agent_months (persons and enterprises, month by month), the time of those months and of "
    "writing\n"
    "(wall_s), of founding the population and of the year before (founding_s), and the largest memory.";

}  // namespace

void add_economy(CLI::App& app, Action& action) {
  auto const options = std::make_shared<EconomyOptions>();
  auto* command = app.add_subcommand("economy", "The economy alone, month by month, at travel costs that stay");
  add_scenario_options(*command, *options);
  command->add_option("--months", options->months, "Months to live from the scenario's start [to its end]")
      ->check(CLI::Range(1, kMostMonths));
  command->add_option("-o,--output", options->out, "Results file [none is written]");
  command->footer(kFooter);
  command->callback([options, &action] { action = [options] { return economy(*options); }; });
}

}  // namespace tanvan
