#include "sim/routing/class_metric.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kClosed = std::numeric_limits<double>::infinity();
constexpr double kKmhPerMps = 3.6;
constexpr double kMetresPerKm = 1000;

void check_roads(ClassRoads const& roads, std::size_t bin, std::size_t links) {
  expects(roads.length_m.size() == links, "one length a link");
  expects(roads.ban.empty() || roads.ban.size() == links, "one ban a link");
  expects(bin < kMostBins, "a bin of the day");
  auto const tolls = roads.toll.size();
  expects(tolls == 0 || tolls == links || (tolls % links == 0 && tolls / links > bin),
          "one toll a link, or a bin and link");
}

/// Tolls of a bin, or none.
std::span<double const> tolls_in(ClassRoads const& roads, std::size_t bin, std::size_t links) {
  return roads.toll.size() > links ? roads.toll.subspan(bin * links, links) : roads.toll;
}

}  // namespace

Faults validate(ClassRules const& rules, InputPlace const& place) {
  Faults faults;
  auto const needs = [&](bool holds, char const* name, double value, char const* range) {
    if (!holds) faults.add(place, fmt::format("{} = {} (must be {})", name, value, range));
  };
  needs(rules.speed_cap_kmh > 0, "speed_cap_kmh", rules.speed_cap_kmh, "> 0");
  needs(rules.value_of_time_h > 0, "value_of_time_h", rules.value_of_time_h, "> 0");
  needs(rules.toll_weight >= 0 && rules.toll_weight < kClosed, "toll_weight", rules.toll_weight, ">= 0, finite");
  needs(rules.cost_per_km >= 0 && rules.cost_per_km < kClosed, "cost_per_km", rules.cost_per_km, ">= 0, finite");
  return faults;
}

void class_costs(ClassRules const& rules, ClassRoads const& roads, std::size_t bin, std::span<double const> time_s,
                 std::span<double> cost) {
  auto const links = time_s.size();
  expects(cost.size() == links, "one cost a link");
  check_roads(roads, bin, links);
  auto const toll = tolls_in(roads, bin, links);
  double const slowest_s_m = kKmhPerMps / rules.speed_cap_kmh,
               seconds_per_money = kSecondsInHour / rules.value_of_time_h;
  for (std::size_t a = 0; a < links; ++a) {
    bool const banned = !roads.ban.empty() && roads.ban[a][bin];
    double const money =
        (toll.empty() ? 0 : rules.toll_weight * toll[a]) + rules.cost_per_km * roads.length_m[a] / kMetresPerKm;
    double const time = std::max(time_s[a], roads.length_m[a] * slowest_s_m);
    cost[a] = banned ? kClosed : time + money * seconds_per_money;
  }
}

MetricTable::MetricTable(ContractionHierarchy const& hierarchy, std::size_t classes, std::size_t bins)
    : hierarchy_(&hierarchy), bins_(bins), metrics_(classes * bins) {
  expects(classes > 0 && bins > 0 && bins <= kMostBins, "classes and bins of the day");
}

void MetricTable::customize(CostsOf const& costs_of) {
  tbb::enumerable_thread_specific<std::vector<double>> costs([&] { return std::vector<double>(hierarchy_->links()); });
  tbb::parallel_for(std::size_t{0}, metrics_.size(), [&](std::size_t i) {
    auto& cost = costs.local();
    costs_of(i / bins_, i % bins_, cost);
    // While it waits for its own parts, this thread must not begin another metric: that would overwrite `cost`.
    tbb::this_task_arena::isolate([&] { tanvan::customize(*hierarchy_, cost, metrics_[i]); });
  });
}

void MetricTable::customize(std::span<ClassRules const> rules, std::span<ClassRoads const> roads,
                            std::span<double const> time_s) {
  auto const links = hierarchy_->links();
  expects(rules.size() == classes() && roads.size() == classes(), "rules and roads for each class");
  expects(time_s.size() == bins_ * links, "one time a bin and link");
  customize([&](std::size_t vehicle, std::size_t bin, std::span<double> cost) {
    class_costs(rules[vehicle], roads[vehicle], bin, time_s.subspan(bin * links, links), cost);
  });
}

}  // namespace tanvan
