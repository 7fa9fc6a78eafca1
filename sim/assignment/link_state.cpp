#include "sim/assignment/link_state.hpp"

#include <algorithm>

namespace tanvan {

LinkState::LinkState(AssignmentProblem const& problem) : problem_(&problem), rows_(problem.links()) {}

void LinkState::refresh(LinkId a) {
  auto& row = rows_[a.value];
  row.time = problem_->delay.time(a, row.volume);
  row.slope = problem_->delay.slope(a, row.volume);
}

void LinkState::add(LinkId a, double pcu) {
  auto& row = rows_[a.value];
  row.volume = std::max(0.0, row.volume + pcu);
  refresh(a);
}

void LinkState::load(PathSet const& set) {
  auto const& background = problem_->background_pcu;
  for (LinkId a : ids<LinkId>(rows_.size())) rows_[a.value].volume = background.empty() ? 0 : background[a];
  for (auto const& pair : set.pairs) {
    double const pcu = problem_->classes[pair.vehicle_class].pcu;
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
      for (LinkId a : set.links_of(set.paths[p])) rows_[a.value].volume += pcu * set.paths[p].flow;
  }
  for (LinkId a : ids<LinkId>(rows_.size())) refresh(a);
}

double LinkState::cost(PathSet const& set, PathSet::Path const& path) const {
  double cost = path.fixed;
  for (LinkId a : set.links_of(path)) cost += rows_[a.value].time;
  return cost;
}

}  // namespace tanvan
