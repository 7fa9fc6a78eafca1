#pragma once
/// What links cost a class of vehicles in each bin of the day, and a metric for every class and bin.

#include <bitset>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/routing/hierarchy_metric.hpp"

namespace tanvan {

/// One bit a bin of the day: a quarter of an hour each, or fewer and longer ones.
inline constexpr std::size_t kMostBins = 96;
using BinMask = std::bitset<kMostBins>;

/// How a class of vehicles drives and what it feels of money.
struct ClassRules {
  double speed_cap_kmh = std::numeric_limits<double>::infinity();  // > 0
  /// [currency/h], > 0; +inf: money does not concern it
  double value_of_time_h = std::numeric_limits<double>::infinity();
  double toll_weight = 1;  // part of a toll that is felt on the road, >= 0
  double cost_per_km = 0;  // of driving [currency/km], >= 0
};

/// Every number that is out of its range. @param place  where the rules were read
Faults validate(ClassRules const& rules, InputPlace const& place);

/// The roads as one class finds them, a view of columns.
struct ClassRoads {
  std::span<double const> length_m;   // [links], >= 0
  std::span<double const> toll = {};  // [currency a passage], [links], or [bins, links] where tolls change; empty: none
  std::span<BinMask const> ban = {};  // [links], bit b set: closed to the class in bin b; empty: none
};

/// Generalized cost of each link [s] in one bin:
///   max(time, length / speed cap) + (toll_weight * toll + cost_per_km * length) / value_of_time
/// +inf where the class is banned or the link is closed (time +inf).
/// @param time_s [links], travel time of the bin, >= 0  @param[out] cost [links], aliases none of the inputs
void class_costs(ClassRules const& rules, ClassRoads const& roads, std::size_t bin, std::span<double const> time_s,
                 std::span<double> cost);

/// One metric for every class and bin on one hierarchy, made at once on all threads. A metric holds four numbers an
/// edge and one a link: some 3 MB for 13,000 nodes and 39,000 links.
class MetricTable {
 public:
  /// @param hierarchy outlives this object
  MetricTable(ContractionHierarchy const& hierarchy, std::size_t classes, std::size_t bins);

  /// Fills in the costs [links] of a class in a bin. Called once for each pair, in any order, on any thread.
  using CostsOf = std::function<void(std::size_t vehicle, std::size_t bin, std::span<double> cost)>;

  /// Customizes all metrics. Their memory is used again each time; the same bits on any number of threads.
  void customize(CostsOf const& costs_of);

  /// The same by `class_costs`. @param rules,roads one a class  @param time_s [bins, links], the same for all classes
  void customize(std::span<ClassRules const> rules, std::span<ClassRoads const> roads, std::span<double const> time_s);

  HierarchyMetric const& metric(std::size_t vehicle, std::size_t bin) const { return metrics_[vehicle * bins_ + bin]; }
  std::size_t classes() const { return metrics_.size() / bins_; }
  std::size_t bins() const { return bins_; }

 private:
  ContractionHierarchy const* hierarchy_;
  std::size_t bins_;
  std::vector<HierarchyMetric> metrics_;  // [classes, bins]
};

}  // namespace tanvan
