#pragma once
/// Choice sets drawn from many alternatives (McFadden, "Modelling the choice of residential location", 1978): who looks
/// for a home weighs thirty of a million, drawn by weight, and a correction makes up for how likely each was drawn.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/choice/logit.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// Draws among fixed weights by their running sums: of two tables that differ a little, few draws differ, so that runs
/// compared in pairs share their luck (an alias table would deal all cards anew). Immutable; any number of threads may
/// draw.
class WeightedDraw {
 public:
  /// @param weight  >= 0, finite, sum > 0; fewer than 2^32
  explicit WeightedDraw(std::span<double const> weight);

  std::size_t size() const { return upto_.size(); }
  /// q_j = w_j / sum w
  double probability(std::uint32_t j) const { return weight_[j] / upto_.back(); }
  /// The alternative at quantile u in (0, 1) of the weights in their order; constant time in the mean, by a guide table
  /// (Chen, Asau, AIIE Transactions 6, 1974).
  std::uint32_t at(double u) const {
    double const sum = u * upto_.back();
    auto j = guide_[static_cast<std::size_t>(u * static_cast<double>(guide_.size()))];
    while (j + 1 < upto_.size() && upto_[j] <= sum) ++j;
    return j;
  }
  /// One alternative, j with probability q_j (to 2^-32). One draw.
  std::uint32_t draw(Draws& draws) const { return at(draws.uniform()); }

 private:
  std::vector<double> weight_, upto_;  // and their running sums
  std::vector<std::uint32_t> guide_;   // [size] the first alternative that quantiles from i / size on may fall on
};

/// One member of a drawn choice set.
struct DrawnAlternative {
  std::uint32_t alternative = 0;
  double correction = 0;  // ln(k / (n q)) of one drawn k times in n: to be added to its utility
  double luck = 0;        // standard Gumbel, of its first draw

  friend bool operator==(DrawnAlternative const&, DrawnAlternative const&) = default;
};

/// Draws n alternatives with replacement; each that came up is in the set once. A logit over utility + correction goes
/// to the logit over all alternatives as n grows (importance sampling of the sum of exponentials); with everything
/// drawn in proportion to exp(utility) it is exact for any n. The best of utility + correction + luck is such a choice.
/// Two draws each, so that another alternative at one draw changes nothing about the others.
/// @param n  > 0  @param[out] set  by first appearance
void draw_alternatives(WeightedDraw const& weights, std::size_t n, Draws& draws, std::vector<DrawnAlternative>& set);

/// The set to estimate from, which holds what was chosen: n draws and the choice besides (Frejinger, Bierlaire,
/// Ben-Akiva, Transportation Research B 43, 2009). The choice comes first. Correction ln(k / q), up to a constant.
void draw_alternatives_around(std::uint32_t chosen, WeightedDraw const& weights, std::size_t n, Draws& draws,
                              std::vector<DrawnAlternative>& set);

}  // namespace tanvan
