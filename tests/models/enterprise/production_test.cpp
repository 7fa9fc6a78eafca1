#include "models/enterprise/production.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Production, CesGivesTheTabulatedValues) {  // models 4.4: a = 0.4, K = 2, L = 3
  EXPECT_NEAR(ces(2, 3, 0.4, 0.7), 2.529149203, 1e-9);
  EXPECT_NEAR(ces(2, 3, 0.4, 1.0), 2.550849001, 1e-9);
}

TEST(Production, CesIsContinuousAtCobbDouglas) {
  EXPECT_NEAR(ces(2, 3, 0.4, 1 + 1e-6), ces(2, 3, 0.4, 1), 1e-6);
  EXPECT_NEAR(ces(2, 3, 0.4, 1 - 1e-6), ces(2, 3, 0.4, 1), 1e-6);
}

TEST(Production, OutputOfTheBaseYearIsOne) {
  EXPECT_NEAR(ces(1, 1, 0.42, 0.7), 1, 1e-12);
}

TEST(Production, DoublingBothFactorsDoublesOutput) {
  EXPECT_NEAR(ces(4, 6, 0.4, 0.7), 2 * ces(2, 3, 0.4, 0.7), 1e-12);
}

TEST(Production, LabourForIsTheInverseOfCes) {
  for (double sigma : {0.5, 0.7, 1.0, 1.3})
    for (double labour : {0.2, 1.0, 3.0})
      EXPECT_NEAR(labour_for(ces(2, labour, 0.4, sigma), 2, 0.4, sigma), labour, 1e-9) << sigma;
}

TEST(Production, LabourForStaysFiniteWhereCapitalForbidsTheOutput) {
  double const labour = labour_for(1e6, 1, 0.4, 0.7);
  EXPECT_TRUE(std::isfinite(labour));
  EXPECT_GT(labour, 1);
}

}  // namespace
}  // namespace tanvan
