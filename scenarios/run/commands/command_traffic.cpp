#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>
#include <tbb/global_control.h>
#include <thread>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/days/transit_text.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/identity.hpp"
#include "scenarios/run/shared/interrupt.hpp"
#include "scenarios/run/traffic/road_changes.hpp"
#include "scenarios/run/traffic/traffic_result.hpp"
#include "scenarios/run/traffic/transit_riders.hpp"
#include "scenarios/run/traffic/transit_roads.hpp"
#include "scenarios/run/traffic/trip_files.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

constexpr double kHour_s = 3600;

struct TrafficOptions {
  std::string network, trips, profile, changes, tolls, screenlines, transit, date, out;
  std::vector<std::string> set;
  bool one_shot = false, moves = false;
  std::size_t trajectories = 0;
  int emissions = 0;  // year of the fleet
  int threads = 0;    // 0: all cores
};

/// Everything that the files and the command line hold.
struct TrafficInputs {
  TrafficSettings settings;
  TrafficNetwork network;
  ClassTolls tolls;
  TripRequests requests;
  DayWishes wishes;
  std::optional<TransitFolder> transit;
  RiderTable riders;
};

/// The roads as they are driven, and public transport on them.
struct DrivenRoads {
  LaneRoads plain;
  std::optional<StopRoads> stops;  // cut there
  std::optional<TransitOnRoads> transit;

  LaneRoads const& lanes() const { return stops ? stops->lanes : plain; }
  TransitOnRoads const* on_roads() const { return transit ? &*transit : nullptr; }
};

template <class T>
bool take(Result<T> result, T& into, Faults& faults) {
  if (result) {
    into = std::move(*result);
    return true;
  }
  faults.append(result.error());
  return false;
}

/// Trips, or volumes from zone to zone over the hours of --profile. Notes go to those of the network.
Result<TripRequests> read_requests(TrafficOptions const& options, TrafficNetwork& network) {
  std::optional<TextSource> profile;
  if (!options.profile.empty()) profile = TextSource{options.profile, options.profile};
  return read_trip_files({options.trips, options.trips}, profile, network, network.notes);
}

void read_changes(TrafficOptions const& options, TrafficNetwork& network, Faults& faults) {
  DayChanges day;
  take(read_road_changes({options.changes, options.changes}, network), day, faults);
  network.roads.changes = std::move(day.changes);
  network.roads.closures = std::move(day.closures);
}

/// Files that were named beside the network's folder.
std::vector<std::string> named_files(TrafficOptions const& options) {
  std::vector<std::string> named = {options.trips};
  for (auto const& file : {options.profile, options.changes, options.tolls, options.screenlines})
    if (!file.empty()) named.push_back(file);
  return named;
}

void read_tolls(TrafficOptions const& options, TrafficInputs& inputs, Faults& faults) {
  inputs.tolls = column_tolls(inputs.network);
  if (options.tolls.empty()) return;
  take(read_link_tolls({options.tolls, options.tolls}, inputs.network), inputs.tolls, faults);
  bool const nobody = std::ranges::all_of(inputs.settings.value_of_time_h, [](double value) { return value == 0; });
  if (nobody)
    faults.add({}, "--tolls needs a class whose time has a value, as in --set traffic.car_value_of_time_h=75000");
}

/// A wish that nobody has is no choice.
void check_departures(TrafficInputs const& inputs, std::string const& trips, Faults& faults) {
  if (inputs.settings.departures.on() && inputs.requests.arrive_s.empty())
    faults.add({trips, 1, 0}, "departure_choice = 1 needs the column arrive_s, when each trip wants to arrive");
}

void read_transit(TrafficOptions const& options, TrafficInputs& inputs, Faults& faults) {
  auto folder = read_transit_folder(options.transit, *parse_date(options.date), inputs.network);
  if (!folder) return faults.append(folder.error());
  inputs.network.notes.append(folder->notes);
  take(read_transit_riders(options.transit, *folder, inputs.network.notes), inputs.riders, faults);
  folder->service.kinds.front().seats = static_cast<std::uint32_t>(inputs.settings.bus_seats);
  folder->service.kinds.front().standing = static_cast<std::uint32_t>(inputs.settings.bus_standing);
  inputs.transit = std::move(*folder);
}

Result<TrafficInputs> read_inputs(TrafficOptions const& options) {
  TrafficInputs inputs;
  Faults faults;
  take(traffic_settings(options.set), inputs.settings, faults);
  inputs.wishes = {options.moves, options.trajectories, options.emissions};
  if (take(read_traffic_network(options.network, named_files(options)), inputs.network, faults)) {
    if (take(read_requests(options, inputs.network), inputs.requests, faults))
      check_departures(inputs, options.trips, faults);
    if (!options.changes.empty()) read_changes(options, inputs.network, faults);
    read_tolls(options, inputs, faults);
    if (!options.transit.empty()) read_transit(options, inputs, faults);
    if (!options.screenlines.empty())
      take(read_screenlines({options.screenlines, options.screenlines}, inputs.network), inputs.wishes.screenlines,
           faults);
  }
  if (!faults.empty()) return faults;
  return inputs;
}

std::optional<Fault> writes_over_other(TrafficOptions const& options) {
  std::vector<std::filesystem::path> inputs = {options.network};
  for (auto const& file : named_files(options)) inputs.emplace_back(file);
  for (auto const* table : {"node.csv", "link.csv", "config.csv"})
    inputs.push_back(std::filesystem::path(options.network) / table);
  if (!options.transit.empty())
    for (auto const* table : {"stop_links.csv", "riders.csv"})
      inputs.push_back(std::filesystem::path(options.transit) / table);
  return overwrites_other_than_result(options.out, inputs);
}

int threads_of(TrafficOptions const& options) {
  return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void print_hour(TrafficTime now, std::uint64_t arrived) {
  fmt::print("{}: {} arrived\n", clock_text(seconds_of_time(now)), arrived);
  std::fflush(stdout);
  stop_before_writing_if_asked();
}

/// The hours of the day that an iterated run keeps, as those of one shot are told while it runs.
void print_hours(TrafficAnswer const& answer) {
  fmt::print("hours of iteration {}:\n", answer.kept);
  auto const hours = arrived_by_hour(answer.day);
  for (std::size_t h = 0; h < hours.size(); ++h)
    fmt::print("{}: {} arrived\n", clock_text(static_cast<double>(h + 1) * kHour_s), hours[h]);
}

void print_step(DayStep const& step) {
  fmt::print("iteration={} relative_gap={:.4f} geh_below_5={:.3f} stuck={} forced={} switched={} seconds={:.3f}\n",
             step.iteration, step.gap, step.geh_share, step.stuck, step.forced, step.switched, step.seconds);
  std::fflush(stdout);
  stop_before_writing_if_asked();
}

constexpr std::size_t kToldGridlocks = 5;

void print_gridlocks(TrafficInputs const& inputs, DayResult const& day) {
  for (std::size_t i = 0; i < std::min(day.gridlocks.size(), kToldGridlocks); ++i)
    fmt::print("gridlock: {}\n", gridlock_text(day.gridlocks[i], inputs.network.link_name));
  if (day.gridlocks.size() > kToldGridlocks)
    fmt::print("gridlock: {} in all, in /events of the result\n", day.gridlocks.size());
}

/// How many trips did not arrive, by their reason.
void print_stuck(TripColumns const& columns) {
  std::map<std::string, std::size_t> reasons;
  for (auto const& word : columns.stuck)
    if (!word.empty()) ++reasons[word];
  for (auto const& [word, n] : reasons)
    fmt::print(stderr, "warning: {} did not arrive: {}\n", counted(n, "trip"), word);
}

char const* reason_of(DayStop stop) {
  switch (stop) {
    case DayStop::reached: return "gap, link flows and arrivals as asked";
    case DayStop::nobody_gains: return "nobody gains by another way";
    case DayStop::out_of_iterations: break;
  }
  return "traffic.max_iterations";
}

/// Which day is told and why there is none after it; a warning where it is no equilibrium.
void print_equilibrium(TrafficSettings const& settings, TrafficAnswer const& answer) {
  if (answer.steps.empty()) return;
  auto const& kept = answer.steps[static_cast<std::size_t>(answer.kept - 1)];
  fmt::print("iteration {} of {} is kept; they ended by: {}\n", answer.kept, answer.steps.size(),
             reason_of(answer.stop));
  if (answer.stop == DayStop::reached) return;
  fmt::print(stderr,
             "warning: no equilibrium: gap {:.3g} (asked {:g}), GEH below 5 on {:.1f} % of links and hours, {} stuck\n",
             kept.gap, settings.gap, kept.geh_share * 100, kept.stuck);
}

void print_end(TrafficInputs const& inputs, TrafficAnswer const& answer, TripColumns const& columns) {
  if (answer.put_off.trips > 0)
    fmt::print("{} set out later, {:.1f} h on average: roads are closed to their class before\n",
               counted(answer.put_off.trips, "trip"),
               answer.put_off.wait_s / kHour_s / static_cast<double>(answer.put_off.trips));
  print_gridlocks(inputs, answer.day);
  print_stuck(columns);
  fmt::print("{}", transit_text(answer));
  print_equilibrium(inputs.settings, answer);
  auto const entries = static_cast<double>(answer.day.entries);
  fmt::print("entries={} wall_s={:.6f} entries_per_s={:.0f} forced_moves={} arrived={} of={}\n", answer.day.entries,
             answer.wall_s, answer.wall_s > 0 ? entries / answer.wall_s : 0, answer.day.forced.size(), columns.arrived,
             columns.stuck.size());
}

std::string config_of(TrafficOptions const& options, TrafficSettings const& settings) {
  auto const name = [](std::string const& path) {
    return toml_quoted(std::filesystem::path(path).lexically_normal().filename().string());
  };
  auto text =
      fmt::format("{}one_shot = {}\ntrips = {}\n", settings_text(settings), options.one_shot, name(options.trips));
  if (!options.profile.empty()) text += fmt::format("profile = {}\n", name(options.profile));
  if (!options.tolls.empty()) text += fmt::format("tolls = {}\n", name(options.tolls));
  if (!options.changes.empty()) text += fmt::format("changes = {}\n", name(options.changes));
  if (!options.transit.empty())
    text += fmt::format("transit = {}\ndate = {}\n", name(options.transit), toml_quoted(options.date));
  if (options.moves) text += "moves = true\n";
  if (options.trajectories > 0) text += fmt::format("trajectories = {}\n", options.trajectories);
  if (options.emissions > 0) text += fmt::format("emissions = {}\n", options.emissions);
  if (!options.screenlines.empty()) text += fmt::format("screenlines = {}\n", name(options.screenlines));
  return text;
}

TrafficAnswer answer_of(TrafficOptions const& options, TrafficInputs const& inputs, DrivenRoads const& driven,
                        DayNetwork const* day) {
  bool const moves = inputs.wishes.needs_moves();
  auto const& lanes = driven.lanes();
  auto const* transit = driven.on_roads();
  if (options.one_shot || day == nullptr)
    return one_shot(inputs.network, lanes, day, inputs.requests, inputs.settings, print_hour, moves, transit);
  return iterated(inputs.network, lanes, *day, inputs.requests, inputs.settings, print_step, moves, transit);
}

void print_moves(StoredMoves const& stored) {
  if (stored.moves == 0) return;
  fmt::print("moves={} bytes_a_move={:.3f}\n", stored.moves,
             static_cast<double>(stored.bytes) / static_cast<double>(stored.moves));
}

/// @param day  null where no way has to be found
int answer(TrafficOptions const& options, TrafficInputs const& inputs, DrivenRoads const& driven,
           DayNetwork const* day) {
  auto const answer = answer_of(options, inputs, driven, day);
  if (!answer.steps.empty()) print_hours(answer);
  auto const columns = trip_columns(inputs.network, inputs.requests, answer);
  if (!options.out.empty()) {
    auto identity = identity_of_run(threads_of(options), answer.wall_s);
    identity.scenario = "traffic";
    identity.config = config_of(options, inputs.settings);
    auto const stored = write_traffic(inputs.network, inputs.requests, columns, answer, inputs.settings.rules,
                                      inputs.wishes, identity, options.out);
    print_moves(stored);
    fmt::print("{} written\n", options.out);
  }
  print_end(inputs, answer, columns);
  return 0;
}

int traffic(TrafficOptions const& options) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads_of(options))};
  listen_for_stops();
  auto const inputs = read_inputs(options);
  if (!inputs) return report_faults(inputs.error());
  auto const& network = inputs->network;
  DrivenRoads driven{driven_roads(network), {}, {}};
  if (inputs->transit) driven.stops = split_at_stops(driven.plain, inputs->transit->stops, inputs->settings.rules);
  auto const& lanes = driven.lanes();
  InputPlace const place{network.file, 0, 0};
  if (auto const faults = check_turns(lanes.roads, place); !faults.empty()) return report_faults(faults);
  std::optional<DayNetwork> day;
  if (!inputs->requests.routed || inputs->transit) {
    auto ways = day_network(lanes.roads, inputs->settings.rules,
                            access_of(network, lanes, inputs->settings, inputs->tolls), place);
    if (!ways) return report_faults(ways.error());
    day = std::move(*ways);
  }
  if (inputs->transit) {
    auto buses = bus_ways(*inputs->transit, *driven.stops, *day);
    if (!buses) return report_faults(buses.error());
    driven.transit = {&*inputs->transit, &*driven.stops, std::move(*buses), &inputs->riders, inputs->settings.stops};
    if (inputs->requests.routed) day.reset();
  }
  print_warnings(network.notes);
  if (!options.out.empty()) {
    if (auto const fault = writes_over_other(options)) return report_fault(*fault);
    ensure_writable(options.out);
  }
  return answer(options, *inputs, driven, day ? &*day : nullptr);
}

constexpr char const* kFooter =
    "Example:\n"
    "  tanvan traffic --network network --trips trips.csv -o day.h5\n"
    "  tanvan traffic --network network --trips trips.csv --changes changes.csv --one-shot --set traffic.step_s=0.5\n"
    "  tanvan traffic --network siouxfalls --trips SiouxFalls_trips.tntp --profile profile.csv -o day.h5\n"
    "\n"
    "Files. The folder is one of GMNS, as tanvan import writes it, with signals in its signal tables and lanes in its\n"
    "lane, segment and movement tables; scenarios/network-tables.md lists every column that is read, its unit and "
    "what\n"
    "stands in for it. config.csv states units and the crs of coordinates. trips.csv has trip_id, depart_s (or 07:30), "
    "class (motorbike, car, bus, "
    "truck)\n"
    "and from_node_id, to_node_id or route, link ids with blanks between. changes.csv has link_id, at_s (or 07:30) "
    "and\n"
    "what the link is like from then on, until until_s where it says so: capacity [PCU/h/lane], lanes, closed (0, 1);\n"
    "with a class it is closed to that alone, as in link_id,class,from,to: 12,truck,06:00,09:00. tolls.csv has\n"
    "link_id, toll and, where they differ, class, from, to. With arrive_s in trips.csv --set departure_choice=1 lets\n"
    "trips choose when they set out; times are seconds after midnight or 07:30 everywhere. Tolls change at whole "
    "hours.\n"
    "--trips may also be volumes, o_zone_id, d_zone_id, volume or a trip table of TNTP, that set out over the hours "
    "of\n"
    "--profile.\n"
    "A link is one queue unless lane.csv and movement.csv part it: without turn lanes nobody gets past a queue to a\n"
    "bypass. Trips may be a sample of all: --set sample=0.1 gives roads a tenth of their flow and room, and tells the\n"
    "volumes and delays of all.\n"
    "\n"
    "--transit FOLDER puts the buses of a GTFS folder on the roads, for the runs whose stops have a row in its\n"
    "stop_links.csv: stop_id, link_id and, where it has them, at_m from the link's begin (else its middle), kind (bay "
    "or\n"
    "lane; else bay) and berths (else 1). Between stops they take the quickest way of empty roads, stand at each as\n"
    "long as riders get in and out (12 s without any) and wait for the timetable in bays. Riders are those of its\n"
    "riders.csv: from_stop_id, to_stop_id, at_s (or 07:30) and, where it has them, riders (that come together) and\n"
    "route_id (those they take); who finds no place waits for the next bus, and gives up after --set most_refusals=3.\n"
    "\n"
    "End. Without --one-shot days are iterated until the experienced gap is traffic.gap, link flows stand still (GEH\n"
    "below 5 on 95 % of links and hours) and all arrive; where all trips have a route, one day is run. The last line\n"
    "has entries (of vehicles into links), wall_s and entries_per_s of the simulated day alone, forced_moves, arrived\n"
    "and of. A gridlock is told, and ends with status 0.\n"
    "\n"
    "The results file holds each trip's times, volumes, speeds, delays and queues of links by bin and class, travel\n"
    "times, the macroscopic fundamental diagram of each district (the column district of link.csv, else zones of\n"
    "nodes), and what --moves, --trajectories, --screenlines and --emissions ask for; tanvan report draws it.\n";

CLI::Validator day_of_service() {
  return {[](std::string& text) { return parse_date(text) ? "" : text + " is no date YYYYMMDD"; }, "YYYYMMDD"};
}

/// Every key with its default, range, unit and meaning.
std::string keys_text() {
  TrafficSettings settings;
  std::string text = "Keys of --set:\n";
  for (auto const& p : parameters(settings)) {
    auto const unit = p.unit == "1" ? std::string{} : fmt::format(" {}", p.unit);
    text += fmt::format("  traffic.{} [{:g}] {:g} to {:g}{}: {}\n", p.key, *p.value, p.low, p.high, unit, p.meaning);
  }
  return text;
}

}  // namespace

void add_traffic(CLI::App& app, Action& action) {
  auto const options = std::make_shared<TrafficOptions>();
  auto* command = app.add_subcommand("traffic", "A simulated day: every vehicle, with queues that spill back");
  command->add_option("--network", options->network, "folder of GMNS")->required();
  command->add_option("--trips", options->trips, "trips.csv, or volumes from zone to zone with --profile")->required();
  command->add_option(
      "--profile", options->profile,
      "begin_s,end_s,share: hours of departure; then --trips has o_zone_id,d_zone_id,volume[,class], or is a "
      "trip table of TNTP");
  command->add_option("--changes", options->changes,
                      "changes.csv: closures, to all or to a class, lane drops, capacities during the day");
  command->add_option("--tolls", options->tolls, "tolls.csv: tolls by class and hour, over those of link.csv");
  auto* transit =
      command->add_option("--transit", options->transit, "folder of GTFS with stop_links.csv: buses in traffic")
          ->check(CLI::ExistingDirectory);
  auto* date = command->add_option("--date", options->date, "day of service of --transit")->check(day_of_service());
  transit->needs(date);
  date->needs(transit);
  command->add_flag("--one-shot", options->one_shot, "one day on the ways that are shortest on empty roads");
  command->add_option("--set", options->set, "KEY=VALUE, several times; models.traffic.KEY is the same")
      ->expected(1)
      ->take_all();
  command->add_option("--threads", options->threads, "Threads [all cores]; the results do not depend on it")
      ->check(CLI::Range(1, 4096));
  auto* out = command->add_option("-o,--output", options->out, "results file [none is written]");
  command->add_flag("--moves", options->moves, "Keep when every vehicle enters every link")->needs(out);
  command->add_option("--trajectories", options->trajectories, "Keep the trajectories of N trips")->needs(out);
  command->add_option("--emissions", options->emissions, "Fuel and exhaust of each link by the fleet of this YEAR")
      ->check(CLI::Range(2000, 2100))
      ->needs(out);
  command->add_option("--screenlines", options->screenlines, "screenlines.csv: name, link_id")->needs(out);
  command->footer(std::string(kFooter) + "\n" + keys_text());
  command->callback([&action, options] { action = [options] { return traffic(*options); }; });
}

}  // namespace tanvan
