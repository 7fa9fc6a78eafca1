#include "sim/assignment/demand_response.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kBrake = 0.5, kEase = 1.05, kLongest = 1, kShortest = 1e-3;

double wanted(DemandResponse const& response, PathSet::Pair const& pair) {
  double const demand = response(pair.vehicle_class, pair.origin, pair.destination, pair.least_cost);
  expects(demand >= 0 && std::isfinite(demand), "a demand response is finite and >= 0");
  return demand;
}

/// Spreads a new demand over the routes as the old one was; the first route takes it where there was none.
void spread(PathSet& set, PathSet::Pair& pair, double demand) {
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) {
    auto& flow = set.paths[p].flow;
    flow = pair.demand > 0 ? flow * (demand / pair.demand) : (p == pair.first ? demand : 0);
  }
  pair.demand = demand;
}

}  // namespace

double DemandAdjustment::gap(PathSet const& set) const {
  double off = 0, demand = 0, would = 0;
  for (auto const& pair : set.pairs) {
    if (pair.first == kNoPath) continue;
    double const d = wanted(*response_, pair);
    off += std::abs(d - pair.demand);
    demand += pair.demand;
    would += d;
  }
  return off > 0 ? off / std::max(demand, would) : 0;
}

void DemandAdjustment::adjust(double gap, PathSet& set) {
  if (last_gap_ > 0) step_ = std::clamp(step_ * (gap > last_gap_ ? kBrake : kEase), kShortest, kLongest);
  last_gap_ = gap;
  for (auto& pair : set.pairs)
    if (pair.first != kNoPath) spread(set, pair, pair.demand + step_ * (wanted(*response_, pair) - pair.demand));
}

}  // namespace tanvan
