#include "models/freight/shipment_choice.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <vector>

namespace tanvan {
namespace {

TEST(OrderQuantity, IsWhereShipmentsCostAsMuchAsTheirStock) {
  double const q = order_quantity(520, 1.2e6, 0.2, 30e6);
  EXPECT_NEAR(q, 14.422, 5e-4);  // mobility T20
  EXPECT_NEAR(520 / q * 1.2e6, 0.2 * 30e6 * q / 2, 1e-6);
  EXPECT_EQ(order_quantity(0, 1, 1, 1), 0);
}

/// The seven trucks of the Dutch model: capacities [t] and costs [€] of 2016.
std::array<ShipmentVehicle, 7> dutch_trucks() {
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  return {{{5, 36.18, 0.1954, 0},
           {17.5, 45.008, 0.3404, 0},
           {40, 59.132, 0.5724, kNever},
           {7.5, 37.946, 0.2244, 0},
           {27.5, 55.601, 0.5144, kNever},
           {40, 50.304, 0.4274, 0},
           {25, 50.304, 0.4274, kNever}}};
}

std::vector<double> shares(std::span<ShipmentVehicle const> vehicles, ShipmentTaste const& taste, double hours,
                           double km, std::size_t sizes = kShipmentSizes) {
  std::vector<double> share(kShipmentSizes * vehicles.size());
  std::vector<double> const each(vehicles.size(), hours);
  shipment_shares(vehicles, taste, each, km, sizes, share);
  return share;
}

/// Published for 30 km, one hour, manufactured goods. Constants of the vehicles are not: three of them follow from the
/// two shares and from what is left of the smallest size, and the five other sizes must come out by the form alone.
TEST(ShipmentShares, SizesOfTheDutchModelComeOut) {
  auto trucks = dutch_trucks();
  ShipmentTaste const manufactured{-0.021, -0.33};
  auto const cost = [&](std::size_t v) { return trucks[v].cost_per_h + 30 * trucks[v].cost_per_km; };
  double const small = 0.11518, tractor = 0.35204, small_trailer = 0.0041;
  double const medium = 0.6726 - small - tractor - small_trailer;
  auto const constant = [&](std::size_t v, double share) {
    return std::log(share / small) - manufactured.cost * (cost(v) - cost(0));
  };
  trucks[1].constant = constant(1, medium);
  trucks[3].constant = constant(3, small_trailer);
  trucks[5].constant = constant(5, tractor);
  auto const share = shares(trucks, manufactured, 1, 30);
  std::array<double, kShipmentSizes> of_size{};
  double mean = 0;
  for (std::size_t s = 0; s < kShipmentSizes; ++s) {
    of_size[s] = std::accumulate(share.begin() + static_cast<std::ptrdiff_t>(7 * s),
                                 share.begin() + static_cast<std::ptrdiff_t>(7 * s + 7), 0.0);
    mean += of_size[s] * kShipmentSizes_t[s];
  }
  std::array<double, kShipmentSizes> const published = {0.6726, 0.2499, 0.0706, 0.0067, 0.0002, 0.0000};  // T21
  for (std::size_t s = 0; s < kShipmentSizes; ++s) EXPECT_NEAR(of_size[s], published[s], 7e-5) << s;
  EXPECT_NEAR(mean, 2.804, 2e-3);
  EXPECT_NEAR(share[0], 0.11518, 2e-5);
  EXPECT_NEAR(share[5], 0.35204, 5e-5);
}

TEST(ShipmentShares, ClosedSizesAreNeverChosenAndTheOthersKeepTheirRatios) {
  auto const trucks = dutch_trucks();
  auto const all = shares(trucks, {-0.021, -0.33}, 1, 30);
  auto const small = shares(trucks, {-0.021, -0.33}, 1, 30, 2);
  EXPECT_NEAR(std::accumulate(small.begin(), small.end(), 0.0), 1, 1e-12);
  EXPECT_EQ(std::accumulate(small.begin() + 14, small.end(), 0.0), 0);
  EXPECT_NEAR(small[0] / small[8], all[0] / all[8], 1e-12);
}

TEST(ShipmentShares, AVehicleThatTakesLongerLosesToTheOthers) {
  std::array<ShipmentVehicle, 2> const two = {{{5, 1, 1, 0}, {5, 1, 1, 0}}};
  std::vector<double> share(2 * kShipmentSizes);
  shipment_shares(two, {-0.1, -0.05}, std::vector<double>{1, 3}, 10, 1, share);
  EXPECT_NEAR(share[1] / share[0], std::exp(-0.1 * 2), 1e-12);
}

TEST(ShipmentShares, LongerWaysAskForLargerVehicles) {
  std::array<ShipmentVehicle, 2> const two = {{{2, 1, 1, 0}, {20, 2, 2, 0}}};
  ShipmentTaste const taste{-0.01, -0.05};
  auto const near = shares(two, taste, 0.5, 10), far = shares(two, taste, 4, 200);
  auto const large = [](auto const& share) {
    double sum = 0;
    for (std::size_t s = 2; s < kShipmentSizes; ++s) sum += share[2 * s + 1];
    return sum;
  };
  EXPECT_GT(large(far) / far[4], large(near) / near[4]) << "eight tonnes in four small ones against one large one";
}

TEST(TourEnd, HalfAnHourlySmallTruckGoesHomeEverySecondTime) {
  double const u = end_after_first({.hours = 1, .load_share = 0.5, .small_truck = true});
  EXPECT_NEAR(u, 0.0588, 5e-5 + 1e-9);  // T22
  EXPECT_NEAR(chance_of(u), 0.5147, 5e-5);
  EXPECT_GT(end_after_first({.hours = 1, .load_share = 1}), u);
}

}  // namespace
}  // namespace tanvan
