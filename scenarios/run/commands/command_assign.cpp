#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <numeric>
#include <tbb/global_control.h>
#include <thread>

#include "scenarios/run/assign/assign_compare.hpp"
#include "scenarios/run/assign/assign_result.hpp"
#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/shared/identity.hpp"
#include "scenarios/run/shared/interrupt.hpp"
#include "sim/assignment/path_table.hpp"
#include "sim/assignment/select_link.hpp"
#include "sim/assignment/system_optimum.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void print_notes(AssignInputs const& inputs) {
  print_warnings(inputs.network.notes);
  for (auto const& vehicles : inputs.classes) print_warnings(vehicles.trips.notes);
}

void print_question(AssignInputs const& inputs) {
  auto const& network = inputs.network;
  auto const totals = demand_totals(inputs, {});
  fmt::print("{}: {} zones, {} nodes, {} links; {:.10g} vehicles between zones, {:.10g} inside zones not assigned\n",
             network.file, network.zones(), network.nodes, network.links(), totals.assigned, totals.inside);
  for (auto const& vehicles : inputs.classes)
    fmt::print("{}: {} from {}, {} PCU a vehicle; cost is time + {} toll + {} distance\n", vehicles.name,
               counted(vehicles.trips.size(), "pair"), vehicles.trips.file, vehicles.pcu, vehicles.toll_weight,
               vehicles.distance_weight);
}

Faults faults_of(std::span<UnreachablePair const> pairs, AssignInputs const& inputs) {
  Faults faults;
  for (auto const& [vehicles, row] : pairs) {
    auto const& trips = inputs.classes[vehicles].trips;
    faults.add(trips.place(row), fmt::format("unreachable: no route leads from zone {} to zone {} for {} {}; mend the "
                                             "network, or leave such demand out with --allow-unreachable",
                                             zone_name(inputs.network, trips, trips.origin[row]),
                                             zone_name(inputs.network, trips, trips.destination[row]), trips.trips[row],
                                             inputs.classes[vehicles].name));
  }
  return faults;
}

void print_left_out(std::span<UnreachablePair const> pairs, AssignInputs const& inputs) {
  if (pairs.empty()) return;
  fmt::print(stderr, "warning: {} of demand left out, {:.10g} vehicles: no route serves it\n",
             counted(pairs.size(), "pair"), demand_totals(inputs, pairs).unreachable);
}

/// A line an iteration and a stop where one was asked for, at once even where the output is a file.
AssignmentProgress progress_since(Clock::time_point start) {
  return [start](AssignmentStep const& step) {
    fmt::print("iteration={} relative_gap={:.6e} objective={:.12g} tstt={:.12g} seconds={:.3f}\n", step.iteration,
               step.relative_gap, step.objective, step.tstt, seconds_since(start));
    std::fflush(stdout);
    stop_before_writing_if_asked();
  };
}

void print_difference(Assigned const& a, std::string_view what, std::string_view unit, std::span<double const> ours,
                      std::span<double const> theirs) {
  auto const& flows = *a.inputs.flows;
  auto const d = largest_difference(a.inputs.flow_link, ours, theirs);
  auto const& network = a.inputs.network;
  auto const link = a.inputs.flow_link[d.row];
  fmt::print(
      "largest difference of {}: {:.6g}{} on link {}-{} (row {}): {:.12g} here, {:.12g} in {}; root mean square "
      "{:.6g}\n",
      what, d.size(), unit, network.name(network.from[link]), network.name(network.to[link]), d.row + 1, d.ours,
      d.theirs, flows.file, d.root_mean_square);
}

void print_comparison(Assigned const& a) {
  if (!a.inputs.flows) return;
  print_difference(a, "volume", " vehicles/h", link_volumes(a.problem, a.result), a.inputs.flows->volume);
  if (a.problem.classes.size() > 1) return;  // a file of flows has one cost
  print_difference(a, "cost", "", link_costs(a.problem, a.result, 0), a.inputs.flows->cost);
}

/// What to do about a gap that was not reached.
char const* advice(AssignOptions const& options, AssignmentResult const& r) {
  return r.iterations < options.max_iterations ? "rounding lets it fall no further" : "raise --max-iterations";
}

void print_end(Assigned const& a, double seconds) {
  auto const& r = a.result;
  if (r.relative_gap > a.options.gap)
    fmt::print(stderr, "warning: the relative gap is {:.3g} after {}, not {:g} as asked; {}\n", r.relative_gap,
               counted(static_cast<std::size_t>(r.iterations), "iteration"), a.options.gap, advice(a.options, r));
  fmt::print("relative_gap={:.17g} objective={:.17g} tstt={:.17g} iterations={} seconds={:.6f}\n", r.relative_gap,
             r.objective, r.tstt, r.iterations, seconds);
}

std::optional<Fault> writes_over_other(AssignOptions const& options) {
  std::vector<std::filesystem::path> inputs(options.demand.begin(), options.demand.end());
  inputs.emplace_back(options.network);
  for (auto const* table : {"node.csv", "link.csv", "config.csv"})
    inputs.push_back(std::filesystem::path(options.network) / table);
  if (!options.compare.empty()) inputs.emplace_back(options.compare);
  return overwrites_other_than_result(options.out, inputs);
}

int threads_of(AssignOptions const& options) {
  return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void print_selected(Assigned const& a) {
  if (a.inputs.selected.empty()) return;
  auto const users = select_link(a.problem, a.paths, a.inputs.selected);
  double const flow = std::accumulate(users.total.begin(), users.total.end(), 0.0);
  fmt::print("select-link: {:.7g} vehicles of {} over {}\n", flow, counted(users.pairs.size(), "pair"),
             counted(a.inputs.selected.size(), "link"));
}

/// The total of what everybody pays at these link times, not what the last one more would cost all.
double paid(PathSet const& paths, std::span<double const> time) {
  auto const table = path_table(paths, time);
  return std::inner_product(table.flow.begin(), table.flow.end(), table.cost.begin(), 0.0);
}

/// @param[out] paths the routes in use
AssignmentResult solve(AssignOptions const& options, AssignmentProblem const& problem,
                       AssignmentProgress const& progress, PathSet& paths) {
  AssignmentOptions const limits{.gap = options.gap, .max_iterations = options.max_iterations};
  if (options.principle == "user") return continue_user_equilibrium(problem, limits, paths, progress);
  auto optimum = solve_system_optimum(problem, limits, paths, progress);
  optimum.result.time = std::move(optimum.time);
  optimum.result.tstt = paid(paths, optimum.result.time);
  return std::move(optimum.result);
}

/// Solves, writes, compares.
int answer(AssignOptions const& options, AssignInputs const& inputs, AssignmentProblem const& problem,
           std::span<UnreachablePair const> unreachable) {
  auto const start = Clock::now();
  PathSet paths;
  auto const result = solve(options, problem, progress_since(start), paths);
  double const seconds = seconds_since(start);
  Assigned const assigned{options, inputs, problem, result, paths, unreachable};
  if (!options.out.empty()) {
    write_assignment(assigned, identity_of_run(threads_of(options), seconds), options.out);
    fmt::print("{} written\n", options.out);
  }
  print_selected(assigned);
  print_comparison(assigned);
  print_end(assigned, seconds);
  return 0;
}

int assign(AssignOptions const& options) {
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads_of(options))};
  listen_for_stops();
  auto const inputs = read_assign_inputs(options);
  if (!inputs) return report_faults(inputs.error());
  auto const problem = assignment_problem(inputs->network, inputs->classes);
  auto const unreachable = unreachable_pairs(problem, inputs->classes);
  print_notes(*inputs);
  if (!unreachable.empty() && !options.allow_unreachable) return report_faults(faults_of(unreachable, *inputs));
  if (!options.out.empty()) {
    if (auto const fault = writes_over_other(options)) return report_fault(*fault);
    ensure_writable(options.out);
  }
  print_question(*inputs);
  print_left_out(unreachable, *inputs);
  return answer(options, *inputs, problem, unreachable);
}

constexpr char const* kFooter =
    "Example:\n"
    "  tanvan assign --network ChicagoSketch_net.tntp --demand ChicagoSketch_trips.tntp\n"
    "      --cost-weights toll=0.02,distance=0.04 --gap 1e-10 --compare ChicagoSketch_flow.tntp -o chicago.h5\n"
    "  tanvan assign --network net.tntp --demand cars.tntp --class car,toll=2.7\n"
    "      --demand trucks.tntp --class truck,pcu=2.5,toll=4.6,ban=3 -o two-classes.h5\n"
    "  tanvan assign --network network --demand demand.csv --class motorbike,pcu=0.25 -o motorbikes.h5\n"
    "  tanvan assign --network net.tntp --demand trips.tntp --principle system --paths -o optimum.h5\n"
    "A folder of GMNS is one that tanvan import writes: zones are its zone_id, capacity is a lane's times lanes, "
    "times\n"
    "are minutes (VDF_fftt, else length over free_speed), distances km; VDF_alpha and VDF_beta are 0.15 and 4 where "
    "they\n"
    "are not given. A class named car, motorbike, bus or truck keeps to the allowed_uses of its name, others to a "
    "car's.\n"
    "Each iteration prints a line; the last line has relative_gap, objective, tstt, iterations and seconds, those of\n"
    "the solving alone. Where --max-iterations or rounding ends it above --gap, a warning says so, the result is\n"
    "written with converged = 0, and the status is 0.";

}  // namespace

void add_assign(CLI::App& app, Action& action) {
  auto const options = std::make_shared<AssignOptions>();
  auto* command = app.add_subcommand("assign", "Static user equilibrium of a network and its demand");
  command->add_option("--network", options->network, "folder of GMNS, or file: TNTP, its second form, its CSV notation")
      ->required();
  command
      ->add_option(
          "--demand", options->demand,
          "trip table of TNTP, or o_zone_id,d_zone_id,volume; once a class of vehicles [demand.csv of the folder]")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--class", options->classes,
                   "NAME[,pcu=X][,toll=X][,distance=X][,ban=LINK TYPE]…: the class of each --demand, in their order")
      ->expected(1)
      ->take_all();
  command->add_option("--cost-weights", options->cost_weights,
                      "toll=X,distance=X: time that a unit of toll and of length is worth [0, or as the files say]");
  command->add_option("--gap", options->gap, "relative gap to stop at [1e-6]");
  command->add_option("--max-iterations", options->max_iterations, "iterations at most [1000]")
      ->check(CLI::Range(1, 1'000'000'000));
  command->add_option("--threads", options->threads, "Threads [all cores]; the results do not depend on it")
      ->check(CLI::Range(1, 4096));
  command
      ->add_option("--principle", options->principle,
                   "user: nobody gains by another route; system: all together lose the least, with its tolls [user]")
      ->check(CLI::IsMember({"user", "system"}));
  command
      ->add_option("--select-link", options->select_link,
                   "FROM-TO, several times: who uses any of these links, and where else they drive")
      ->expected(1)
      ->take_all();
  command->add_flag("--paths", options->paths, "write the routes in use under /assignment/paths");
  command->add_flag("--allow-unreachable", options->allow_unreachable,
                    "leave out demand that no route serves, and list it in the result");
  command->add_option("--compare", options->compare, "link flows to compare the result with");
  command->add_option("-o,--output", options->out, "results file [none is written]");
  command->footer(kFooter);
  command->callback([&action, options] {
    if (options->demand.empty() && !std::filesystem::is_directory(options->network))
      throw CLI::RequiredError("--demand");
    action = [options] { return assign(with_defaults(*options)); };
  });
}

}  // namespace tanvan
