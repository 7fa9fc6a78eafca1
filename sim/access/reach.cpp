#include "sim/access/reach.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr std::size_t kLanes = 16;

using Lanes = std::array<float, kLanes>;

float total_of(Lanes const& lanes) {
  float sum = 0;
  for (float const lane : lanes) sum += lane;
  return sum;
}

/// sum amount * weight, lane by lane.
float dot(std::span<float const> amount, std::span<float const> weight) {
  Lanes lanes{};
  std::size_t const whole = amount.size() - amount.size() % kLanes;
  for (std::size_t d = 0; d < whole; d += kLanes)
    for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += amount[d + k] * weight[d + k];
  for (std::size_t d = whole; d < amount.size(); ++d) lanes[d - whole] += amount[d] * weight[d];
  return total_of(lanes);
}

float worth_of(double minutes, double decay) {
  return static_cast<float>(std::exp(-decay * minutes));
}

}  // namespace

Legs rows_of(Legs const& legs, std::span<std::uint32_t const> wanted) {
  Legs some;
  for (auto const row : wanted) {
    auto const places = legs.places_of(row);
    auto const minutes = legs.minutes_of(row);
    some.place.insert(some.place.end(), places.begin(), places.end());
    some.minutes.insert(some.minutes.end(), minutes.begin(), minutes.end());
    some.close_row();
  }
  return some;
}

Legs scaled(Legs legs, double factor) {
  for (float& minutes : legs.minutes) minutes = static_cast<float>(factor * static_cast<double>(minutes));
  return legs;
}

OnwardTable onward_minutes(std::span<double const> between, std::size_t places, Legs const& to) {
  expects(between.size() == places * places, "a time between any two places");
  OnwardTable onward{places, to.rows(), std::vector<float>(places * to.rows(), kNever)};
  tbb::parallel_for(std::size_t{0}, places, [&](std::size_t p) {
    auto const row = between.subspan(p * places, places);
    float* const out = onward.value.data() + p * onward.destinations;
    for (std::size_t d = 0; d < onward.destinations; ++d)
      for (auto leg = to.offset[d]; leg < to.offset[d + 1]; ++leg)
        out[d] = std::min(out[d], static_cast<float>(row[to.place[leg]]) + to.minutes[leg]);
  });
  return onward;
}

OnwardTable faded(OnwardTable minutes, double decay) {
  tbb::parallel_for(std::size_t{0}, minutes.places, [&](std::size_t p) {
    float* const row = minutes.value.data() + p * minutes.destinations;
    for (std::size_t d = 0; d < minutes.destinations; ++d) row[d] = worth_of(row[d], decay);
  });
  return minutes;
}

ReachSums::ReachSums(Opportunities const& there) : there_(there), best_(there.destinations) {
  expects(there.amount.size() == there.kinds * there.destinations, "an amount of each kind at each destination");
}

void ReachSums::sum(std::span<float> sums) const {
  for (std::size_t kind = 0; kind < there_.kinds; ++kind) sums[kind] = dot(there_.of(kind), best_);
}

/// The same bits as `sum` over weights that are 0 elsewhere, by the few that are not.
void ReachSums::sum_near(std::span<NearDestination const> near, std::span<float> sums) const {
  for (std::size_t kind = 0; kind < there_.kinds; ++kind) {
    auto const amount = there_.of(kind);
    Lanes lanes{};
    for (auto const& [d, weight] : near) lanes[d % kLanes] += amount[d] * weight;
    sums[kind] = total_of(lanes);
  }
}

void ReachSums::within(Departure const& from, OnwardTable const& onward, double limit_min, std::span<float> sums) {
  auto const limit = static_cast<float>(limit_min);
  if (from.place.empty()) {
    worth_.clear();
    for (auto const& [d, minutes] : from.near)
      if (minutes <= limit) worth_.push_back({d, 1});
    return sum_near(worth_, sums);
  }
  std::fill(best_.begin(), best_.end(), kNever);
  for (auto const& [d, minutes] : from.near) best_[d] = minutes;
  for (std::size_t leg = 0; leg < from.place.size(); ++leg) {
    float const* const row = onward.row(from.place[leg]).data();
    float const minutes = from.minutes[leg];
    for (std::size_t d = 0; d < best_.size(); ++d) best_[d] = std::min(best_[d], minutes + row[d]);
  }
  for (float& best : best_) best = best <= limit ? 1.0F : 0.0F;
  sum(sums);
}

void ReachSums::faded(Departure const& from, OnwardTable const& onward, double decay, std::span<float> sums) {
  worth_.clear();
  for (auto const& [d, minutes] : from.near) worth_.push_back({d, worth_of(minutes, decay)});
  if (from.place.empty()) return sum_near(worth_, sums);
  std::fill(best_.begin(), best_.end(), 0.0F);
  for (auto const& [d, worth] : worth_) best_[d] = worth;
  for (std::size_t leg = 0; leg < from.place.size(); ++leg) {
    float const* const row = onward.row(from.place[leg]).data();
    float const worth = worth_of(from.minutes[leg], decay);
    for (std::size_t d = 0; d < best_.size(); ++d) best_[d] = std::max(best_[d], worth * row[d]);
  }
  sum(sums);
}

}  // namespace tanvan
