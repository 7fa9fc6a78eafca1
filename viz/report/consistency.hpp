#pragma once
/// Which of the decision's two growth targets binds: the TFP share of growth or the growth of labour productivity.

namespace tanvan {

/// Growth rates a year and the capital share, as fractions (0.07 = 7 % a year).
struct GrowthInputs {
  double capital_share = 0;  ///< b_K, 0 < b_K < 1
  double capital = 0;        ///< G_K
  double labour = 0;         ///< G_L
};

/// TFP growth that makes TFP's share of growth just `share`: s / (1 - s) (b_K G_K + (1 - b_K) G_L).
/// @param share s, 0 <= s < 1  @returns G_A, a fraction a year
double tfp_for_share(GrowthInputs const& growth, double share);

/// TFP growth that makes labour productivity grow by just `growth_of_productivity`:
/// (1 + g)(1 + G_L) - 1 - b_K G_K - (1 - b_K) G_L.
double tfp_for_productivity(GrowthInputs const& growth, double growth_of_productivity);

/// Capital growth at which both targets ask for the same TFP growth; above it the share binds, below it productivity:
/// G_K* = ((1 - s) G_Y - (1 - b_K) G_L) / b_K with G_Y = (1 + g)(1 + G_L) - 1.
double crossing_capital_growth(double capital_share, double labour, double share, double growth_of_productivity);

}  // namespace tanvan
