#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/commands/journey_text.hpp"
#include "scenarios/run/commands/skim_zones.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/transit/journey_search.hpp"

namespace tanvan {
namespace {

constexpr int kMostRides = 8, kRidesOfZones = 4;
constexpr std::int32_t kMostSlack_s = 7200;
constexpr double kMostWalk_m = 5000, kMostAccess_m = 20'000;

/// What the user says, as said.
struct SkimOptions {
  std::string feed, date, depart, arrive, from, to;
  int rides = 0;  // 0: not said
  SkimZonesRequest zones;
};

/// `07:30` or `07:30:00` [s]
std::optional<std::int32_t> time_said(std::string const& text) {
  return parse_feed_time(std::ranges::count(text, ':') == 1 ? text + ":00" : text);
}

CLI::Validator time_of_day() {
  return {[](std::string& text) { return time_said(text) ? "" : text + " is no time HH:MM"; }, "HH:MM"};
}

CLI::Validator day() {
  return {[](std::string& text) { return parse_date(text) ? "" : text + " is no date YYYYMMDD"; }, "YYYYMMDD"};
}

/// The stops of the timetable that a stop_id stands for; a fault where the feed does not have it or no trip calls
/// there.
std::vector<StopId> stops_named(Feed const& feed, std::string const& id, std::string const& file, Faults& faults) {
  std::vector<std::string> known(feed.stops.id.begin(), feed.stops.id.end());
  auto const found = std::ranges::find(known, id);
  if (found == known.end()) {
    auto const nearest = nearest_word(id, known);
    faults.add({file + "/stops.txt"}, fmt::format("no stop has the stop_id {}{}", id,
                                                  nearest ? fmt::format("; did you mean {}?", *nearest) : ""));
    return {};
  }
  return stops_with_calls(feed, id_of<FeedStopId>(static_cast<std::size_t>(found - known.begin())));
}

/// Why there may be no journey at all that day.
void warn_of_empty_day(Feed const& feed, Timetable const& timetable, std::string const& date) {
  if (timetable.runs() > 0) return;
  auto const range = active_range(feed.services);
  fmt::print(stderr, "warning: no trip runs on {}{}\n", date,
             range ? fmt::format("; the feed has service from {} to {}, not on each day of it", date_text(range->first),
                                 date_text(range->last))
                   : "; none of its services has a day");
}

int find_journey(SkimOptions const& options) {
  auto const imported = read_gtfs(options.feed, options.feed);
  if (!imported) return report_faults(imported.error());
  auto const& feed = imported->feed;
  Faults faults;
  auto const from = stops_named(feed, options.from, options.feed, faults),
             to = stops_named(feed, options.to, options.feed, faults);
  if (!faults.empty()) return report_faults(faults);
  auto const timetable = timetable_of(feed, options.zones.date, options.zones.timetable);
  if (!timetable) return report_faults(timetable.error());
  warn_of_empty_day(feed, *timetable, options.date);
  JourneySearch search(*timetable,
                       {.rides = options.rides > 0 ? options.rides : kMostRides, .slack_s = options.zones.slack_s});
  auto const time = *time_said(options.arrive.empty() ? options.depart : options.arrive);
  auto const journey = options.arrive.empty() ? search.depart_at(time, from, to) : search.arrive_by(time, from, to);
  if (journey) {
    fmt::print("{}", journey_text(feed, *timetable, *journey));
  } else {
    fmt::print("no journey from {} to {} {} {} on {}\n", options.from, options.to,
               options.arrive.empty() ? "from" : "until", clock_text(time), options.date);
  }
  return 0;
}

/// What options leave unclear, as a sentence; empty where it is clear.
std::string unclear(SkimOptions const& options) {
  auto const& zones = options.zones;
  bool const of_stops = !options.from.empty() || !options.to.empty();
  if (of_stops == !zones.zones.empty()) return "say either --from and --to, or --zones";
  if (of_stops && (options.from.empty() || options.to.empty())) return "--from and --to go together";
  if (of_stops && options.depart.empty() == options.arrive.empty()) return "say either --depart or --arrive";
  if (of_stops && !zones.out.empty()) return "--output goes with --zones; a journey is printed";
  if (!of_stops && options.depart.empty()) return "--zones needs --depart";
  if (!of_stops && zones.out.empty()) return "--zones needs -o,--output";
  return {};
}

int skim(SkimOptions options) {
  options.zones.date = *parse_date(options.date);
  if (options.zones.zones.empty()) return find_journey(options);
  options.zones.feed = options.feed;
  options.zones.depart_s = *time_said(options.depart);
  options.zones.rides = options.rides > 0 ? options.rides : kRidesOfZones;
  return skim_zones(options.zones);
}

constexpr char const* kFooter =
    "Between two stops it prints a journey, a leg a line: of those that arrive earliest one with the fewest rides, of\n"
    "these one that leaves latest; with --arrive of those that leave latest. A stop_id of a station stands for its\n"
    "stops. Where nothing leads there it says so, and the status is 0. Runs of days before that still run after\n"
    "midnight are in it; riders stay seated where a vehicle goes on as another trip of its block. Walks between stops\n"
    "are those of transfers.txt, and with --walk those up to a distance. Where the feed has fares the cheapest "
    "tickets\n"
    "for the journey are added up.\n"
    "Between zones it writes percentiles of times from centre to centre over a window of departures, rides and the\n"
    "share of departures that arrive, and where the feed has fares what the journey costs, as OMX.\n"
    "Examples:\n"
    "  tanvan skim --transit google_transit.zip --from BEN_XE --to GA --depart 07:30 --date 20250106\n"
    "  tanvan skim --transit google_transit.zip --from BEN_XE --to GA --arrive 07:00 --date 20250106 --walk 400\n"
    "  tanvan skim --transit google_transit.zip --zones zones.csv --depart 07:00 --window 60 --date 20250106 -o "
    "bus.omx";

void add_journey_options(CLI::App& command, SkimOptions& options) {
  command.add_option("--from", options.from, "stop_id where the journey begins");
  command.add_option("--to", options.to, "stop_id where it ends");
  command.add_option("--depart", options.depart, "earliest departure; with --zones the begin of the window")
      ->check(time_of_day());
  command.add_option("--arrive", options.arrive, "latest arrival, in the place of --depart")->check(time_of_day());
}

void add_zone_options(CLI::App& command, SkimZonesRequest& zones) {
  command.add_option("--zones", zones.zones, "table of zone_id,lon,lat");
  command.add_option("--window", zones.window_min, "minutes of departures, one a minute [60]")
      ->check(CLI::Range(1, 1440));
  command.add_option("--access", zones.access, "from zones to stops and back: walk [walk]")
      ->check(CLI::IsMember({"walk"}));
  command.add_option("--max-access", zones.max_access_m, "straight metres of it at most [1500]")
      ->check(CLI::Range(1.0, kMostAccess_m));
  command.add_option("--threads", zones.threads, "threads [all]")->check(CLI::Range(1, 1024));
  command.add_option("-o,--output", zones.out, "OMX file to write");
}

}  // namespace

void add_skim(CLI::App& app, Action& action) {
  auto const options = std::make_shared<SkimOptions>();
  auto* const command = app.add_subcommand("skim", "Journeys and times by public transport, by timetable");
  command->add_option("--transit", options->feed, "GTFS feed: a zip archive or a folder")->required();
  command->add_option("--date", options->date, "day of service")->check(day())->required();
  add_journey_options(*command, *options);
  add_zone_options(*command, options->zones);
  command->add_option("--rides", options->rides, "most rides [8, with --zones 4]")->check(CLI::Range(1, kMostRides));
  command->add_option("--slack", options->zones.slack_s, "seconds needed at a stop before each ride [0]")
      ->check(CLI::Range(0, kMostSlack_s));
  command
      ->add_option("--walk", options->zones.timetable.near.within_m,
                   "straight metres up to which one walks between stops besides transfers.txt [0]")
      ->check(CLI::Range(0.0, kMostWalk_m));
  command->add_option("--phases", options->zones.timetable.phase_seed,
                      "seed that draws when runs by headway start [they start with their period]");
  command->footer(kFooter);
  command->callback([&action, options] {
    if (auto const why = unclear(*options); !why.empty()) throw CLI::ValidationError(why);
    action = [options] { return skim(*options); };
  });
}

}  // namespace tanvan
