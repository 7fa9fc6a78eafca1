/// The population alone, for other tools.

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <tbb/global_control.h>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/identity.hpp"
#include "scenarios/run/shared/scenario_options.hpp"
#include "sim/engine/population_file.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

struct SynthesizeOptions : ScenarioOptions {
  std::string out, csv;
};

/// By what a folder of tables is known as ours.
FolderFile record_of(Scenario const& scenario, std::vector<FolderFile> const& files) {
  auto text =
      fmt::format("format = \"tanvan-export\"\nto = \"population\"\nscenario = {}\nseed = {}\nscale = {}\nfiles = [\n",
                  toml_quoted(scenario.name), scenario.seed, scenario.scale);
  for (auto const& file : files) text += "  " + toml_quoted(file.name) + ",\n";
  return {kExportRecord, text + "  " + toml_quoted(kExportRecord) + ",\n]\n"};
}

std::optional<Fault> no_place_for(SynthesizeOptions const& options, Scenario const& scenario) {
  if (options.out.empty() && options.csv.empty())
    return error(Errc::bad_input, {}, "say where to: -o FILE.h5, --csv FOLDER, or both");
  if (!options.out.empty())
    if (auto fault = overwrites_other_than_result(options.out, scenario.inputs)) return fault;
  if (!options.csv.empty())
    if (auto fault = not_a_place_for(options.csv, options.scenario, kExportRecord)) return fault;
  return std::nullopt;
}

RunIdentity identity_of(Scenario const& scenario, SynthesizeOptions const& options, double seconds) {
  auto identity = identity_of_run(static_cast<int>(options.used_threads()), seconds);
  identity.command = "synthesize";
  identity.scenario = scenario.name;
  identity.title_vi = scenario.title_vi;
  identity.title_en = scenario.title_en;
  identity.config = scenario.resolved;
  return identity;
}

int synthesize(SynthesizeOptions const& options) {
  auto read = read_scenario_of(options);
  if (!read) return report_faults(read.error());
  auto const& scenario = read->scenario;
  if (auto const fault = no_place_for(options, scenario)) return report_fault(*fault);
  if (!options.out.empty()) ensure_writable(options.out);
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, options.used_threads()};
  auto const begin = std::chrono::steady_clock::now();
  World const world = found_population(scenario, read->parameters);
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!options.out.empty()) {
    write_population(world, identity_of(scenario, options, seconds), options.out);
    fmt::print("{} written\n", options.out);
  }
  if (!options.csv.empty()) {
    auto files = population_tables(world);
    files.push_back(record_of(scenario, files));
    write_whole_folder(options.csv, files, kExportRecord);
    fmt::print("{} holds {} files\n", options.csv, files.size());
  }
  auto const& all = world.population;
  fmt::print("persons={} households={} dwellings={} enterprises={} wall_s={:.3f}\n", all.persons.size(),
             all.households.size(), all.dwellings.size(), all.enterprises.size(), seconds);
  return 0;
}

constexpr char const* kFooter =
    "Example:\n"
    "  tanvan synthesize scenarios/binhduong/baseline.toml --scale 0.05 -o people.h5\n"
    "  tanvan synthesize scenarios/binhduong/baseline.toml --scale 1 --csv people\n"
    "Persons, households, dwellings and enterprises as they are a year before the scenario starts, raked to the tables "
    "of\n"
    "the region, workers with their jobs: one row an agent of the sample, nothing expanded. The file has columns by\n"
    "number (`tanvan info --json`), the folder has tables with words.";

}  // namespace

void add_synthesize(CLI::App& app, Action& action) {
  auto const options = std::make_shared<SynthesizeOptions>();
  auto* command = app.add_subcommand("synthesize", "The synthetic population alone, as HDF5 or tables");
  add_scenario_options(*command, *options);
  command->add_option("-o,--output", options->out, "File of columns, HDF5");
  command->add_option("--csv", options->csv, "Folder of tables");
  command->footer(kFooter);
  command->callback([options, &action] { action = [options] { return synthesize(*options); }; });
}

}  // namespace tanvan
