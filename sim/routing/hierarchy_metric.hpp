#pragma once
/// Costs on a contraction hierarchy: one metric a vehicle class and time of day, made in milliseconds.

#include <span>
#include <vector>

#include "sim/routing/contraction_hierarchy.hpp"

namespace tanvan {

/// Least cost over each edge of a hierarchy, by ways over lower ranks, in the unit of the link costs. +inf: no way.
struct HierarchyMetric {
  std::vector<double> up;         // [edges], from the lower to the higher rank
  std::vector<double> down;       // [edges], from the higher to the lower rank
  std::vector<double> link_cost;  // [links]

  struct BothWays {
    double up, down;
  };
  std::vector<BothWays> edge;  // [edges], the same as `up` and `down`, side by side
};

/// Fits the hierarchy to new link costs: the basic customization of Dibbelt, Strasser and Wagner (2016).
/// @param cost one a link, >= 0; +inf: closed
/// @param[in,out] metric any earlier metric of the same hierarchy, whose memory is used again, or an empty one
/// Subtrees of the elimination tree are customized in parallel; the same bits on any number of threads, since sums run
/// along the same ways and minima do not depend on the order.
void customize(ContractionHierarchy const& hierarchy, std::span<double const> cost, HierarchyMetric& metric);

}  // namespace tanvan
