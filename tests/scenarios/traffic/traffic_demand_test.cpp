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

/// Zones 1 to 3 of an imported network of TNTP, its nodes numbered from `first`.
class TntpDemand : public TrafficDemand {
 protected:
  void put_zones(int first) const {
    auto const name = [&](int zone) { return std::to_string(first + zone); };
    put_nodes(name(0) + ",0,0,," + name(0) + "\n" + name(1) + ",0,0,," + name(1) + "\n" + name(2) + ",0,0,," + name(2) +
              "\n");
    put_links(road("a", name(0) + "," + name(1), 500) + road("b", name(1) + "," + name(2), 500));
  }
  Result<TripRequests> requests(std::string const& text) {
    notes = {};
    auto const trips = parse_tntp_trips(text, "trips.tntp");
    if (!trips) return trips.error();
    return tntp_requests(*trips, *network(), {DepartureInterval{}}, notes);
  }
  Faults notes;

  static constexpr char const* kTagged =
      "<NUMBER OF ZONES> 3\n<TOTAL OD FLOW> 5.6\n<END OF METADATA>\n\nOrigin 1\n1 : 0.0; 2 : 1.4; 3 : 1.2;\n"
      "Origin 2\n3 : 3.0;\n";
  static constexpr char const* kPlain = "ZONES:3\nFLOW:5.6\nEND\n0 1:1.4 2:1.2\n1 2:3.0\n";
  static constexpr char const* kTable = "O,D,Ton\n1,2,1.4\n1,3,1.2\n2,3,3.0\n";
};

TEST_F(TntpDemand, AllFormsGiveTheSameVehicles) {
  for (int const first : {0, 1}) {
    put_zones(first);
    for (auto const* text : {kTagged, kPlain, kTable}) {
      auto const t = requests(text);
      ASSERT_TRUE(t) << texts(t.error()).front();
      EXPECT_EQ(t->from, (std::vector{NodeId{0}, NodeId{0}, NodeId{0}, NodeId{1}, NodeId{1}, NodeId{1}})) << text;
      EXPECT_EQ(t->to, (std::vector{NodeId{1}, NodeId{2}, NodeId{2}, NodeId{2}, NodeId{2}, NodeId{2}})) << text;
      EXPECT_EQ(t->vehicle, std::vector(6, VehicleClass::car));
      EXPECT_FALSE(t->routed);
      bool const from_zero = text == kPlain;
      EXPECT_EQ(texts(notes).size(), from_zero == (first == 0) ? 0U : 1U) << text;
    }
  }
}

TEST_F(TntpDemand, PairsOfOneLineHaveIdsOfTheirOwn) {
  put_zones(1);
  EXPECT_EQ(requests(kTagged)->id, (std::vector<std::string>{"6.1", "6.2", "6.3", "8.1", "8.2", "8.3"}));
}

TEST_F(TntpDemand, WithoutZonesEveryNodeIsOne) {
  put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
  put_links(road("a", "1,2", 500) + road("b", "2,3", 500));
  EXPECT_EQ(requests(kTable)->size(), 6U);
}

TEST_F(TntpDemand, ZonesOfAnotherNetworkAreNamedOnceEach) {
  put_zones(1);
  EXPECT_EQ(texts(requests("O,D,Ton\n1,2,1\n7,2,1\n7,3,1\n2,9,1\n").error()),
            (Texts{"trips.tntp:3: zone 7: no node of the network has zone_id 7",
                   "trips.tntp:5: zone 9: no node of the network has zone_id 9"}));
  ASSERT_TRUE(requests("<NUMBER OF ZONES> 9\n<END OF METADATA>\nOrigin 1\n2 : 1.0;\n"));
  EXPECT_EQ(texts(notes), (Texts{"trips.tntp:1: 9 zones are counted here, the network has 3; is it its own?"}));
}

}  // namespace
}  // namespace tanvan
