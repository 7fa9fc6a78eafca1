#include "sim/assignment/gradient_projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tbb/parallel_for.h>

namespace tanvan {
namespace {

constexpr std::size_t kFullSweep = 3;  // every so many sweeps visit the pairs that had nothing to move

/// The Newton step, as far as there are vehicles to move.
double step(double dearer, double pcu, double slope, double flow) {
  return dearer < flow * pcu * slope ? dearer / (pcu * slope) : flow;
}

}  // namespace

GradientProjection::GradientProjection(Contest& contest, LinkState& state, bool convex)
    : contest_(&contest), workers_(kLinkParts + 1, Worker(state, convex)) {}

double GradientProjection::Worker::cost_of(Contest::Block const& block, Contest::Route const& route) const {
  double cost = route.fixed;
  for (LinkId a : block.links_of(route)) cost += state_->time(a);
  return cost;
}

/// Links of `from` are marked in on_from_, those of `to` in on_to_; or the other way round.
void GradientProjection::Worker::move(Contest::Block const& block, double pcu, Contest::Route& from, Contest::Route& to,
                                      double vehicles) {
  auto const on_both = [&](LinkId a) { return on_from_.marked(a) && on_to_.marked(a); };
  from.flow -= vehicles;
  to.flow += vehicles;
  for (LinkId a : block.links_of(from))
    if (!on_both(a)) state_->add(a, -vehicles * pcu);
  for (LinkId a : block.links_of(to))
    if (!on_both(a)) state_->add(a, vehicles * pcu);
}

/// Takes back half of what is left of a step until the route that took is not much dearer than the other was.
void GradientProjection::Worker::hold_back(Contest::Block const& block, double pcu, Contest::Route& from,
                                           Contest::Route& to, double moved, double dearer) {
  constexpr int kMostHalvings = 60;
  constexpr double kFarBeyond = 0.5;  // of the difference before
  for (int k = 0; k < kMostHalvings && cost_of(block, to) - cost_of(block, from) > kFarBeyond * dearer; ++k) {
    moved /= 2;
    move(block, pcu, to, from, moved);
  }
}

/// @param to its links are marked in on_to_
double GradientProjection::Worker::shift(Contest::Block const& block, double pcu, Contest::Route& from,
                                         Contest::Route& to) {
  double const dearer = cost_of(block, from) - cost_of(block, to);
  if (dearer <= 0) return 0;
  on_from_.mark(block.links_of(from));
  double slope = 0;
  for (LinkId a : block.links_of(from))
    if (!on_to_.marked(a)) slope += state_->slope(a);
  for (LinkId a : block.links_of(to))
    if (!on_from_.marked(a)) slope += state_->slope(a);
  double const found = from.flow * dearer, moved = step(dearer, pcu, slope, from.flow);
  move(block, pcu, from, to, moved);
  if (!convex_) hold_back(block, pcu, from, to, moved, dearer);
  return found;
}

/// Two routes share no link that is kept, so nothing need be marked. For convex delays.
double GradientProjection::Worker::balance_two(Contest::Block& block, Contest::Pair const& pair) {
  auto *dear = &block.routes[pair.begin], *cheap = dear + 1;
  double difference = dear->fixed - cheap->fixed, slope = 0;
  for (LinkId a : block.links_of(*dear)) {
    difference += state_->time(a);
    slope += state_->slope(a);
  }
  for (LinkId a : block.links_of(*cheap)) {
    difference -= state_->time(a);
    slope += state_->slope(a);
  }
  if (difference < 0) std::swap(dear, cheap);
  difference = std::abs(difference);
  if (difference == 0 || dear->flow <= 0) return 0;
  double const found = dear->flow * difference, moved = step(difference, pair.pcu, slope, dear->flow);
  dear->flow -= moved;
  cheap->flow += moved;
  for (LinkId a : block.links_of(*dear)) state_->add(a, -moved * pair.pcu);
  for (LinkId a : block.links_of(*cheap)) state_->add(a, moved * pair.pcu);
  return found;
}

double GradientProjection::Worker::balance(Contest::Block& block, Contest::Pair const& pair) {
  auto const routes = block.routes_of(pair);
  if (convex_ && routes.size() == 2) return balance_two(block, pair);
  for (auto& route : routes) route.cost = cost_of(block, route);
  auto& best = *std::ranges::min_element(routes, {}, &Contest::Route::cost);
  on_to_.mark(block.links_of(best));
  double excess = 0;
  for (auto& route : routes)
    if (&route != &best && route.flow > 0) excess += shift(block, pair.pcu, route, best);
  return excess;
}

double GradientProjection::sweep_part(std::size_t part, bool all) {
  double excess = 0;
  for (auto& block : contest_->blocks)
    for (auto const row : block.of_part[part]) {
      auto& pair = block.pairs[row];
      if (all || pair.excess > 0) pair.excess = workers_[part].balance(block, pair);
      excess += pair.excess;
    }
  return excess;
}

double GradientProjection::sweep() {
  bool const all = sweeps_++ % kFullSweep == 0;
  std::array<double, kLinkParts> excess{};
  tbb::parallel_for(std::size_t{0}, kLinkParts, [&](std::size_t part) { excess[part] = sweep_part(part, all); });
  return std::accumulate(excess.begin(), excess.end(), sweep_part(kSeveralParts, all));
}

}  // namespace tanvan
