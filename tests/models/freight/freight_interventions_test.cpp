#include "models/freight/freight_interventions.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <string>

#include "models/freight/freight_roads.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

void decide(World& world, std::string kind, std::string target, std::map<std::string, double> numbers) {
  Intervention i;
  i.date = world.now;
  i.kind = std::move(kind);
  i.target = std::move(target);
  i.numbers = std::move(numbers);
  world.interventions = {i};
  take_freight_policies(world);
}

TEST(FreightInterventions, ADryPortCarriesOnAsItsKindHasIt) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 0);
  goods_town::add_node(world, "Cảng cạn", FreightNode::inland_depot, 3, 0);
  decide(world, "dry_port", "Bến", {{"teu_year", 100'000}, {"onward_cost", 0}});
  decide(world, "dry_port", "Cảng cạn", {{"teu_year", 200'000}, {"onward_cost", 0.7}});
  decide(world, "rail_opening", "Cảng cạn", {{"teu_year", 300'000}, {"onward_cost", 0}});
  auto const& onward = world.freight.onward;
  ASSERT_EQ(onward.size(), 3U);
  EXPECT_EQ(onward[0].chain, Chain::barge);
  EXPECT_EQ(onward[1].chain, Chain::road);
  EXPECT_EQ(onward[1].cost, 0.7);
  EXPECT_EQ(onward[2].chain, Chain::rail);
  EXPECT_EQ(onward[2].node, 2U);
  EXPECT_EQ(world.record.events.size(), 3U);
}

TEST(FreightInterventions, WhereNothingCanChangeTheEventSaysSo) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Kho", FreightNode::warehouse, 2, 0);
  decide(world, "dry_port", "Kho", {{"teu_year", 100'000}, {"onward_cost", 0}});
  decide(world, "rail_opening", "Cảng", {{"teu_year", 100'000}, {"onward_cost", 0}});
  decide(world, "gate_appointments", "Kho", {{"use", 0.8}, {"most_shift_h", 2}});
  EXPECT_TRUE(world.freight.onward.empty());
  EXPECT_TRUE(world.freight.bookings.empty());
  for (auto const& event : world.record.events) EXPECT_TRUE(event.detail.starts_with("nothing")) << event.detail;
}

TEST(FreightInterventions, ANodeOfAnotherKindIsAFaultThatNamesThoseThatFit) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Kho", FreightNode::warehouse, 2, 0);
  goods_town::add_node(world, "Bến", FreightNode::river_port, 2, 0);
  goods_town::add_node(world, "Khu", FreightNode::parcel_centre, 3, 0);
  std::vector<Intervention> all;
  auto const add = [&](std::string kind, std::string target) {
    Intervention i;
    i.kind = std::move(kind), i.target = std::move(target);
    i.place = {"x.toml", static_cast<std::uint32_t>(all.size() + 1), 1};
    all.push_back(i);
  };
  add("dry_port", "Kho"), add("dry_port", "Bến"), add("rail_opening", "Cảng"), add("gate_appointments", "Kho");
  add("gate_appointments", "Cảng"), add("cross_border_zone", "Bến"), add("cross_border_zone", "Khu");
  Faults faults;
  check_freight_interventions(all, world.region, world.network.zones, faults);
  std::vector<std::uint32_t> lines;
  auto const sorted = faults.sorted();
  for (auto const& fault : sorted) lines.push_back(fault.place.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3, 4, 6}));
  EXPECT_NE(sorted.front().sentence.find("such as Bến"), std::string::npos) << sorted.front().sentence;
}

TEST(FreightInterventions, AWeightLimitBarsWhatIsHeavier) {
  auto world = goods_town::world();
  auto const open = [&](Weight weight) {
    auto const roads = freight_roads(world);
    return std::isfinite(roads.time(weight, 0)(0, 5));
  };
  decide(world, "weight_limit", "QL13", {{"tonnes", 30}});
  EXPECT_TRUE(open(Weight::heavy));
  EXPECT_FALSE(open(Weight::articulated));
  EXPECT_EQ(world.network.links.truck_ban_hours[LinkId{0}], 0U) << "trucks of the traffic still drive";
  decide(world, "weight_limit", "QL13", {{"tonnes", 13}});
  EXPECT_FALSE(open(Weight::heavy));
  EXPECT_FALSE(open(Weight::medium)) << "trucks are one class in traffic: all of them keep off";
  EXPECT_TRUE(open(Weight::light));
  EXPECT_NE(world.network.links.truck_ban_hours[LinkId{0}], 0U);
}

TEST(FreightInterventions, RulesOfGatesLockersAndNights) {
  auto world = goods_town::world();
  goods_town::add_node(world, "Khu", FreightNode::parcel_centre, 3, 0);
  decide(world, "gate_appointments", "Cảng", {{"use", 0.8}, {"most_shift_h", 2}});
  decide(world, "cross_border_zone", "Khu", {{"parcels_day", 1000}, {"bonded_share", 0.4}});
  decide(world, "parcel_lockers", "", {{"share", 0.3}});
  decide(world, "night_delivery", "", {{"share", 0.2}});
  decide(world, "consolidation_centre", "Z3", {{"radius_km", 5}, {"share", 0.5}, {"handling_vnd_t", 1}});
  auto const& freight = world.freight;
  EXPECT_EQ(freight.bookings.at(0).use, 0.8);
  EXPECT_EQ(freight.parcel_zones.at(0).node, 1U);
  EXPECT_EQ(freight.locker_share, 0.3);
  EXPECT_EQ(freight.night_share, 0.2);
  EXPECT_EQ(freight.centres.at(0).zone, 3U);
}

TEST(FreightInterventions, KeysHaveDefaultsWithinTheirRanges) {
  for (auto const& kind : freight_interventions())
    for (auto const& key : kind.keys) {
      EXPECT_LE(key.low, key.high) << key.key;
      EXPECT_TRUE(key.required || (key.low <= key.default_value && key.default_value <= key.high)) << key.key;
    }
}

}  // namespace
}  // namespace tanvan
