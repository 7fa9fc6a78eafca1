#include "sim/traffic/volume_delay.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/traffic/simpson.hpp"

namespace tanvan {
namespace {

constexpr LinkId kBpr{0}, kCone{1}, kTable{2};

/// A link of each form, 60 s and 900 PCU/h.
VolumeDelay one_of_each() {
  VolumeDelay d;
  d.t0.assign(3, 60);
  d.capacity.assign(3, 900);
  d.shape.assign(3, {.alpha = 0.6, .beta = 4});
  d.form.assign(3, {});
  d.form[kCone] = {.kind = DelayKind::conical, .steepness = 4};
  std::vector<DelayPoint> const points = {{0, 1}, {0.5, 1.1}, {1, 2}, {1.5, 4.5}};
  d.form[kTable] = {.kind = DelayKind::table, .table = d.tables.add(points)};
  return d;
}

double const kVolumes[] = {10, 449, 899, 901, 1300, 2000};

TEST(VolumeDelay, EachFormTakesItsFreeFlowTimeWhenEmpty) {
  auto const d = one_of_each();
  for (LinkId a : ids<LinkId>(d.size())) EXPECT_NEAR(d.time(a, 0), 60, 1e-12);
}

TEST(VolumeDelay, AtCapacityBprGrowsByAlphaConeAndTableDouble) {
  auto const d = one_of_each();
  EXPECT_DOUBLE_EQ(d.time(kBpr, 900), 96);
  EXPECT_DOUBLE_EQ(d.time(kCone, 900), 120);
  EXPECT_DOUBLE_EQ(d.time(kTable, 900), 120);
}

TEST(VolumeDelay, WithoutFormsEveryLinkIsBpr) {
  auto d = one_of_each();
  d.form = {};
  for (LinkId a : ids<LinkId>(d.size())) EXPECT_EQ(d.time(a, 700), bpr_time(60, 900, 700, {0.6, 4}));
}

TEST(VolumeDelay, SlopeIsTheDifferenceQuotientAndIntegralIsSimpsonsForEachForm) {
  for (auto const& d : {one_of_each(), marginal_costs(one_of_each())})
    for (LinkId a : ids<LinkId>(d.size()))
      for (double v : kVolumes) {
        auto const time = [&](double x) { return d.time(a, x); };
        EXPECT_NEAR(d.slope(a, v), small::quotient(time, v, 1e-3), 1e-6) << a.value << " at " << v;
        EXPECT_NEAR(d.integral(a, v) / small::simpson(time, v, 20000), 1, 1e-9) << a.value << " at " << v;
      }
}

TEST(VolumeDelay, MarginalCostIsTimePlusVolumeTimesSlopeAndItsIntegralTheTotal) {
  auto const d = one_of_each();
  auto const m = marginal_costs(d);
  for (LinkId a : ids<LinkId>(d.size()))
    for (double v : kVolumes) {
      EXPECT_NEAR(m.time(a, v), d.time(a, v) + v * d.slope(a, v), 1e-10 * m.time(a, v));
      EXPECT_NEAR(m.integral(a, v), v * d.time(a, v), 1e-12 * m.integral(a, v));
    }
}

TEST(VolumeDelay, MarginalCostsOfMarginalCostsAreRefused) {
  EXPECT_THROW(marginal_costs(marginal_costs(one_of_each())), Violation);
}

TEST(VolumeDelay, ALinkWithoutFreeFlowTimeNeverTakesAny) {
  auto d = one_of_each();
  for (auto& t : d.t0) t = 0;
  for (LinkId a : ids<LinkId>(d.size())) {
    EXPECT_EQ(d.time_and_slope(a, 1500).time, 0);
    EXPECT_EQ(d.time_and_slope(a, 1500).slope, 0);
    EXPECT_EQ(d.integral(a, 1500), 0);
  }
}

TEST(VolumeDelay, EveryFaultIsNamedWithItsLink) {
  auto d = one_of_each();
  EXPECT_TRUE(validate(d).empty());
  d.t0[kBpr] = -1;
  d.capacity[kBpr] = 0;
  d.shape[kBpr] = {-0.1, std::nan("")};
  d.form[kCone].steepness = 1;
  d.form[kTable].table = 7;
  auto const faults = validate(d);
  ASSERT_EQ(faults.size(), 6U);
  EXPECT_EQ(faults[1].sentence, "capacity = 0 (must be > 0)");
  EXPECT_EQ(faults[4].link, kCone);
  EXPECT_EQ(faults[5].link, kTable);
}

TEST(VolumeDelay, CapacityZeroIsNoFaultWhereNothingDependsOnVolume) {
  auto d = one_of_each();
  d.capacity[kBpr] = 0;
  d.shape[kBpr].alpha = 0;
  EXPECT_TRUE(validate(d).empty());
  EXPECT_EQ(d.time(kBpr, 100), 60);
  EXPECT_EQ(d.slope(kBpr, 100), 0);
  EXPECT_EQ(d.integral(kBpr, 100), 6000);
}

}  // namespace
}  // namespace tanvan
