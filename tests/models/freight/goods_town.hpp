#pragma once
/// A line of zones with a factory, its customer, a port at one end and a neighbour at the other.

#include <string>
#include <utility>

#include "models/freight/freight.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan::goods_town {

inline void add_node(World& world, std::string name, FreightNode node, std::uint32_t zone, double teu) {
  FreightRow row;
  row.id = name;
  row.name = std::move(name);
  row.type = "node";
  row.node = node;
  row.zone = ZoneId{zone};
  row.metric = "throughput";
  row.value = teu;
  row.unit = "TEU per year";
  row.year = 2020;
  world.region.freight.push_back(row);
}

/// Zones 0 and 5 outside, a port in 5; a furniture factory in 3 sends `month_t` tonnes a month, a builder in 4 buys of
/// it.
inline World world(double month_t = 3000) {
  auto w = small::world(600);
  add_node(w, "Cảng", FreightNode::seaport, 5, 300'000);
  auto const builder = small::add_enterprise(w, 4, Sector::construction);
  auto& e = w.population.enterprises;
  e.output = Column<EnterpriseId, double>(3, 0.0);
  e.output[EnterpriseId{0}] = 20'000;
  e.output[builder] = 2'000;
  e.goods_kg.resize(3);
  e.goods_sent_kg.resize(3);
  e.goods_sent_kg[EnterpriseId{0}] = static_cast<std::int64_t>(month_t * 1000);
  for (auto& sector : w.region.sectors) sector.intermediate_share = 0.5;
  w.region.inputs = {{Sector::construction, Sector::wood_furniture, 1.0, {}}};
  w.suppliers.offset = {0, 0, 0, 1};
  w.suppliers.other = {EnterpriseId{0}};
  w.access.truck_time_min = w.access.motorbike_time_min;
  return w;
}

}  // namespace tanvan::goods_town
