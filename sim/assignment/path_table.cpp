#include "sim/assignment/path_table.hpp"

#include "sim/assignment/path_walk.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

double cost_of(UsedPath const& path, std::span<double const> time) {
  double cost = path.fixed;
  for (LinkId a : path.links) {
    expects(a.value < time.size(), "one time a link");
    cost += time[a.value];
  }
  return cost;
}

}  // namespace

PathTable path_table(PathSet const& paths, std::span<double const> time) {
  PathTable table;
  table.offset.push_back(0);
  for_each_used_path(paths, [&](UsedPath const& path) {
    table.vehicle_class.push_back(path.vehicle_class);
    table.origin.push_back(path.origin);
    table.destination.push_back(path.destination);
    table.flow.push_back(path.flow);
    table.cost.push_back(cost_of(path, time));
    table.links.insert(table.links.end(), path.links.begin(), path.links.end());
    table.offset.push_back(table.links.size());
  });
  return table;
}

}  // namespace tanvan
