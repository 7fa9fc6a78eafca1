#include "scenarios/run/assign/assign_result.hpp"

#include <fmt/format.h>

#include "scenarios/run/network_map/network_map.hpp"
#include "sim/assignment/path_table.hpp"
#include "sim/assignment/select_link.hpp"
#include "sim/assignment/system_optimum.hpp"
#include "sim/io/results/results_writer.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

using Integers = std::vector<std::int64_t>;

std::string file_name(std::string const& path) {
  return toml_quoted(std::filesystem::path(path).filename().string());
}

/// The question as text, without folders: it is the same wherever the files lie.
std::string config_of(AssignOptions const& options, AssignInputs const& inputs) {
  auto text =
      fmt::format("[assign]\nprinciple = {}\nnetwork = {}\ngap = {}\nmax_iterations = {}\nallow_unreachable = {}\n",
                  toml_quoted(options.principle), file_name(options.network), number_text(options.gap),
                  options.max_iterations, options.allow_unreachable);
  for (std::size_t c = 0; c < inputs.classes.size(); ++c) {
    auto const& vehicles = inputs.classes[c];
    text += fmt::format("\n[[assign.class]]\nname = {}\ndemand = {}\npcu = {}\ntoll = {}\ndistance = {}\nban = [{}]\n",
                        toml_quoted(vehicles.name), file_name(options.demand[c]), number_text(vehicles.pcu),
                        number_text(vehicles.toll_weight), number_text(vehicles.distance_weight),
                        fmt::join(vehicles.banned, ", "));
  }
  return text;
}

void put_totals(ResultsWriter& file, Assigned const& a) {
  auto const put = [&](char const* name, auto value) { file.attribute("/assignment", name, value); };
  auto const totals = demand_totals(a.inputs, a.unreachable);
  auto const& r = a.result;
  put("system_optimum", std::int64_t{a.options.principle == "system"});
  put("relative_gap", r.relative_gap);
  put("gap", a.options.gap);
  put("converged", std::int64_t{r.relative_gap <= a.options.gap});
  put("objective", r.objective);
  put("tstt", r.tstt);
  put("sptt", r.sptt);
  put("iterations", std::int64_t{r.iterations});
  put("demand", totals.assigned);
  put("demand_inside", totals.inside);
  put("unreachable", totals.unreachable);
  put("unreachable_pairs", static_cast<std::int64_t>(a.unreachable.size()));
}

/// The values of the network's links, without those of turns behind them.
std::span<double const> roads(Assigned const& a, std::vector<double> const& values) {
  return std::span(values).first(a.inputs.network.links());
}

void put_links(ResultsWriter& file, Assigned const& a) {
  auto const& network = a.inputs.network;
  Integers from, to;
  for (auto const link : ids<LinkId>(network.links())) {
    from.push_back(network.number(network.from[link]));
    to.push_back(network.number(network.to[link]));
  }
  if (!network.link_name.empty()) file.texts("/assignment/link_id", network.link_name.span());
  file.integers("/assignment/link_from", {from.size()}, from);
  file.integers("/assignment/link_to", {to.size()}, to);
  auto const all = link_volumes(a.problem, a.result);
  auto const volume = roads(a, all);
  file.reals("/assignment/link_volume", {volume.size()}, volume);
  file.reals("/assignment/link_volume_pcu", {volume.size()}, roads(a, a.result.volume_pcu));
  file.reals("/assignment/link_time", {volume.size()}, roads(a, a.result.time));
}

/// One row a link and one column a class, from one vector a class.
std::vector<double> by_link(std::vector<std::vector<double>> const& of_class, std::size_t links) {
  std::vector<double> table;
  for (std::size_t a = 0; a < links; ++a)
    for (auto const& values : of_class) table.push_back(values[a]);
  return table;
}

void put_classes(ResultsWriter& file, Assigned const& a) {
  auto const links = a.problem.links(), rows = a.inputs.network.links(), classes = a.problem.classes.size();
  std::vector<std::string> names;
  std::vector<std::vector<double>> volume, cost;
  for (std::size_t c = 0; c < classes; ++c) {
    names.push_back(a.inputs.classes[c].name);
    auto const begin = a.result.volume.begin() + static_cast<std::ptrdiff_t>(c * links);
    volume.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(links));
    cost.push_back(link_costs(a.problem, a.result, c));
  }
  file.texts("/assignment/class", names);
  file.reals("/assignment/link_volume_by_class", {rows, classes}, by_link(volume, rows));
  file.reals("/assignment/link_cost", {rows, classes}, by_link(cost, rows));
}

void put_unreachable(ResultsWriter& file, Assigned const& a) {
  if (a.unreachable.empty()) return;
  std::vector<std::string> names;
  Integers origin, destination;
  std::vector<double> demand;
  for (auto const& [vehicles, row] : a.unreachable) {
    auto const& trips = a.inputs.classes[vehicles].trips;
    names.push_back(a.inputs.classes[vehicles].name);
    origin.push_back(zone_number(a.inputs.network, trips, trips.origin[row]));
    destination.push_back(zone_number(a.inputs.network, trips, trips.destination[row]));
    demand.push_back(trips.trips[row]);
  }
  file.texts("/assignment/unreachable_class", names);
  file.integers("/assignment/unreachable_origin", {origin.size()}, origin);
  file.integers("/assignment/unreachable_destination", {destination.size()}, destination);
  file.reals("/assignment/unreachable_demand", {demand.size()}, demand);
}

void put_tolls(ResultsWriter& file, Assigned const& a) {
  if (a.options.principle != "system") return;
  auto const tolls = marginal_tolls(a.problem.delay, a.result.volume_pcu);
  file.reals("/assignment/link_toll", {a.inputs.network.links()}, roads(a, tolls));
}

void put_paths(ResultsWriter& file, Assigned const& a) {
  if (!a.options.paths) return;
  auto const table = path_table(a.paths, a.result.time);
  std::vector<std::string> names;
  Integers origin, destination, offset{0}, links;
  for (std::size_t row = 0; row < table.size(); ++row) {
    names.push_back(a.inputs.classes[table.vehicle_class[row]].name);
    origin.push_back(a.inputs.network.number(ZoneId{table.origin[row]}));
    destination.push_back(a.inputs.network.number(ZoneId{table.destination[row]}));
  }
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (LinkId link : table.links_of(row))
      if (link.value < a.inputs.network.links()) links.push_back(link.value);
    offset.push_back(static_cast<std::int64_t>(links.size()));
  }
  file.texts("/assignment/paths/class", names);
  file.integers("/assignment/paths/origin", {table.size()}, origin);
  file.integers("/assignment/paths/destination", {table.size()}, destination);
  file.reals("/assignment/paths/flow", {table.size()}, table.flow);
  file.reals("/assignment/paths/cost", {table.size()}, table.cost);
  file.integers("/assignment/paths/link_offset", {offset.size()}, offset);
  file.integers("/assignment/paths/link", {links.size()}, links);
}

void put_selected(ResultsWriter& file, Assigned const& a) {
  if (a.inputs.selected.empty()) return;
  auto const users = select_link(a.problem, a.paths, a.inputs.selected);
  std::vector<double> volume(a.problem.links());
  for (std::size_t i = 0; i < users.volume.size(); ++i) volume[i % volume.size()] += users.volume[i];
  std::vector<std::string> names;
  Integers origin, destination;
  std::vector<double> flow;
  for (auto const& pair : users.pairs) {
    names.push_back(a.inputs.classes[pair.vehicle_class].name);
    origin.push_back(a.inputs.network.number(ZoneId{pair.origin}));
    destination.push_back(a.inputs.network.number(ZoneId{pair.destination}));
    flow.push_back(pair.flow);
  }
  file.reals("/assignment/select_link/link_volume", {a.inputs.network.links()}, roads(a, volume));
  file.texts("/assignment/select_link/class", names);
  file.integers("/assignment/select_link/origin", {origin.size()}, origin);
  file.integers("/assignment/select_link/destination", {destination.size()}, destination);
  file.reals("/assignment/select_link/flow", {flow.size()}, flow);
}

}  // namespace

DemandTotals demand_totals(AssignInputs const& inputs, std::span<UnreachablePair const> unreachable) {
  DemandTotals totals;
  for (auto const& vehicles : inputs.classes)
    for (std::size_t i = 0; i < vehicles.trips.size(); ++i)
      (vehicles.trips.origin[i] == vehicles.trips.destination[i] ? totals.inside : totals.assigned) +=
          vehicles.trips.trips[i];
  for (auto const& [vehicles, row] : unreachable) totals.unreachable += inputs.classes[vehicles].trips.trips[row];
  totals.assigned -= totals.unreachable;
  return totals;
}

std::vector<double> link_volumes(AssignmentProblem const& problem, AssignmentResult const& result) {
  std::vector<double> sum(problem.links(), 0);
  for (std::size_t i = 0; i < result.volume.size(); ++i) sum[i % sum.size()] += result.volume[i];
  return sum;
}

std::vector<double> link_costs(AssignmentProblem const& problem, AssignmentResult const& result, std::size_t vehicles) {
  std::vector<double> cost(problem.links());
  class_cost(problem.classes[vehicles], result.time, cost);
  return cost;
}

void write_assignment(Assigned const& assigned, RunIdentity identity, std::filesystem::path const& out) {
  identity.scenario = std::filesystem::path(assigned.options.network).stem().string();
  identity.title_vi = "Phân bổ giao thông tĩnh";
  identity.title_en = "Static traffic assignment";
  identity.config = config_of(assigned.options, assigned.inputs);
  ResultsWriter file;
  put_identity(file, identity, 0, 1);  // nothing is drawn
  put_totals(file, assigned);
  if (auto const& map = assigned.inputs.network.map) put_network(file, *map);
  put_links(file, assigned);
  put_classes(file, assigned);
  put_tolls(file, assigned);
  put_unreachable(file, assigned);
  put_paths(file, assigned);
  put_selected(file, assigned);
  file.save(out);
}

}  // namespace tanvan
