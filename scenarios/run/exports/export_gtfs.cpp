/// The lines of a scenario as a GTFS feed.

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "scenarios/run/exports/exports.hpp"
#include "scenarios/run/line_feed/line_feed.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/scenario_options.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/io/gtfs/gtfs_writer.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

constexpr char const* kNoPage = "https://example.com/";  // RFC 2606: nobody's

/// The lines and which of them run in December of the year, as a run of the scenario would have it.
World lines_in(Scenario scenario, int year) {
  World world;
  world.network = std::move(scenario.network);
  world.region = std::move(scenario.region);
  world.interventions = std::move(scenario.interventions);
  world.now = month_of(year, 12);
  catch_up_interventions(world, transport_interventions());
  open_lines(world);
  return world;
}

/// By what the folder is known as ours.
FolderFile record_of(Scenario const& scenario, int year, std::vector<FolderFile> const& files) {
  auto text = fmt::format("format = \"tanvan-export\"\nto = \"gtfs\"\nscenario = {}\nyear = {}\nfiles = [\n",
                          toml_quoted(scenario.name), year);
  for (auto const& file : files) text += "  " + toml_quoted(file.name) + ",\n";
  return {kExportRecord, text + "  " + toml_quoted(kExportRecord) + ",\n]\n"};
}

void say_what(LineFeed const& lines, ExportOptions const& options) {
  for (auto const& fault : lines.left_out) fmt::print("left out  {}\n", to_string(fault));
  if (lines.merged_stops > 0)
    fmt::print(stderr, "warning: {} of the lines merged into an earlier one of the same name and place\n",
               counted(lines.merged_stops, "stop"));
  if (options.url.empty())
    fmt::print(
        "stands in {} for the web pages of publisher and operators, which the tables do not have; --url says one\n",
        kNoPage);
  auto const& feed = lines.feed;
  fmt::print("routes={} trips={} stops={} agencies={} fares={}\n", feed.routes.size(), feed.trips.size(),
             feed.stops.size(), feed.agencies.size(), feed.fares.size());
}

}  // namespace

int export_gtfs(ExportOptions const& options) {
  if (std::filesystem::path(options.result).extension() == ".h5")
    return report_fault(error(Errc::bad_input, {options.result, 0, 0},
                              "is a file of results; --to gtfs takes a scenario, whose tables hold the lines"));
  ScenarioOptions asked;
  asked.scenario = options.result;
  auto read = read_scenario_of(asked);
  if (!read) return report_faults(read.error());
  auto const& scenario = read->scenario;
  int const first = scenario.start.year(), last = scenario.last.year(), year = options.year.value_or(last);
  if (year < first || year > last)
    return report_fault(
        error(Errc::bad_input, {}, fmt::format("--year {} lies outside the scenario, {} to {}", year, first, last)));
  if (auto const fault = not_a_place_for(options.out, options.result, kExportRecord)) return report_fault(*fault);
  auto const world = lines_in(scenario, year);
  auto const lines = feed_of_lines(world.region, world.day.service.line_open,
                                   {.year = year,
                                    .publisher = options.publisher,
                                    .url = options.url.empty() ? kNoPage : options.url,
                                    .version = fmt::format("{} {}", scenario.name, year)});
  if (lines.feed.trips.size() == 0) {
    Faults none;
    none.add({options.result}, fmt::format("no line of its tables can be ridden in {}", year));
    for (auto const& fault : lines.left_out) none.add(fault);
    return report_faults(none);
  }
  auto files = write_gtfs(lines.feed);
  files.push_back(record_of(scenario, year, files));
  write_whole_folder(options.out, files, kExportRecord);
  say_what(lines, options);
  fmt::print("{} holds {} files\n", options.out, files.size());
  return 0;
}

}  // namespace tanvan
