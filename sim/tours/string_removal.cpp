#include "sim/tours/string_removal.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

/// A whole number drawn from 1 to floor(most), both with all between equally likely up to the fraction.
std::int32_t drawn_count(double most, Draws& draws) {
  return static_cast<std::int32_t>(1 + draws.uniform() * most);
}

}  // namespace

void StringRemoval::remove(WorkingPlan& plan, Draws& draws, std::vector<TourNode>& removed) {
  removed.clear();
  ruined_.clear();
  touched_.clear();
  auto const stops = static_cast<std::uint32_t>(plan.stops());
  if (plan.left_out() > 0)
    for (TourNode n = 1; n < static_cast<TourNode>(stops); ++n)
      if (!plan.is_served(n)) removed.push_back(n);
  std::size_t const served = stops - 1 - plan.left_out();
  double const mean_trip =
      static_cast<double>(served) / static_cast<double>(std::max<std::size_t>(1, plan.used_duties().size()));
  double const longest = std::max(1.0, std::min(rule_.longest_string, mean_trip));
  auto const strings = static_cast<std::size_t>(drawn_count(4 * rule_.mean_stops / (1 + longest) - 1, draws));
  auto const seed = 1 + draws.below(stops - 1);
  for (auto const stop : tables_->around(seed)) {
    if (ruined_.size() >= strings) break;
    auto const n = static_cast<TourNode>(stop);
    if (!plan.is_served(n)) continue;
    auto const trip = plan.node(n).trip;
    if (std::ranges::find(ruined_, trip) != ruined_.end()) continue;
    ruined_.push_back(trip);
    remove_string(plan, n, longest, draws, removed);
  }
  close_empty(plan);
}

void StringRemoval::remove_string(WorkingPlan& plan, TourNode stop, double longest, Draws& draws,
                                  std::vector<TourNode>& removed) {
  auto const trip = plan.trip(plan.node(stop).trip);
  double const most = std::min<double>(trip.stops, longest);
  std::int32_t const length = std::min(drawn_count(most, draws), trip.stops);
  std::int32_t left = 0;  // in the middle
  if (length > 1 && length < trip.stops && draws.chance(rule_.split_share))
    for (left = 1; length + left < trip.stops && draws.chance(rule_.more_left);) ++left;
  std::int32_t const whole = length + left;
  std::int32_t before = 0, behind = 0;  // stops of the trip on both sides, as far as a string could reach
  TourNode first = stop;
  for (TourNode n = plan.node(stop).prev; before < whole - 1 && plan.is_stop(n); n = plan.node(n).prev) ++before;
  for (TourNode n = plan.node(stop).next; behind < whole - 1 && plan.is_stop(n); n = plan.node(n).next) ++behind;
  std::int32_t const least = std::max(0, whole - 1 - behind);
  std::int32_t const back =
      least + static_cast<std::int32_t>(draws.below(static_cast<std::uint32_t>(before - least + 1)));
  for (std::int32_t i = 0; i < back; ++i) first = plan.node(first).prev;
  std::int32_t const gap =
      left > 0 ? 1 + static_cast<std::int32_t>(draws.below(static_cast<std::uint32_t>(length - 1))) : 0;
  string_.clear();
  TourNode n = first;
  for (std::int32_t i = 0; i < whole; ++i, n = plan.node(n).next)
    if (left == 0 || i < gap || i >= gap + left) string_.push_back(n);
  for (auto const taken : string_) {
    plan.unlink(taken);
    removed.push_back(taken);
  }
  touched_.push_back(trip.duty);
}

void StringRemoval::close_empty(WorkingPlan& plan) {
  for (auto const trip : ruined_) {
    if (plan.node(trip).trip != trip) continue;  // gone with another one
    auto const slot = plan.trip(trip).duty;
    auto const begin = plan.begin_of(slot);
    while (plan.node(trip).trip == trip && plan.trip(trip).stops == 0 && plan.duty(slot).trips > 1)
      plan.unlink_reload(trip != begin ? trip : plan.node(begin).next);
  }
  std::ranges::sort(touched_);
  auto const rest = std::ranges::unique(touched_);
  touched_.erase(rest.begin(), rest.end());
  for (auto const slot : touched_) {
    if (plan.node(plan.begin_of(slot)).next == plan.end_of(slot))
      plan.close_duty(slot);
    else
      plan.refresh(slot);
  }
}

}  // namespace tanvan
