#include <gtest/gtest.h>

#include "models/demography/demography.hpp"

namespace tanvan {
namespace {

TEST(Vehicles, NobodyBuysACarWithoutIncome) {
  EXPECT_EQ(car_purchase_chance(0, Tenure::own, {}), 0);
}

TEST(Vehicles, AtTheReferenceIncomeTheHazardIsTheParameter) {  // 1 - e^-0.03
  EXPECT_NEAR(car_purchase_chance(16, Tenure::own, {}), 0.029554466451491845, 1e-15);
}

TEST(Vehicles, FourTimesTheIncomeBuysEightTimesAsOftenAtElasticityOneAndAHalf) {
  DemographyParameters const p{.car_purchase = 1e-6};
  EXPECT_NEAR(car_purchase_chance(64, Tenure::own, p) / car_purchase_chance(16, Tenure::own, p), 8, 1e-4);
}

TEST(Vehicles, TenantsOfRoomsHardlyBuyCars) {
  EXPECT_LT(car_purchase_chance(30, Tenure::room, {}), 0.1 * car_purchase_chance(30, Tenure::own, {}));
  EXPECT_EQ(car_purchase_chance(30, Tenure::room, {}), car_purchase_chance(30, Tenure::dormitory, {}));
}

}  // namespace
}  // namespace tanvan
