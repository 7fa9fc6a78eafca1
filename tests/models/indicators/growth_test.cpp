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
