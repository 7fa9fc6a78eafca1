#include "sim/choice/alternatives.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Counts one draw of an alternative; a set has some thirty members, so looking through it is the quickest.
void count(std::uint32_t alternative, double luck, std::vector<DrawnAlternative>& set) {
  auto const known = std::ranges::find(set, alternative, &DrawnAlternative::alternative);
  if (known == set.end())
    set.push_back({alternative, 1, luck});
  else
    known->correction += 1;
}

/// Draws n times more. The alternative comes before its luck.
void draw_more(WeightedDraw const& weights, std::size_t n, Draws& draws, std::vector<DrawnAlternative>& set) {
  for (std::size_t i = 0; i < n; ++i) {
    auto const alternative = weights.draw(draws);
    count(alternative, draws.gumbel(), set);
  }
}

/// From counts to corrections. @param n  draws that counts are divided by
void correct(WeightedDraw const& weights, double n, std::vector<DrawnAlternative>& set) {
  for (auto& [alternative, correction, luck] : set)
    correction = std::log(correction / (n * weights.probability(alternative)));
}

}  // namespace

WeightedDraw::WeightedDraw(std::span<double const> weight)
    : weight_(weight.begin(), weight.end()), upto_(weight.size()) {
  double all = 0;
  for (std::size_t j = 0; j < weight.size(); ++j) {
    expects(weight[j] >= 0 && std::isfinite(weight[j]), "weights are finite and not negative");
    upto_[j] = all += weight[j];
  }
  expects(all > 0, "something to draw");
  auto const n = static_cast<double>(weight.size());
  for (std::uint32_t i = 0, j = 0; i < weight.size(); ++i) {
    while (j + 1 < upto_.size() && upto_[j] <= i / n * all) ++j;
    guide_.push_back(j);
  }
}

void draw_alternatives(WeightedDraw const& weights, std::size_t n, Draws& draws, std::vector<DrawnAlternative>& set) {
  expects(n > 0, "a set of at least one");
  set.clear();
  draw_more(weights, n, draws, set);
  correct(weights, static_cast<double>(n), set);
}

void draw_alternatives_around(std::uint32_t chosen, WeightedDraw const& weights, std::size_t n, Draws& draws,
                              std::vector<DrawnAlternative>& set) {
  expects(weights.probability(chosen) > 0, "what was chosen could have been drawn");
  set.assign(1, {chosen, 1, 0});
  draw_more(weights, n, draws, set);
  correct(weights, 1, set);
}

}  // namespace tanvan
