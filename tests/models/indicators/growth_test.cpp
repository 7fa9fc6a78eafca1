#include "models/indicators/growth.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Growth, AccountingGivesTheTabulatedShare) {  // models 4.4
  Growth const g{8.425, 8, 1.5, 0.45};
  EXPECT_NEAR(tfp_growth(g), 4, 1e-12);
  EXPECT_NEAR(tfp_share(g), 47.4777, 5e-5);
}

TEST(Growth, DongThapPublishedSharesAreReproduced) {  // models 4.1: 2.31 of 6.69 and 1.93 of 6.43
  EXPECT_NEAR(100 * 2.31 / 6.69, 34.5, 0.05);
  Growth const g{6.69, 0, (6.69 - 2.31) / 0.6476, 0.3524};
  EXPECT_NEAR(tfp_share(g), 34.5, 0.05);
}

TEST(Growth, DongThapPublishedSharesOfTheLaterYearsAreReproduced) {  // models 4.1: 1.93 of 6.43
  Growth const g{6.43, 0, (6.43 - 1.93) / 0.6476, 0.3524};
  EXPECT_NEAR(tfp_growth(g), 1.93, 1e-12);
  EXPECT_NEAR(tfp_share(g), 30.0, 0.05);
}

TEST(Growth, SurfaceTabulatesOutputAndTfpAtTheCrossing) {  // models 1.2: G_Y and G_A of each column
  struct Row {
    double b, labour, output_low, tfp_low, output_high, tfp_high;
  };
  for (auto const& r : {Row{0.35, 0.01, 8.07, 3.63, 8.57, 4.29}, Row{0.35, 0.02, 9.14, 4.11, 9.65, 4.83},
                        Row{0.45, 0, 7.00, 3.15, 7.50, 3.75}, Row{0.45, 0.01, 8.07, 3.63, 8.57, 4.29},
                        Row{0.45, 0.02, 9.14, 4.11, 9.65, 4.83}, Row{0.45, 0.03, 10.21, 4.59, 10.73, 5.36},
                        Row{0.55, 0.01, 8.07, 3.63, 8.57, 4.29}, Row{0.55, 0.02, 9.14, 4.11, 9.65, 4.83}}) {
    auto const at = [&](double share, double growth, double output, double tfp) {
      double const capital = binding_capital_growth(share, growth, r.labour, r.b);
      EXPECT_NEAR(100 * ((1 + growth) * (1 + r.labour) - 1), output, 0.0051) << r.b << ' ' << r.labour;
      EXPECT_NEAR(100 * required_tfp_growth(share, growth, capital, r.labour, r.b), tfp, 0.0051)
          << r.b << ' ' << r.labour;
    };
    at(0.45, 0.07, r.output_low, r.tfp_low);
    at(0.50, 0.075, r.output_high, r.tfp_high);
  }
}

TEST(Growth, AboveTheCrossingEachPointOfCapitalAsksForItsShareOfTfpAtHalf) {  // models 1.2: b_K points at s = 50 %
  double const capital = binding_capital_growth(0.5, 0.075, 0.01, 0.45);
  double const more = required_tfp_growth(0.5, 0.075, capital + 0.02, 0.01, 0.45);
  EXPECT_NEAR(more - required_tfp_growth(0.5, 0.075, capital + 0.01, 0.01, 0.45), 0.45 * 0.01, 1e-12);
}

TEST(Growth, ConsistencySurfaceMatchesItsTable) {  // models 1.2
  struct Row {
    double b, labour, low, high;
  };
  for (auto const& [b, labour, low, high] :
       {Row{0.35, 0.01, 10.82, 10.39}, Row{0.35, 0.02, 10.65, 10.07}, Row{0.45, 0, 8.56, 8.33},
        Row{0.45, 0.01, 8.64, 8.31}, Row{0.45, 0.02, 8.73, 8.28}, Row{0.45, 0.03, 8.81, 8.25},
        Row{0.55, 0.01, 7.25, 6.98}, Row{0.55, 0.02, 7.50, 7.14}}) {
    EXPECT_NEAR(100 * binding_capital_growth(0.45, 0.07, labour, b), low, 0.006) << b << ' ' << labour;
    EXPECT_NEAR(100 * binding_capital_growth(0.50, 0.075, labour, b), high, 0.006) << b << ' ' << labour;
  }
}

TEST(Growth, BothTargetsBindAtTheBindingCapitalGrowth) {
  double const capital = binding_capital_growth(0.5, 0.075, 0.02, 0.45);
  double const least = required_tfp_growth(0.5, 0.075, capital, 0.02, 0.45);
  EXPECT_LT(least, required_tfp_growth(0.5, 0.075, capital + 0.01, 0.02, 0.45));
  EXPECT_LT(least, required_tfp_growth(0.5, 0.075, capital - 0.01, 0.02, 0.45));
  EXPECT_NEAR(100 * least, 4.83, 0.006);
}

}  // namespace
}  // namespace tanvan
