// Left or right: by roundabouts, by country, by the user.
#include "sim/io/osm/driving_side.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

struct City {
  char const* name;
  double lon, lat;
};

OsmPlace place_of(City const& city) {
  return {static_cast<std::int32_t>(city.lon * OsmPlace::kDegrees),
          static_cast<std::int32_t>(city.lat * OsmPlace::kDegrees)};
}

TEST(OsmSide, CitiesThatKeepLeft) {
  std::vector<City> const cities = {
      {"London", -0.13, 51.51},        {"Dublin", -6.26, 53.35},     {"Valletta", 14.51, 35.9},
      {"Nicosia", 33.36, 35.17},       {"Tokyo", 139.69, 35.69},     {"Sapporo", 141.35, 43.06},
      {"Nagasaki", 129.87, 32.75},     {"Hong Kong", 114.17, 22.3},  {"Bangkok", 100.5, 13.76},
      {"Chiang Mai", 98.99, 18.79},    {"Ubon", 104.86, 15.24},      {"Kuala Lumpur", 101.69, 3.14},
      {"Singapore", 103.86, 1.28},     {"Kuching", 110.34, 1.55},    {"Jakarta", 106.85, -6.2},
      {"Medan", 98.67, 3.59},          {"Denpasar", 115.22, -8.66},  {"Port Moresby", 147.15, -9.46},
      {"Sydney", 151.21, -33.87},      {"Auckland", 174.76, -36.85}, {"Suva", 178.44, -18.14},
      {"Delhi", 77.21, 28.61},         {"Imphal", 93.94, 24.82},     {"Dhaka", 90.41, 23.81},
      {"Kathmandu", 85.32, 27.71},     {"Thimphu", 89.64, 27.47},    {"Colombo", 79.86, 6.93},
      {"Karachi", 67.01, 24.86},       {"Lahore", 74.34, 31.55},     {"Islamabad", 73.05, 33.69},
      {"Johannesburg", 28.05, -26.2},  {"Maputo", 32.58, -25.97},    {"Lusaka", 28.28, -15.42},
      {"Dar es Salaam", 39.28, -6.79}, {"Nairobi", 36.82, -1.29},    {"Kampala", 32.58, 0.35},
      {"Kingston", -76.79, 17.97},     {"Nassau", -77.35, 25.06},    {"Port of Spain", -61.51, 10.65},
      {"Bridgetown", -59.62, 13.1},    {"Georgetown", -58.16, 6.8},  {"Paramaribo", -55.2, 5.85}};
  for (auto const& city : cities) EXPECT_TRUE(keeps_left_at(place_of(city))) << city.name;
}

TEST(OsmSide, CitiesThatKeepRight) {
  std::vector<City> const cities = {{"Ho Chi Minh City", 106.69, 10.78},
                                    {"Thu Dau Mot", 106.65, 10.98},
                                    {"Hanoi", 105.85, 21.03},
                                    {"Phu Quoc", 103.97, 10.22},
                                    {"Can Tho", 105.78, 10.03},
                                    {"Phnom Penh", 104.92, 11.56},
                                    {"Siem Reap", 103.86, 13.36},
                                    {"Vientiane", 102.63, 17.97},
                                    {"Pakse", 105.78, 15.12},
                                    {"Yangon", 96.16, 16.87},
                                    {"Shenzhen", 114.06, 22.55},
                                    {"Seoul", 126.98, 37.57},
                                    {"Busan", 129.08, 35.18},
                                    {"Vladivostok", 131.9, 43.12},
                                    {"Manila", 120.98, 14.6},
                                    {"Lhasa", 91.11, 29.65},
                                    {"Kabul", 69.17, 34.53},
                                    {"Paris", 2.35, 48.86},
                                    {"Calais", 1.86, 50.95},
                                    {"Cherbourg", -1.62, 49.64},
                                    {"Brussels", 4.35, 50.85},
                                    {"Luanda", 13.23, -8.84},
                                    {"Lubumbashi", 27.47, -11.66},
                                    {"Kigali", 30.06, -1.94},
                                    {"Addis Ababa", 38.75, 9.02},
                                    {"Cayenne", -52.33, 4.93},
                                    {"San Juan", -66.1, 18.46},
                                    {"Fort-de-France", -61.07, 14.6},
                                    {"New York", -74, 40.7},
                                    {"Zurich", 8.54, 47.37}};
  for (auto const& city : cities) EXPECT_FALSE(keeps_left_at(place_of(city))) << city.name;
}

TEST(OsmSide, RoundaboutsTellTheSide) {
  auto const ring = [](bool clockwise) {
    OsmText world;
    for (int k = 0; k < 3; ++k) {
      auto const n = 10 * k;
      world.node(n + 1, n, 0).node(n + 2, n + 1, 0).node(n + 3, n + 1, 1).node(n + 4, n, 1);
      std::vector<std::int64_t> nodes{n + 1, n + 2, n + 3, n + 4, n + 1};
      if (clockwise) std::reverse(nodes.begin(), nodes.end());
      world.way(k + 1, nodes, "highway=primary junction=roundabout");
    }
    return network_of_text(world, keeping_all()).network.left_hand;
  };
  EXPECT_TRUE(ring(true));
  EXPECT_FALSE(ring(false));
}

OsmText street() {
  return OsmText().node(1, 0, 0).node(2, 1, 0).way(1, {1, 2}, "highway=primary");
}

TEST(OsmSide, CountriesDecideElse) {
  EXPECT_FALSE(network_of_text(street()).network.left_hand);  // Viet Nam
  OsmOptions options;
  options.side = DrivingSide::left;
  EXPECT_TRUE(network_of_text(street(), options).network.left_hand);
}

}  // namespace
}  // namespace tanvan
