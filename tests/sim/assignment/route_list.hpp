#pragma once
/// Every efficient route of a small network, listed one by one: a slow obvious logit.

#include <cmath>
#include <limits>
#include <vector>

#include "sim/assignment/problem.hpp"

namespace tanvan::small {

/// Distances from every node to every other by repeated relaxation, passing no node that may not be passed.
inline std::vector<double> distances(AssignmentProblem const& p, std::uint32_t from, std::vector<double> const& cost) {
  std::vector<double> best(p.graph.nodes(), std::numeric_limits<double>::infinity());
  best[from] = 0;
  for (std::size_t round = 0; round < best.size(); ++round)
    for (std::uint32_t v = 0; v < best.size(); ++v)
      if (p.graph.through[v] || v == from)
        for (auto const& arc : p.graph.leaving({v}))
          best[arc.to.value] = std::min(best[arc.to.value], best[v] + cost[arc.link.value]);
  return best;
}

/// Vehicles of one class on every link, for zones that each have one junction and no access cost and for links that all
/// take some time.
class RouteList {
 public:
  RouteList(AssignmentProblem const& p, std::vector<double> free_cost, std::vector<double> cost, double theta)
      : p_(&p), free_cost_(std::move(free_cost)), cost_(std::move(cost)), theta_(theta), volume_(p.links()) {}

  std::vector<double> volumes(std::uint32_t vehicle_class) {
    auto const zones = static_cast<std::uint32_t>(p_->zones());
    for (std::uint32_t o = 0; o < zones; ++o) {
      far_ = distances(*p_, p_->access.node[o].value, free_cost_);
      for (std::uint32_t d = 0; d < zones; ++d)
        if (d != o) spread(o, d, p_->classes[vehicle_class].demand[std::size_t{o} * zones + d]);
    }
    return volume_;
  }

 private:
  void spread(std::uint32_t o, std::uint32_t d, double demand) {
    routes_.clear();
    weights_.clear();
    std::vector<LinkId> route;
    walk(p_->access.node[o].value, p_->access.node[d].value, 0, route);
    double sum = 0;
    for (double w : weights_) sum += w;
    for (std::size_t i = 0; i < routes_.size(); ++i)
      for (LinkId a : routes_[i]) volume_[a.value] += demand * weights_[i] / sum;
  }

  void walk(std::uint32_t v, std::uint32_t goal, double cost, std::vector<LinkId>& route) {
    if (v == goal) {
      routes_.push_back(route);
      weights_.push_back(std::exp(-theta_ * cost));
      return;
    }
    if (!route.empty() && !p_->graph.through[v]) return;
    for (auto const& arc : p_->graph.leaving({v})) {
      if (!(far_[v] < far_[arc.to.value])) continue;
      route.push_back(arc.link);
      walk(arc.to.value, goal, cost + cost_[arc.link.value], route);
      route.pop_back();
    }
  }

  AssignmentProblem const* p_;
  std::vector<double> free_cost_, cost_;
  double theta_;
  std::vector<double> volume_, far_, weights_;
  std::vector<std::vector<LinkId>> routes_;
};

}  // namespace tanvan::small
