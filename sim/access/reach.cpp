#include "sim/access/reach.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <tbb/parallel_for.h>
#include <tuple>

#include "sim/access/hansen.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr std::size_t kLanes = std::tuple_size_v<SumLanes>;
using Lanes = SumLanes;

float total_of(Lanes const& lanes) {
  float sum = 0;
  for (float const lane : lanes) sum += lane;
  return sum;
}

/// Destinations that are worked on at a time: what is best so far stays in the nearest cache.
constexpr std::size_t kBlock = 64 * kLanes;

/// Minutes by the clock: what is nearest counts, and counts whole within the limit.
struct WithinLimit {
  static constexpr float kNothing = kNever;
  float limit;

  static float on(float leg, float onward) { return leg + onward; }
  static float better(float a, float b) { return std::min(a, b); }
  float weight(float best) const { return best <= limit ? 1.0F : 0.0F; }
};

/// Worths: what is worth most counts, by its worth.
struct ByWorth {
  static constexpr float kNothing = 0;

  static float on(float leg, float onward) { return leg * onward; }
  static float better(float a, float b) { return std::max(a, b); }
  static float weight(float best) { return best; }
};

/// A leg and the numbers from its place onward.
struct LegRow {
  float leg;
  float const* onward;
};

template <class Rule>
void join_one(LegRow a, std::size_t count, float* __restrict best) {
  for (std::size_t d = 0; d < count; ++d) best[d] = Rule::better(best[d], Rule::on(a.leg, a.onward[d]));
}

/// Four at once, which spares loads and stores of the best.
template <class Rule>
void join_four(LegRow a, LegRow b, LegRow c, LegRow e, std::size_t count, float* __restrict best) {
  for (std::size_t d = 0; d < count; ++d) {
    float const ab = Rule::better(Rule::on(a.leg, a.onward[d]), Rule::on(b.leg, b.onward[d]));
    float const ce = Rule::better(Rule::on(c.leg, c.onward[d]), Rule::on(e.leg, e.onward[d]));
    best[d] = Rule::better(best[d], Rule::better(ab, ce));
  }
}

/// The best of `count` destinations from `first` on, over all legs.
template <class Rule>
void join_legs(std::span<float const> legs, float const* const* rows, std::size_t first, std::size_t count,
               float* best) {
  auto const row = [&](std::size_t leg) { return LegRow{legs[leg], rows[leg] + first}; };
  std::size_t leg = 0;
  for (; leg + 4 <= legs.size(); leg += 4)
    join_four<Rule>(row(leg), row(leg + 1), row(leg + 2), row(leg + 3), count, best);
  for (; leg < legs.size(); ++leg) join_one<Rule>(row(leg), count, best);
}

/// lanes += amount * weight; destination d of the block adds to lane d mod kLanes.
void add(float const* __restrict amount, float const* __restrict weight, std::size_t count, Lanes& lanes) {
  std::size_t const whole = count - count % kLanes;
  float* __restrict const sum = lanes.data();
  for (std::size_t d = 0; d < whole; d += kLanes)
#pragma GCC unroll 1  // taken apart it would not become vectors
    for (std::size_t k = 0; k < kLanes; ++k) sum[k] += amount[d + k] * weight[d + k];
  for (std::size_t d = whole; d < count; ++d) sum[d - whole] += amount[d] * weight[d];
}

float worth_of(double minutes, double decay) {
  return static_cast<float>(fading(minutes, decay));
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

/// The same bits as over all destinations, since the others add nothing.
void ReachSums::sum_near(std::span<NearValue const> near, std::span<float> sums) const {
  for (std::size_t kind = 0; kind < there_.kinds; ++kind) {
    auto const amount = there_.of(kind);
    Lanes lanes{};
    for (auto const& [d, weight] : near) lanes[d % kLanes] += amount[d] * weight;
    sums[kind] = total_of(lanes);
  }
}

template <class Rule>
void ReachSums::sum(Rule const& rule, std::span<NearValue const> near, OriginLegs const& from,
                    OnwardTable const& onward, std::span<float> sums) {
  best_.assign(there_.destinations, Rule::kNothing);
  for (auto const& [d, value] : near) best_[d] = value;
  rows_.clear();
  for (auto const place : from.place) rows_.push_back(onward.row(place).data());
  lanes_.assign(there_.kinds, Lanes{});
  for (std::size_t first = 0; first < best_.size(); first += kBlock) {
    std::size_t const count = std::min(kBlock, best_.size() - first);
    float* const best = best_.data() + first;
    join_legs<Rule>(from.minutes, rows_.data(), first, count, best);
    for (std::size_t d = 0; d < count; ++d) best[d] = rule.weight(best[d]);
    for (std::size_t kind = 0; kind < there_.kinds; ++kind)
      add(there_.of(kind).data() + first, best, count, lanes_[kind]);
  }
  for (std::size_t kind = 0; kind < there_.kinds; ++kind) sums[kind] = total_of(lanes_[kind]);
}

void ReachSums::within(OriginLegs const& from, OnwardTable const& onward, double limit_min, std::span<float> sums) {
  WithinLimit const rule{static_cast<float>(limit_min)};
  near_.clear();
  for (auto const& [d, walk_m] : from.near)
    near_.push_back({d, static_cast<float>(from.near_min_a_m * static_cast<double>(walk_m))});
  if (!from.place.empty()) return sum(rule, near_, from, onward, sums);
  for (auto& [d, value] : near_) value = rule.weight(value);
  sum_near(near_, sums);
}

void ReachSums::faded(OriginLegs const& from, OnwardTable const& onward, double decay, std::span<float> sums) {
  near_.clear();
  for (auto const& [d, walk_m] : from.near)
    near_.push_back({d, worth_of(from.near_min_a_m * static_cast<double>(walk_m), decay)});
  if (from.place.empty()) return sum_near(near_, sums);
  legs_.clear();
  for (float const minutes : from.minutes) legs_.push_back(worth_of(static_cast<double>(minutes), decay));
  sum(ByWorth{}, near_, {from.place, legs_, {}}, onward, sums);
}

}  // namespace tanvan
