#include "sim/choice/alternatives.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Counts one draw of an alternative; a set has some thirty members, so looking through it is the quickest.
void count(std::uint32_t alternative, std::vector<DrawnAlternative>& set) {
  auto const known =
      std::find_if(set.begin(), set.end(), [&](auto const& drawn) { return drawn.alternative == alternative; });
  if (known == set.end())
    set.push_back({alternative, 1});
  else
    known->correction += 1;
}

/// From counts to corrections. @param n  draws that counts are divided by
void correct(WeightedDraw const& weights, double n, std::vector<DrawnAlternative>& set) {
  for (auto& [alternative, correction] : set)
    correction = std::log(correction / (n * weights.probability(alternative)));
}

}  // namespace

WeightedDraw::WeightedDraw(std::span<double const> weight)
    : probability_(weight.begin(), weight.end()), threshold_(weight.size()), other_(weight.size()) {
  double all = 0;
  for (double const w : weight) {
    expects(w >= 0 && std::isfinite(w), "weights are finite and not negative");
    all += w;
  }
  expects(all > 0, "something to draw");
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t j = 0; j < weight.size(); ++j) {
    probability_[j] /= all;
    threshold_[j] = probability_[j] * static_cast<double>(weight.size());
    other_[j] = j;
    (threshold_[j] < 1 ? small : large).push_back(j);
  }
  while (!small.empty() && !large.empty()) {
    auto const less = small.back(), more = large.back();
    small.pop_back();
    other_[less] = more;
    threshold_[more] -= 1 - threshold_[less];
    if (threshold_[more] < 1) large.pop_back(), small.push_back(more);
  }
  // What rounding has left over is full; but nobody may draw what has no weight
  for (auto const j : large) threshold_[j] = 1;
  auto const heaviest = static_cast<std::uint32_t>(std::max_element(weight.begin(), weight.end()) - weight.begin());
  for (auto const j : small) {
    if (weight[j] > 0)
      threshold_[j] = 1;
    else
      other_[j] = heaviest;
  }
}

void draw_alternatives(WeightedDraw const& weights, std::size_t n, Draws& draws, std::vector<DrawnAlternative>& set) {
  expects(n > 0, "a set of at least one");
  set.clear();
  for (std::size_t i = 0; i < n; ++i) count(weights.draw(draws), set);
  correct(weights, static_cast<double>(n), set);
}

void draw_alternatives_around(std::uint32_t chosen, WeightedDraw const& weights, std::size_t n, Draws& draws,
                              std::vector<DrawnAlternative>& set) {
  expects(weights.probability(chosen) > 0, "what was chosen could have been drawn");
  set.assign(1, {chosen, 1});
  for (std::size_t i = 0; i < n; ++i) count(weights.draw(draws), set);
  correct(weights, 1, set);
}

}  // namespace tanvan
