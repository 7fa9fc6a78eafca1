#include "scenarios/run/traffic/traffic_demand.hpp"

#include <algorithm>

#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

constexpr auto* kNames = "o_zone_id,d_zone_id,volume\n";

class TrafficDemand : public TrafficFolder {
 protected:
  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,A\n2,0,0,centroid,B\n3,0,0,,B\n4,0,0,,A\n");
    put_links(road("a", "1,2", 500) + road("b", "4,2", 500));
  }
  Result<TripRequests> demand(std::string const& text,
                              std::vector<DepartureInterval> const& profile = {DepartureInterval{}}) const {
    put("../demand.csv", text);
    return read_demand_requests({folder / "../demand.csv", "demand.csv"}, *network(), profile);
  }
  Result<std::vector<DepartureInterval>> profile(std::string const& rows) const {
    put("../profile.csv", "begin_s,end_s,share\n" + rows);
    return read_departure_profile({folder / "../profile.csv", "profile.csv"});
  }
};

TEST_F(TrafficDemand, VehiclesAreTheSumOfTheVolumesRounded) {
  auto const t = demand(std::string(kNames) + "A,B,0.4\nA,B,0.4\nA,B,0.4\nB,A,2.3\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->line, (std::vector<std::uint32_t>{3, 5, 5, 5}));
  EXPECT_EQ(t->id, (std::vector<std::string>{"3.1", "5.1", "5.2", "5.3"}));
  EXPECT_FALSE(t->routed);
  EXPECT_TRUE(t->route_of(3).empty());
}

TEST_F(TrafficDemand, AZoneIsEnteredByItsCentroidElseByItsNodesInTurn) {
  auto const t = demand(std::string(kNames) + "A,B,4\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->from, (std::vector{NodeId{0}, NodeId{3}, NodeId{0}, NodeId{3}}));
  EXPECT_EQ(t->to, (std::vector{NodeId{1}, NodeId{1}, NodeId{1}, NodeId{1}}));
}

TEST_F(TrafficDemand, DeparturesKeepToTheProfile) {
  std::vector<DepartureInterval> const shape{{0, 3'600, 1}, {3'600, 7'200, 0}, {7'200, 10'800, 3}};
  auto const t = demand(std::string(kNames) + "A,B,1000\n", shape);
  ASSERT_TRUE(t);
  auto const between = [&](double low, double high) {
    return std::ranges::count_if(t->depart_s, [&](double s) { return s >= low && s < high; });
  };
  EXPECT_NEAR(static_cast<double>(between(0, 3'600)), 250, 2);
  EXPECT_EQ(between(3'600, 7'200), 0);
  EXPECT_NEAR(static_cast<double>(between(7'200, 9'000)), 375, 2);
  EXPECT_EQ(between(0, 10'800), 1000);
}

TEST_F(TrafficDemand, WithoutAClassVehiclesAreCars) {
  auto const t = demand("o_zone_id,d_zone_id,volume,class\nA,B,1,truck\nA,B,1,\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->vehicle, (std::vector{VehicleClass::truck, VehicleClass::car}));
}

TEST_F(TrafficDemand, WhatIsWrongIsNamedAllAtOnce) {
  auto const t = demand("o_zone_id,d_zone_id,volume,class\nA,Z,1,\nA,B,-1,\nA,B,,\nA,B,1,bua\nA,B,9e7,\nA,B,1e8,\n");
  ASSERT_FALSE(t);
  EXPECT_EQ(
      texts(t.error()),
      (Texts{"demand.csv:2: d_zone_id = \"Z\": no node has this zone_id",
             "demand.csv:3: volume = \"-1\": must be from 0 to 1000000000 vehicles", "demand.csv:4: volume is empty",
             "demand.csv:5: class = \"bua\": no such class, did you mean bus?; there are motorbike, car, bus and "
             "truck",
             "demand.csv:6: more than 5e+07 vehicles up to here",
             "demand.csv:7: more than 5e+07 vehicles up to here"}));
  EXPECT_EQ(texts(demand("o_zone_id,volume\n").error()).size(), 1U);
}

TEST_F(TrafficDemand, AProfileIsReadAndRefusedByItsLines) {
  auto const good = profile("0,3600,2\n25200,28800,5.5\n");
  ASSERT_TRUE(good);
  ASSERT_EQ(good->size(), 2U);
  EXPECT_EQ((*good)[1].begin_s, 25'200);
  EXPECT_EQ((*good)[1].share, 5.5);
  EXPECT_EQ(texts(profile("0,3600,-1\n7200,7200,1\n0,,1\n").error()),
            (Texts{"profile.csv:2: share = \"-1\": must be from 0 to 1000000000000",
                   "profile.csv:3: end_s = \"7200\": must be after begin_s", "profile.csv:4: end_s is empty"}));
  EXPECT_EQ(texts(profile("0,3600,0\n").error()), (Texts{"profile.csv:1: no share is above 0: nobody would set out"}));
}

}  // namespace
}  // namespace tanvan
