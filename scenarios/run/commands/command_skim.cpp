#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/skim/journey_text.hpp"
#include "scenarios/run/skim/skim_alternatives.hpp"
#include "scenarios/run/skim/skim_timetable.hpp"
#include "scenarios/run/skim/skim_zones.hpp"
#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/transit/journey_search.hpp"

namespace tanvan {
namespace {

constexpr int kMostRides = 8, kRidesOfZones = 4;
constexpr std::int32_t kMostSlack_s = 7200;
constexpr double kMostWalk_m = 5000, kMostAccess_m = 20'000, kMostTimeFactor = 3;
constexpr int kMostWithin_min = 180;

/// What the user says, as said.
struct SkimOptions {
  std::string feed, date, depart, arrive, from, to;
  int rides = 0;  // 0: not said
  bool alternatives = false;
  double time_factor = 0;                     // 0: not said
  std::string access, egress;                 // empty: walk, and what follows from it
  double max_access_m = 0, max_egress_m = 0;  // 0: not said
  int within_min = 0;                         // 0: not said
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

/// `journey=1 cost_min=31.5`, then the journey, one after another.
void print_alternatives(Feed const& feed, Timetable const& timetable, std::span<AlternativeJourney const> all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    fmt::print("{}journey={}{}\n{}", i > 0 ? "\n" : "", i + 1,
               all[i].cost_min ? fmt::format(" cost_min={:.1f}", *all[i].cost_min) : "",
               journey_text(feed, timetable, all[i].journey));
}

/// The moment asked for or until.
std::int32_t time_of(SkimOptions const& options) {
  return *time_said(options.arrive.empty() ? options.depart : options.arrive);
}

std::vector<AlternativeJourney> alternatives_said(Feed const& feed, Timetable const& timetable,
                                                  std::vector<StopId> const& from, std::vector<StopId> const& to,
                                                  SkimOptions const& options, ScanOptions const& search) {
  AlternativesRequest request{from,
                              to,
                              options.arrive.empty() ? SearchDirection::depart_at : SearchDirection::arrive_by,
                              time_of(options),
                              search.rides,
                              search.slack_s};
  if (options.time_factor > 0) request.time_factor = options.time_factor;
  return alternatives(feed, timetable, request);
}

/// Prints one journey or the alternatives. @return whether there is any
bool print_journeys(Feed const& feed, Timetable const& timetable, std::vector<StopId> const& from,
                    std::vector<StopId> const& to, SkimOptions const& options) {
  ScanOptions const scan{options.rides > 0 ? options.rides : kMostRides, options.zones.slack_s};
  std::vector<AlternativeJourney> all;
  if (options.alternatives) all = alternatives_said(feed, timetable, from, to, options, scan);
  if (all.empty()) {  // not asked for, or only one that takes longer than alternatives may
    JourneySearch search(timetable, scan);
    auto const time = time_of(options);
    auto journey = options.arrive.empty() ? search.depart_at(time, from, to) : search.arrive_by(time, from, to);
    if (journey) all.push_back({std::move(*journey), std::nullopt});
  }
  if (options.alternatives)
    print_alternatives(feed, timetable, all);
  else if (!all.empty())
    fmt::print("{}", journey_text(feed, timetable, all.front().journey));
  return !all.empty();
}

int find_journey(SkimOptions const& options) {
  auto const imported = read_gtfs(options.feed, options.feed);
  if (!imported) return report_faults(imported.error());
  auto const& feed = imported->feed;
  Faults faults;
  auto const from = stops_named(feed, options.from, options.feed, faults),
             to = stops_named(feed, options.to, options.feed, faults);
  if (!faults.empty()) return report_faults(faults);
  auto const timetable = skim_timetable(feed, options.zones.date, options.zones.timetable, options.zones.realised);
  if (!timetable) return report_faults(timetable.error());
  warn_of_empty_day(feed, *timetable, options.date);
  if (!print_journeys(feed, *timetable, from, to, options))
    fmt::print("no journey from {} to {} {} {} on {}\n", options.from, options.to,
               options.arrive.empty() ? "from" : "until", clock_text(time_of(options)), options.date);
  return 0;
}

/// The same of a question between two stops.
std::string unclear_journey(SkimOptions const& options) {
  auto const& zones = options.zones;
  if (options.from.empty() || options.to.empty()) return "--from and --to go together";
  if (options.depart.empty() == options.arrive.empty()) return "say either --depart or --arrive";
  if (!zones.out.empty()) return "--output goes with --zones; a journey is printed";
  if (!options.access.empty() || !options.egress.empty() || options.max_access_m > 0 || options.max_egress_m > 0)
    return "--access and --egress go with --zones";
  if (!zones.accessibility.empty() || !zones.opportunities.empty() || options.within_min > 0)
    return "--accessibility, --opportunities and --within go with --zones";
  if (options.time_factor > 0 && !options.alternatives) return "--time-factor goes with --alternatives";
  return {};
}

std::filesystem::path whole_path(std::string const& name) {
  return std::filesystem::weakly_canonical(std::filesystem::absolute(name));
}

/// The same of a question about zones.
std::string unclear_zones(SkimOptions const& options) {
  auto const& zones = options.zones;
  if (options.alternatives || options.time_factor > 0) return "--alternatives goes with --from and --to";
  if (options.depart.empty()) return "--zones needs --depart";
  if (zones.out.empty() && zones.accessibility.empty()) return "--zones needs -o,--output or --accessibility";
  if (zones.accessibility.empty() != zones.opportunities.empty())
    return "--accessibility and --opportunities go together";
  if (zones.accessibility.empty() && options.within_min > 0) return "--within goes with --accessibility";
  if (!zones.out.empty() && !zones.accessibility.empty() && whole_path(zones.accessibility) == whole_path(zones.out))
    return "--accessibility and --output name one file";
  for (auto const& name : zones.opportunities)
    if (std::ranges::count(zones.opportunities, name) > 1) return "--opportunities " + name + " is said twice";
  return {};
}

/// What options leave unclear, as a sentence; empty where it is clear.
std::string unclear(SkimOptions const& options) {
  bool const of_stops = !options.from.empty() || !options.to.empty();
  if (of_stops == !options.zones.zones.empty()) return "say either --from and --to, or --zones";
  return of_stops ? unclear_journey(options) : unclear_zones(options);
}

/// What was said of access and egress, and what follows where nothing was.
void set_access(SkimOptions& options) {
  auto& access = options.zones.access;
  auto& egress = options.zones.egress;
  access = {options.access.empty() ? "walk" : options.access, options.max_access_m};
  egress = options.egress.empty() ? egress_after(access) : SkimAccess{options.egress, 0};
  if (egress.mode == access.mode) egress.within_m = access.within_m;
  if (options.max_egress_m > 0) egress.within_m = options.max_egress_m;
}

int skim(SkimOptions options) {
  auto& zones = options.zones;
  zones.date = *parse_date(options.date);
  if (zones.zones.empty()) return find_journey(options);
  zones.feed = options.feed;
  zones.depart_s = *time_said(options.depart);
  zones.rides = options.rides > 0 ? options.rides : kRidesOfZones;
  if (options.within_min > 0) zones.within_min = options.within_min;
  set_access(options);
  return skim_zones(zones);
}

constexpr char const* kFooter =
    "Between two stops it prints a journey, a leg a line: of those that arrive earliest one with the fewest rides, of\n"
    "these one that leaves latest; with --arrive of those that leave latest. A stop_id of a station stands for its\n"
    "stops. Where nothing leads there it says so, and the status is 0. Runs of days before that still run after\n"
    "midnight are in it; riders stay seated where a vehicle goes on as another trip of its block. Walks between stops\n"
    "are those of transfers.txt, and with --walk those up to a distance. Where the feed has fares the cheapest "
    "tickets\n"
    "for the journey are added up.\n"
    "With --alternatives it prints all journeys of which none is better in arrival (with --arrive departure), rides "
    "and\n"
    "cost, the best arrival first. Cost is what each ride costs by itself, where routes have different fares; else "
    "time\n"
    "with minutes on foot 1.93 times: cost_min, from leaving to arriving.\n"
    "Between zones it writes percentiles of times from centre to centre over a window of departures, rides and the\n"
    "share of departures that arrive, and where the feed has fares what the journey costs, as OMX.\n"
    "A bicycle or motorbike is kept at the origin and stays at the first stop; from the last one walks. Who comes "
    "home\n"
    "finds it at the other end: --access walk --egress motorbike. Said for both ends, one is kept at either. "
    "Ride-hail\n"
    "takes five minutes to come, at both ends, and its price is not in the fares. Ways are straight lines times 1.3.\n"
    "--accessibility writes a row for each zone, column of opportunities and percentile p: zone_id, opportunities,\n"
    "within_min, percentile, and what other zones hold\n"
    "  reached_by_percentile_of_time        in zones to which p % of the departures take no longer than --within\n"
    "  percentile_of_reached_by_minute      that p % of the departures reach, or more, each by itself\n"
    "  reaching_zone_by_percentile_of_time  in zones from which the first is true of this one\n"
    "Examples:\n"
    "  tanvan skim --transit google_transit.zip --from BEN_XE --to GA --depart 07:30 --date 20250106\n"
    "  tanvan skim --transit google_transit.zip --from BEN_XE --to GA --arrive 07:00 --date 20250106 --walk 400\n"
    "  tanvan skim --transit google_transit.zip --from BEN_XE --to GA --depart 07:30 --date 20250106 --alternatives\n"
    "  tanvan skim --transit google_transit.zip --zones zones.csv --depart 07:00 --window 60 --date 20250106 -o "
    "bus.omx\n"
    "  tanvan skim --transit google_transit.zip --zones zones.csv --depart 07:00 --date 20250106 --access motorbike\n"
    "    --opportunities jobs --within 45 --accessibility jobs.csv";

void add_journey_options(CLI::App& command, SkimOptions& options) {
  command.add_option("--from", options.from, "stop_id where the journey begins");
  command.add_option("--to", options.to, "stop_id where it ends");
  command.add_option("--depart", options.depart, "earliest departure; with --zones the begin of the window")
      ->check(time_of_day());
  command.add_option("--arrive", options.arrive, "latest arrival, in the place of --depart")->check(time_of_day());
  command.add_flag("--alternatives", options.alternatives, "all journeys that differ in arrival, rides and cost");
  command
      .add_option("--time-factor", options.time_factor,
                  "alternatives take so many times the fastest at most, and ten minutes [1.25]")
      ->check(CLI::Range(1.0, kMostTimeFactor));
}

void add_access_options(CLI::App& command, SkimOptions& options) {
  std::vector<std::string> const modes(kSkimAccessModes.begin(), kSkimAccessModes.end());
  command
      .add_option("--access", options.access,
                  "from zones to the first stop: walk, bicycle, motorbike, ride_hail [walk]")
      ->check(CLI::IsMember(modes));
  command
      .add_option("--max-access", options.max_access_m,
                  "straight metres of it at most, and of egress by the same [walk 1500, bicycle 4000, else 5000]")
      ->check(CLI::Range(1.0, kMostAccess_m));
  command
      .add_option("--egress", options.egress,
                  "from the last stop to zones: the same modes [walk; after ride_hail ride_hail]")
      ->check(CLI::IsMember(modes));
  command.add_option("--max-egress", options.max_egress_m, "straight metres of it at most [as --max-access]")
      ->check(CLI::Range(1.0, kMostAccess_m));
}

void add_zone_options(CLI::App& command, SkimOptions& options) {
  auto& zones = options.zones;
  command.add_option("--zones", zones.zones, "table of zone_id,lon,lat; other columns are passed over");
  command.add_option("--window", zones.window_min, "minutes of departures, one a minute [60]")
      ->check(CLI::Range(1, 1440));
  add_access_options(command, options);
  command.add_option("--threads", zones.threads, "threads [all]")->check(CLI::Range(1, 1024));
  command.add_option("-o,--output", zones.out, "OMX file to write");
  command.add_option("--accessibility", zones.accessibility, "CSV to write: opportunities within reach of each zone");
  command
      .add_option("--opportunities", zones.opportunities,
                  "column of the zones, such as jobs, >= 0; may be said several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command.add_option("--within", options.within_min, "minutes door to door that count as within reach [45]")
      ->check(CLI::Range(1, kMostWithin_min));
}

}  // namespace

void add_skim(CLI::App& app, Action& action) {
  auto const options = std::make_shared<SkimOptions>();
  auto* const command = app.add_subcommand("skim", "Journeys and times by public transport, by timetable");
  command->add_option("--transit", options->feed, "GTFS feed: a zip archive or a folder")->required();
  command->add_option("--date", options->date, "day of service")->check(day())->required();
  add_journey_options(*command, *options);
  add_zone_options(*command, *options);
  command->add_option("--rides", options->rides, "most rides [8, with --zones 4]")->check(CLI::Range(1, kMostRides));
  command->add_option("--slack", options->zones.slack_s, "seconds needed at a stop before each ride [0]")
      ->check(CLI::Range(0, kMostSlack_s));
  command
      ->add_option("--walk", options->zones.timetable.near.within_m,
                   "straight metres up to which one walks between stops besides transfers.txt [0]")
      ->check(CLI::Range(0.0, kMostWalk_m));
  command->add_option("--phases", options->zones.timetable.phase_seed,
                      "seed that draws when runs by headway start [they start with their period]");
  command->add_option("--realised", options->zones.realised,
                      "results of `tanvan traffic --transit FEED --date DATE`: its buses as they were driven");
  command->footer(kFooter);
  command->callback([&action, options] {
    if (auto const why = unclear(*options); !why.empty()) throw CLI::ValidationError(why);
    action = [options] { return skim(*options); };
  });
}

}  // namespace tanvan
