#include "models/freight/container_pairs.hpp"

#include <gtest/gtest.h>
#include <set>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

struct Port {
  std::vector<Shipment> shipments;
  std::vector<std::uint32_t> in, out;

  void comes_in(std::uint32_t zone) {
    add(zone, true);
    in.push_back(static_cast<std::uint32_t>(shipments.size() - 1));
  }
  void goes_out(std::uint32_t zone) {
    add(zone, false);
    out.push_back(static_cast<std::uint32_t>(shipments.size() - 1));
  }
  ContainerPairs pairs(double share) const { return container_pairs(World{}, shipments, in, out, share); }

 private:
  void add(std::uint32_t zone, bool comes) {
    Shipment s;
    s.key = AgentKey{100 + shipments.size()};
    (comes ? s.to : s.from) = ZoneId{zone};
    shipments.push_back(s);
  }
};

TEST(ContainerPairs, ThoseOfOneZoneFirst) {
  Port port;
  port.comes_in(4), port.comes_in(2), port.comes_in(1);
  port.goes_out(2), port.goes_out(3), port.goes_out(4);
  auto const pairs = port.pairs(1);
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(pairs[0], (std::pair{1U, 3U})) << "zone 2";
  EXPECT_EQ(pairs[1], (std::pair{0U, 5U})) << "zone 4";
  EXPECT_EQ(pairs[2], (std::pair{2U, 4U})) << "who is left";
}

TEST(ContainerPairs, AreAsManyAsLookForPartners) {
  Port port;
  for (std::uint32_t n = 0; n < 2'000; ++n) port.comes_in(n % 5), port.goes_out(n % 5);
  auto const pairs = port.pairs(0.2);
  EXPECT_NEAR(static_cast<double>(pairs.size()), 400, 60);
  std::set<std::uint32_t> once;
  for (auto const& [in, out] : pairs) once.insert({in, out});
  EXPECT_EQ(once.size(), 2 * pairs.size()) << "each has one partner";
  EXPECT_TRUE(port.pairs(0).empty());
}

TEST(ContainerPairs, AContainerMorePartsFewOthers) {
  Port port;
  for (std::uint32_t n = 0; n < 2'000; ++n) port.comes_in(n % 5), port.goes_out(n % 5);
  auto const before = port.pairs(0.2);
  port.comes_in(0);
  auto const after = port.pairs(0.2);
  std::set<std::pair<std::uint32_t, std::uint32_t>> const known(before.begin(), before.end());
  std::size_t changed = 0;
  for (auto const& pair : after) changed += known.contains(pair) ? 0 : 1;
  EXPECT_LE(changed, after.size() / 10);
}

}  // namespace
}  // namespace tanvan
