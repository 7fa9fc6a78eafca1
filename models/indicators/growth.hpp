#pragma once
/// Growth accounting as the official indicators define it (models 1.1, 1.2): pure functions.

namespace tanvan {

/// Growth of a year and what it came from. All in the same unit, percent or shares.
struct Growth {
  double output = 0, capital = 0, labour = 0;  // growth rates
  double capital_share = 0;                    // b_K, in [0, 1]; b_L = 1 - b_K
};

/// Growth of total factor productivity (1.1, General Statistics Office): G_A = G_Y - b_K G_K - b_L G_L.
double tfp_growth(Growth const& g);

/// Its share of growth in percent (1.2): 100 G_A / G_Y; 0 where output stood still.
double tfp_share(Growth const& g);

/// Growth of labour productivity: (1 + G_Y) / (1 + G_L) - 1.  @param output,labour as shares, > -1
double productivity_growth(double output, double labour);

/// Capital growth at which the TFP target and the productivity target both just bind (1.3), as shares:
///   G_K* = [(1 - s) G_Y - (1 - b_K) G_L] / b_K with G_Y = (1 + g)(1 + G_L) - 1.
/// @param share s of TFP in growth, (0, 1)  @param productivity g  @param labour G_L  @param capital_share b_K, (0, 1)
double binding_capital_growth(double share, double productivity, double labour, double capital_share);

/// TFP growth that both targets together require at given capital and labour growth (1.4), as shares.
double required_tfp_growth(double share, double productivity, double capital, double labour, double capital_share);

}  // namespace tanvan
