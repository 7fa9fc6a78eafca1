#pragma once
/// Choice sets drawn from many alternatives (McFadden, "Modelling the choice of residential location", 1978): who looks
/// for a home weighs thirty of a million, drawn by weight, and a correction makes up for how likely each was drawn.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/rng/draws.hpp"

namespace tanvan {

/// Draws among fixed weights in constant time (Walker 1977; Vose, IEEE Transactions on Software Engineering 17, 1991).
/// Immutable; any number of threads may draw.
class WeightedDraw {
 public:
  /// @param weight  >= 0, finite, sum > 0; fewer than 2^32
  explicit WeightedDraw(std::span<double const> weight);

  std::size_t size() const { return probability_.size(); }
  /// q_j = w_j / sum w
  double probability(std::uint32_t j) const { return probability_[j]; }
  /// One alternative, j with probability q_j (to 2^-32). Takes two draws.
  std::uint32_t draw(Draws& draws) const {
    auto const cell = draws.below(static_cast<std::uint32_t>(size()));
    return draws.uniform() < threshold_[cell] ? cell : other_[cell];
  }

 private:
  std::vector<double> probability_;
  std::vector<double> threshold_;     // share of a cell that is its own
  std::vector<std::uint32_t> other_;  // whose the rest is
};

/// One member of a drawn choice set.
struct DrawnAlternative {
  std::uint32_t alternative = 0;
  double correction = 0;  // ln(k / (n q)) of one drawn k times in n: to be added to its utility

  friend bool operator==(DrawnAlternative const&, DrawnAlternative const&) = default;
};

/// Draws n alternatives with replacement; each that came up is in the set once. A logit over utility + correction goes
/// to the logit over all alternatives as n grows (importance sampling of the sum of exponentials); with everything
/// drawn in proportion to exp(utility) it is exact for any n.
/// @param n  > 0  @param[out] set  by first appearance
void draw_alternatives(WeightedDraw const& weights, std::size_t n, Draws& draws, std::vector<DrawnAlternative>& set);

/// The set to estimate from, which holds what was chosen: n draws and the choice besides (Frejinger, Bierlaire,
/// Ben-Akiva, Transportation Research B 43, 2009). The choice comes first. Correction ln(k / q), up to a constant.
void draw_alternatives_around(std::uint32_t chosen, WeightedDraw const& weights, std::size_t n, Draws& draws,
                              std::vector<DrawnAlternative>& set);

}  // namespace tanvan
