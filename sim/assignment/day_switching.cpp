#include "sim/assignment/day_switching.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tbb/parallel_sort.h>
#include <tuple>

#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

double vehicles(LinkRecord const& record, std::size_t bin, std::size_t link) {
  auto const* volume = &record.volume[(bin * record.links + link) * kVehicleClasses];
  return std::accumulate(volume, volume + kVehicleClasses, 0.0);
}

/// Seconds that two stretches of time share.
double overlap(double begin_a, double end_a, double begin_b, double end_b) {
  return std::max(0.0, std::min(end_a, end_b) - std::max(begin_a, begin_b));
}

}  // namespace

double experienced_gap(std::span<double const> experienced, std::span<double const> best,
                       std::span<std::uint8_t const> counts) {
  expects(experienced.size() == best.size() && counts.size() == best.size(), "one cost a trip");
  double const least = ordered_sum_by(best.size(), [&](std::size_t i) { return counts[i] != 0 ? best[i] : 0; });
  double const excess =
      ordered_sum_by(best.size(), [&](std::size_t i) { return counts[i] != 0 ? experienced[i] - best[i] : 0; });
  expects(least >= 0, "costs of trips are no gains");
  return least > 0 ? excess / least : 0;
}

double geh(double a, double b) {
  return a + b > 0 ? std::sqrt(2 * (a - b) * (a - b) / (a + b)) : 0;
}

std::vector<double> hourly_volumes(LinkRecord const& record) {
  double const bin_s = seconds_of_time(record.bin_width);
  auto const hours = static_cast<std::size_t>(std::ceil(static_cast<double>(record.bins) * bin_s / kSecondsInHour));
  std::vector<double> volume(hours * record.links, 0);
  for (std::size_t b = 0; b < record.bins; ++b) {
    double const begin = static_cast<double>(b) * bin_s, end = begin + bin_s;
    for (auto h = static_cast<std::size_t>(begin / kSecondsInHour); h < hours; ++h) {
      double const hour = static_cast<double>(h) * kSecondsInHour;
      if (hour >= end) break;
      double const part = overlap(begin, end, hour, hour + kSecondsInHour) / bin_s;
      for (std::size_t a = 0; a < record.links; ++a) volume[h * record.links + a] += part * vehicles(record, b, a);
    }
  }
  return volume;
}

double geh_share(std::span<double const> before, std::span<double const> now, double limit) {
  std::size_t cells = 0, alike = 0;
  auto const at = [](std::span<double const> volume, std::size_t i) { return i < volume.size() ? volume[i] : 0; };
  for (std::size_t i = 0; i < std::max(before.size(), now.size()); ++i) {
    double const a = at(before, i), b = at(now, i);
    if (a + b <= 0) continue;
    ++cells;
    if (geh(a, b) < limit) ++alike;
  }
  return cells > 0 ? static_cast<double>(alike) / static_cast<double>(cells) : 1;
}

double next_step(double step, double before, double gap, int k, SwitchRule const& rule) {
  double const kept = gap < rule.enough * before ? step : step * rule.shrink;
  return std::max(kept, std::pow(k, -rule.power));
}

double switching_share(double now, double gain, double relief, double step, double most) {
  double const by_gain = gain > 0 ? step * gain / now : 0;
  double const by_relief = relief > gain ? step * most : 0;
  return std::min(most, std::max(by_gain, by_relief));
}

std::vector<std::uint8_t> switchers(std::span<double const> share, std::span<std::uint32_t const> group,
                                    std::span<TrafficTime const> depart, std::uint64_t seed, std::uint32_t iteration) {
  std::vector<std::uint32_t> line;
  for (std::size_t i = 0; i < share.size(); ++i)
    if (share[i] > 0) line.push_back(static_cast<std::uint32_t>(i));
  tbb::parallel_sort(line.begin(), line.end(), [&](auto i, auto j) {
    return std::tuple{group[i], depart[i], i} < std::tuple{group[j], depart[j], j};
  });
  std::vector<std::uint8_t> changes(share.size(), 0);
  double sum = Draws(seed, AgentKey{0}, iteration, Stream::way_switch).uniform();
  for (auto i : line) {
    sum += share[i];
    if (sum < 1) continue;
    sum -= 1;
    changes[i] = 1;
  }
  return changes;
}

}  // namespace tanvan
