#include "sim/traffic/node_flows.hpp"

#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

using Flows = std::vector<double>;

TEST(NodeFlows, SharesDaganzosMerge) {
  for (auto const& [a, b, weight, flow_a, flow_b] :
       {std::tuple{0.8, 0.8, 1.0, 0.4, 0.4}, {0.8, 0.2, 1.0, 0.6, 0.2}, {0.8, 0.8, 4.0, 0.64, 0.16}}) {
    Flows const sending = {a, b}, capacity = {weight, 1}, supply = {0.8};
    auto const q = node_flows({sending, capacity, supply});
    EXPECT_NEAR(q[0], flow_a, 1e-12);
    EXPECT_NEAR(q[1], flow_b, 1e-12);
  }
}

TEST(NodeFlows, HoldsBackAllWhoStandBehindOne) {
  Flows const sending = {0.6, 0.2}, capacity = {0.8}, supply = {0.3, 0.8};
  auto const q = node_flows({sending, capacity, supply});
  EXPECT_NEAR(q[0], 0.3, 1e-12);
  EXPECT_NEAR(q[1], 0.1, 1e-12);
}

TEST(NodeFlows, SolvesTheExampleOfTampere) {
  Flows const capacity = {1000, 2000, 1000, 2000}, supply = capacity;
  Flows const sending = {0, 50, 150, 300, 100, 0, 300, 1600, 100, 100, 0, 600, 100, 800, 800, 0};
  auto const q = node_flows({sending, capacity, supply});
  Flows total(4);
  for (std::size_t i = 0; i < 16; ++i) total[i / 4] += q[i];
  EXPECT_NEAR(total[0], 500, 1e-9);
  EXPECT_NEAR(total[1], 1369.6682, 1e-4);
  EXPECT_NEAR(total[2], 800, 1e-9);
  EXPECT_NEAR(total[3], 1369.6682, 1e-4);
  for (auto const& [cell, flow] :
       {std::pair{4U, 68.4834}, {6U, 205.4502}, {7U, 1095.7346}, {12U, 80.5687}, {13U, 644.5498}})
    EXPECT_NEAR(q[cell], flow, 1e-4);
}

TEST(NodeFlows, NeverPassesDemandOrSupply) {
  for (std::uint64_t n = 0; n < 200; ++n) {
    Draws draws(742, AgentKey{n}, 0, Stream::activity);
    Flows sending(12), capacity(3), supply(4);
    for (auto& s : sending) s = draws.chance(0.7) ? draws.uniform() : 0;
    for (auto& c : capacity) c = 3 + draws.uniform();
    for (auto& r : supply) r = draws.uniform();
    auto const q = node_flows({sending, capacity, supply});
    for (std::size_t i = 0; i < 12; ++i) EXPECT_LE(q[i], sending[i] + 1e-12);
    for (std::size_t j = 0; j < 4; ++j) EXPECT_LE(q[j] + q[4 + j] + q[8 + j], supply[j] + 1e-12);
  }
}

// Merges of three links of any capacities. Whole vehicles keep their headways: a link that could go every 2.2 s misses
// the gap at 1.25 s of the next link and takes the one at 2.5 s. So flows are the solver's within a twentieth.
TEST(NodeFlows, AreWhatTheEngineComesToAtMerges) {
  for (std::uint64_t n = 0; n < 10; ++n) {
    Draws draws(742, AgentKey{n}, 1, Stream::activity);
    SmallRoads s;
    Flows sending(3), capacity(3);
    std::vector<LinkId> in;
    Flows const supply = {0.8};
    for (std::uint32_t i = 0; i < 3; ++i) {
      capacity[i] = 0.4 + draws.uniform();
      sending[i] = draws.chance(0.5) ? capacity[i] : 0.3 * draws.uniform() + 0.02;
      in.push_back(s.link(i, 3, 8000, 1, capacity[i]));
    }
    auto const out = s.link(3, 4, 200);
    for (std::uint32_t i = 0; i < 3; ++i)
      for (int k = 0; k < static_cast<int>(sending[i] * 4000); ++k) s.trip(k / sending[i], {in[i], out});
    auto const day = s.run();
    auto const q = node_flows({sending, capacity, supply});
    for (std::uint32_t i = 0; i < 3; ++i) {
      int flow = 0;
      for (std::size_t t = 0; t < s.trips.size(); ++t)
        flow += s.ways.first[s.trips.way[t]] == in[i] && day.arrive[t] >= traffic_time(1000) &&
                day.arrive[t] < traffic_time(3000);
      EXPECT_NEAR(flow / 2000.0, q[i], 0.06 * q[i] + 0.002) << n << " " << i;
    }
  }
}

}  // namespace
}  // namespace tanvan
