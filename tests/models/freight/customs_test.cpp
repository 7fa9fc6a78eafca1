#include "models/freight/customs.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/freight/gateways.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

struct Means {
  double customs_h = 0, all_h = 0, red = 0;
};

Means means_of(Clearance const& clearance, int draws_of = 200'000) {
  Means mean;
  for (int n = 0; n < draws_of; ++n) {
    Draws draws{1, AgentKey{static_cast<std::uint64_t>(n)}, 0, Stream::customs};
    auto const dwell = clearance.dwell(draws);
    EXPECT_GE(dwell.customs_h, 0);
    EXPECT_GE(dwell.all_h, dwell.customs_h);
    mean.customs_h += dwell.customs_h / draws_of;
    mean.all_h += dwell.all_h / draws_of;
    mean.red += (dwell.channel == CustomsChannel::red ? 1.0 : 0.0) / draws_of;
  }
  return mean;
}

TEST(Customs, MeansAreThoseOfTheTimeReleaseStudy) {
  auto const in = means_of({54.8, 0.28, 0.2}), out = means_of({38.4, 0.28, 0.1});
  EXPECT_NEAR(in.all_h, 54.8, 0.01 * 54.8);
  EXPECT_NEAR(in.customs_h, 0.28 * 54.8, 0.01 * 0.28 * 54.8);
  EXPECT_NEAR(in.red, 0.2, 0.005);
  EXPECT_NEAR(out.all_h, 38.4, 0.01 * 38.4);
}

TEST(Customs, SharesOfChannelsReachTheMean) {
  Clearance const in{54.8, 0.28, 0.2};
  auto const& share = in.shares();
  EXPECT_NEAR(share[0] + share[1] + share[2], 1, 1e-12);
  double mean = 0;
  for (std::size_t c = 0; c < kCustomsChannels; ++c) {
    EXPECT_GT(share[c], 0);
    mean += share[c] * channel_h(static_cast<CustomsChannel>(c));
  }
  EXPECT_NEAR(mean, 0.28 * 54.8, 1e-9);
}

TEST(Customs, WhereNoSharesReachTheMeanHoursStretch) {
  EXPECT_NEAR(means_of({2, 0.5, 0.2}).all_h, 2, 0.03) << "faster than the channels";
  EXPECT_NEAR(means_of({115, 1, 0.5}).all_h, 115, 1.5) << "slower than them, and nobody else asks";
  EXPECT_EQ(means_of({0, 0.28, 0.2}, 1).all_h, 0);
}

TEST(Customs, ConsignmentsOverTheBorderWait) {
  auto const world = goods_town::world(60'000);
  FreightParameters const p;
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, p};
  auto const shipments = shipments_of_day(world, roads, ways, p);
  auto const day = clear_customs(world, shipments, 10, p);
  auto const abroad = std::ranges::count_if(shipments, [](Shipment const& s) { return s.way >= 0; });
  ASSERT_GT(abroad, 30);
  EXPECT_NEAR(std::accumulate(day.consignments.begin(), day.consignments.end(), 0.0),
              10.0 * static_cast<double>(abroad), 1e-6);
  EXPECT_GT(day.export_h, 20);
  EXPECT_GT(day.export_p95_h, day.export_h);
  EXPECT_GT(day.stock_vnd, 0);
  EXPECT_NEAR(clear_customs(world, shipments, 20, p).stock_vnd, 2 * day.stock_vnd, 1e-6 * day.stock_vnd);
}

}  // namespace
}  // namespace tanvan
