// The nearest junctions, against a search of all of them.
#include "sim/network/nearby_nodes.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

/// Places all over a square of a degree, some of them on one another.
struct Places {
  std::vector<double> lon, lat;
  std::vector<std::uint8_t> wanted;

  Places() {
    for (int i = 0; i < 500; ++i) {
      lon.push_back(106 + i * 37 % 101 / 100.0);
      lat.push_back(11 + i * 61 % 97 / 100.0);
      wanted.push_back(i % 7 == 0 ? 0 : 1);
    }
  }
  std::vector<NearbyNode> slowly(LonLat place, std::size_t most) const {
    std::vector<NearbyNode> all;
    for (auto const v : ids<NodeId>(lon.size()))
      if (wanted[v.value] != 0) all.push_back({distance_between(place.lon, place.lat, lon[v.value], lat[v.value]), v});
    std::sort(all.begin(), all.end());
    all.resize(std::min(most, all.size()));
    return all;
  }
};

TEST(NearestNodes, AreThoseThatASearchOfAllFinds) {
  Places const places;
  NearestNodes const index(places.lon, places.lat, places.wanted);
  for (int i = 0; i < 60; ++i) {
    LonLat const place{105.7 + i * 0.03, 12.2 - i * 0.025};
    for (std::size_t const most : {1, 4, 1000}) EXPECT_EQ(index.nearest(place, most), places.slowly(place, most));
  }
}

TEST(NearestNodes, NoneAreFoundWhereNoneCount) {
  Places places;
  std::fill(places.wanted.begin(), places.wanted.end(), std::uint8_t{0});
  EXPECT_TRUE(NearestNodes(places.lon, places.lat, places.wanted).nearest({106, 11}, 4).empty());
}

}  // namespace
}  // namespace tanvan
