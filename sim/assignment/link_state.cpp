#include "sim/assignment/link_state.hpp"

#include <algorithm>
#include <tbb/parallel_for.h>

namespace tanvan {

LinkState::LinkState(AssignmentProblem const& problem) : problem_(&problem), rows_(problem.links()) {}

void LinkState::refresh(LinkId a) {
  auto& row = rows_[a.value];
  auto const [time, slope] = problem_->delay.time_and_slope(a, row.volume);
  row.time = time;
  row.slope = slope;
}

void LinkState::refresh() {
  for (LinkId a : ids<LinkId>(rows_.size())) refresh(a);
}

void LinkState::add(LinkId a, double pcu) {
  auto& row = rows_[a.value];
  row.volume = std::max(0.0, row.volume + pcu);
  refresh(a);
}

void LinkState::load(PathSet const& set) {
  constexpr std::size_t kBlocks = 8;  // the same on any number of threads, so that sums are
  std::size_t const pairs = (set.pairs.size() + kBlocks - 1) / kBlocks;
  std::vector<std::vector<double>> part(kBlocks);
  tbb::parallel_for(std::size_t{0}, kBlocks, [&](std::size_t b) {
    part[b].resize(rows_.size());
    for (auto i = b * pairs; i < std::min(set.pairs.size(), (b + 1) * pairs); ++i)
      load_pair(set, set.pairs[i], part[b]);
  });
  auto const& background = problem_->background_pcu;
  for (LinkId a : ids<LinkId>(rows_.size())) {
    double volume = background.empty() ? 0 : background[a];
    for (auto const& volumes : part) volume += volumes[a.value];
    rows_[a.value].volume = volume;
  }
  refresh();
}

void LinkState::load_pair(PathSet const& set, PathSet::Pair const& pair, std::span<double> volume) const {
  double const pcu = problem_->classes[pair.vehicle_class].pcu;
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
    for (LinkId a : set.links_of(set.paths[p])) volume[a.value] += pcu * set.paths[p].flow;
}

double LinkState::cost(PathSet const& set, PathSet::Path const& path) const {
  double cost = path.fixed;
  for (LinkId a : set.links_of(path)) cost += rows_[a.value].time;
  return cost;
}

}  // namespace tanvan
