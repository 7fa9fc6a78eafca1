#include "sim/queues/gate_summary.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Calls f(wait) for everybody served.
template <class F>
void for_each_wait(std::span<GateArrival const> arrivals, std::span<GateVisit const> visits, F&& f) {
  expects(arrivals.size() == visits.size(), "a visit for each arrival");
  for (std::size_t i = 0; i < visits.size(); ++i)
    if (visits[i].begin != kNoGateTime) f(visits[i].begin - arrivals[i].time);
}

/// One moment of each row, rising.
template <class Row>
std::vector<GateTime> moments_of(std::span<Row const> rows, GateTime Row::*moment) {
  std::vector<GateTime> moments;
  moments.reserve(rows.size());
  for (auto const& row : rows) moments.push_back(row.*moment);
  if (!std::is_sorted(moments.begin(), moments.end())) std::sort(moments.begin(), moments.end());
  return moments;
}

}  // namespace

std::size_t count_unserved(std::span<GateVisit const> visits) {
  return static_cast<std::size_t>(
      std::count_if(visits.begin(), visits.end(), [](GateVisit const& v) { return v.begin == kNoGateTime; }));
}

double mean_gate_wait_s(std::span<GateArrival const> arrivals, std::span<GateVisit const> visits) {
  GateTime sum = 0;
  std::size_t served = 0;
  for_each_wait(arrivals, visits, [&](GateTime wait) {
    sum += wait;
    ++served;
  });
  return served == 0 ? 0 : seconds_at_gate(sum) / static_cast<double>(served);
}

double gate_wait_percentile_s(std::span<GateArrival const> arrivals, std::span<GateVisit const> visits, double p) {
  expects(p >= 0 && p <= 1, "a share between 0 and 1");
  std::vector<GateTime> waits;
  waits.reserve(visits.size());
  for_each_wait(arrivals, visits, [&](GateTime wait) { waits.push_back(wait); });
  if (waits.empty()) return 0;
  auto const rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(waits.size())));
  auto const at = waits.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, waits.size()) - 1);
  std::nth_element(waits.begin(), at, waits.end());
  return seconds_at_gate(*at);
}

std::vector<std::uint32_t> longest_queue_by_hour(std::span<GateArrival const> arrivals,
                                                 std::span<GateVisit const> visits, std::size_t hours) {
  expects(arrivals.size() == visits.size(), "a visit for each arrival");
  auto const comes = moments_of(arrivals, &GateArrival::time);
  auto const begins = moments_of(visits, &GateVisit::begin);
  std::vector<std::uint32_t> longest(hours);
  std::size_t come = 0, begun = 0;
  auto const waiting_at = [&](GateTime moment) {  // of those who have come and are counted so far
    while (begun < begins.size() && begins[begun] <= moment) ++begun;
    return static_cast<std::uint32_t>(come > begun ? come - begun
                                                   : 0);  // some of the same moment are yet to be counted
  };
  for (std::size_t hour = 0; hour < hours; ++hour) {
    auto const from = static_cast<GateTime>(hour) * kGateTimesPerHour;
    longest[hour] = waiting_at(from);
    while (come < comes.size() && comes[come] < from + kGateTimesPerHour) {
      auto const moment = comes[come++];
      longest[hour] = std::max(longest[hour], waiting_at(moment));
    }
  }
  return longest;
}

}  // namespace tanvan
