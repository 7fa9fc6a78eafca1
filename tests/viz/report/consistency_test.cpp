#include "viz/report/consistency.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

struct Row {
  double capital_share, labour;          // b_K, G_L [percent]
  double output_45, tfp_45, capital_45;  // at s = 45 %, g = 7.0 % [percent]
  double output_50, tfp_50, capital_50;  // at s = 50 %, g = 7.5 % [percent]
};

// Recomputed by hand from G_Y = (1 + g)(1 + G_L) - 1, G_A = s G_Y and the accounting identity.
constexpr Row kTable[] = {
    {0.35, 1, 8.07, 3.63, 10.82, 8.57, 4.29, 10.39}, {0.35, 2, 9.14, 4.11, 10.65, 9.65, 4.83, 10.07},
    {0.45, 0, 7.00, 3.15, 8.56, 7.50, 3.75, 8.33},   {0.45, 1, 8.07, 3.63, 8.64, 8.57, 4.29, 8.31},
    {0.45, 2, 9.14, 4.11, 8.73, 9.65, 4.83, 8.28},   {0.45, 3, 10.21, 4.59, 8.81, 10.73, 5.36, 8.25},
    {0.55, 1, 8.07, 3.63, 7.25, 8.57, 4.29, 6.98},   {0.55, 2, 9.14, 4.11, 7.50, 9.65, 4.83, 7.14}};

void expect_row(double b, double labour, double share, double g, double tfp, double capital) {
  double const crossing = crossing_capital_growth(b, labour / 100, share, g);
  EXPECT_NEAR(100 * crossing, capital, 0.0051);
  GrowthInputs const there{b, crossing, labour / 100};
  EXPECT_NEAR(100 * tfp_for_share(there, share), tfp, 0.0051);
  EXPECT_NEAR(tfp_for_share(there, share), tfp_for_productivity(there, g), 1e-12);
}

TEST(Consistency, BothTargetsMeetAtTheTabulatedCapitalGrowth) {
  for (auto const& row : kTable) {
    expect_row(row.capital_share, row.labour, 0.45, 0.070, row.tfp_45, row.capital_45);
    expect_row(row.capital_share, row.labour, 0.50, 0.075, row.tfp_50, row.capital_50);
  }
}

TEST(Consistency, ShareBindsAboveTheCrossingAndProductivityBelow) {
  double const crossing = crossing_capital_growth(0.45, 0.02, 0.5, 0.075);
  GrowthInputs const above{0.45, crossing + 0.01, 0.02}, below{0.45, crossing - 0.01, 0.02};
  EXPECT_GT(tfp_for_share(above, 0.5), tfp_for_productivity(above, 0.075));
  EXPECT_LT(tfp_for_share(below, 0.5), tfp_for_productivity(below, 0.075));
}

TEST(Consistency, AtHalfEachPointOfCapitalGrowthAsksForItsShareOfTfp) {
  GrowthInputs const slow{0.45, 0.08, 0.01}, fast{0.45, 0.09, 0.01};
  EXPECT_NEAR(tfp_for_share(fast, 0.5) - tfp_for_share(slow, 0.5), 0.45 * 0.01, 1e-12);
}

}  // namespace
}  // namespace tanvan
