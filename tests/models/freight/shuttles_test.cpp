#include "models/freight/shuttles.hpp"

#include <gtest/gtest.h>

#include "models/freight/gateways.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

std::vector<Gateway> port_and_dry_port() {
  std::vector<Gateway> nodes(2);
  nodes[0].zone = ZoneId{5}, nodes[0].node = FreightNode::seaport, nodes[0].teu_year = 1'000'000;
  nodes[1].zone = ZoneId{2}, nodes[1].node = FreightNode::inland_depot, nodes[1].inside = true;
  return nodes;
}

Shipment container(GoodsFlow flow, Chain chain) {
  Shipment s;
  s.flow = flow, s.chain = chain, s.container = 1, s.way = 0, s.node = 1;
  return s;
}

TEST(Shuttles, AsManyDriveEitherWayAndTheRestIsEmpty) {
  auto const world = goods_town::world();
  std::vector<Shipment> shipments(5, container(GoodsFlow::outbound, Chain::road));
  shipments.insert(shipments.end(), 3, container(GoodsFlow::inbound, Chain::road));
  shipments.insert(shipments.end(), 4, container(GoodsFlow::inbound, Chain::rail));  // by train, no shuttle
  GoodsDay day;
  add_shuttles(freight_roads(world), port_and_dry_port(), shipments, 10, {}, day);
  double out = 0, back = 0, empty = 0;
  for (auto const& trip : day.trips) {
    (trip.from == ZoneId{2} ? out : back) += trip.vehicles;
    if (trip.load_kg == 0) empty += trip.vehicles;
    EXPECT_EQ(trip.gate, trip.from == ZoneId{2} ? 1 : 0) << "through the gate that it leaves";
  }
  EXPECT_NEAR(out, 50, 1e-9);
  EXPECT_NEAR(back, 50, 1e-9);
  EXPECT_NEAR(empty, 20, 1e-9);
}

TEST(Shuttles, OthersDriveHalfEachWay) {
  auto const world = goods_town::world();
  auto nodes = port_and_dry_port();
  nodes[1].others_teu = 163'000;
  FreightParameters const p;
  GoodsDay day;
  add_shuttles_of_others(freight_roads(world), nodes, p, day);
  double out = 0, back = 0;
  for (auto const& trip : day.trips) (trip.from == ZoneId{2} ? out : back) += trip.vehicles;
  EXPECT_NEAR(out, back, 1e-9);
  EXPECT_NEAR(out + back, p.shuttle_share * 163'000 / p.teu_per_trip / p.working_days, 1e-9);
}

}  // namespace
}  // namespace tanvan
