#include "models/emissions/exposure.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <tbb/global_control.h>

namespace tanvan {
namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kLat = 11.0;

double lon_of(double metres_east) {
  return 106.6 + metres_east / kMetresPerDegree / std::cos(kLat * std::numbers::pi / 180);
}

void add_zone(Network& network, ZoneKind kind, double east, double area_km2) {
  auto& zones = network.zones;
  zones.code.push_back("Z");
  zones.kind.push_back(kind);
  zones.lon.push_back(lon_of(east));
  zones.lat.push_back(kLat);
  zones.area_km2.push_back(area_km2);
}

/// A straight road from west to east along the latitude of the zones, in equal links.
void add_road(Network& network, double from_m, double to_m, int links) {
  auto const first = network.nodes.size();
  for (int i = 0; i <= links; ++i) {
    network.nodes.lon.push_back(lon_of(from_m + (to_m - from_m) * i / links));
    network.nodes.lat.push_back(kLat);
  }
  for (std::size_t i = first; i < first + static_cast<std::size_t>(links); ++i) {
    network.links.from.push_back(id_of<NodeId>(i));
    network.links.to.push_back(id_of<NodeId>(i + 1));
    network.links.length.push_back({(to_m - from_m) / links});
    network.links.shape_offset.push_back(0);
  }
}

/// One zone of 1 km radius with a road of 20 km through its middle that emits 100 g a kilometre.
struct Town {
  Network network;
  std::vector<double> kg, vehicles;
};

Town town(int links, double vehicles_day = 50'000) {
  Town t;
  add_zone(t.network, ZoneKind::internal, 0, std::numbers::pi);
  add_road(t.network, -10'000, 10'000, links);
  t.kg.assign(static_cast<std::size_t>(links), 20 * 0.1 / links);
  t.vehicles.assign(static_cast<std::size_t>(links), vehicles_day);
  return t;
}

ZoneExposure of(Town const& t, EmissionParameters const& p = {}) {
  return zone_exposure(t.network, t.kg, t.vehicles, p);
}

TEST(Exposure, SharesOfADiscWithARoadThroughItsMiddleAreThoseOfItsStrips) {
  auto const strip = [](double half) {
    double const r = 1000;
    return 2 * (half * std::sqrt(r * r - half * half) + r * r * std::asin(half / r)) / (std::numbers::pi * r * r);
  };
  auto const e = of(town(7));
  EXPECT_NEAR(e.share[0][0], strip(50), 0.01);
  EXPECT_NEAR(e.share[0][0] + e.share[1][0], strip(150), 0.02);
  EXPECT_NEAR(e.share[0][0] + e.share[1][0] + e.share[2][0], strip(300), 0.02);
}

TEST(Exposure, WhatARoadLeavesAroundItIsWhatTheKernelSpreads) {
  EmissionParameters flat;
  flat.exposure_decay = 0;  // a gram leaves 1 / 600 everywhere within 300 m: 150 pi in all
  Town t;
  add_zone(t.network, ZoneKind::internal, 0, 9 * std::numbers::pi);
  add_road(t.network, -500, 500, 1);
  t.kg = {2};
  t.vehicles = {1000};
  double const area = 9e6 * std::numbers::pi;
  EXPECT_NEAR(of(t, flat).level[0] / 1000 * area / (2000 * 150 * std::numbers::pi), 1, 0.01);
}

TEST(Exposure, CuttingARoadIntoMoreLinksChangesTheLevelByNoMoreThanTheRasterDoes) {
  auto const one = of(town(1)), many = of(town(80));
  EXPECT_NEAR(many.level[0] / one.level[0], 1, 0.02);
  for (std::size_t b = 0; b < kRoadBands; ++b) EXPECT_NEAR(many.share[b][0], one.share[b][0], 1e-9);
}

TEST(Exposure, ATinyZoneOnAnEndlessRoadGetsWhatTheRoadEmitsAKilometre) {
  auto t = town(3);
  t.network.zones.area_km2[ZoneId{0}] = 1e-4;
  EXPECT_NEAR(of(t).level[0], 100, 5);
  EXPECT_EQ(of(t).share[0][0], 1);
}

TEST(Exposure, DoubleTheEmissionIsDoubleTheLevel) {
  auto t = town(5);
  double const before = of(t).level[0];
  for (double& kg : t.kg) kg *= 2;
  EXPECT_NEAR(of(t).level[0], 2 * before, 1e-9);
}

TEST(Exposure, AQuietRoadExposesNobodyAsBusy) {
  auto const e = of(town(5, 9'999));
  EXPECT_GT(e.level[0], 0);
  for (std::size_t b = 0; b < kRoadBands; ++b) EXPECT_EQ(e.share[b][0], 0);
}

TEST(Exposure, OutsideZonesAndFarZonesHaveNone) {
  auto t = town(5);
  add_zone(t.network, ZoneKind::external, 0, 1);
  add_zone(t.network, ZoneKind::internal, 15'000, 1);
  auto const e = of(t);
  EXPECT_GT(e.level[0], 0);
  EXPECT_EQ(e.level[1], 0);
  EXPECT_EQ(e.level[2], 0);
}

TEST(Exposure, AWorldWithoutInsideZonesHasNone) {
  Town t;
  add_zone(t.network, ZoneKind::external, 0, 1);
  add_road(t.network, -100, 100, 1);
  t.kg = {1}, t.vehicles = {1e6};
  EXPECT_EQ(of(t).level, std::vector<double>{0});
}

TEST(Exposure, ALinkOfNoLengthIsPassedOver) {
  Town t;
  add_zone(t.network, ZoneKind::internal, 0, 1);
  add_road(t.network, 0, 0, 1);
  t.kg = {1}, t.vehicles = {1e6};
  EXPECT_EQ(of(t).level[0], 0);
}

TEST(Exposure, SameBitsOnOneTwoAndSevenThreads) {
  auto const t = town(60);
  auto const once = of(t);
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    auto const again = of(t);
    EXPECT_EQ(again.level, once.level);
    EXPECT_EQ(again.share, once.share);
  }
}

}  // namespace
}  // namespace tanvan
