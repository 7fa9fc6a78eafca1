#include "models/freight/freight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "models/freight/consolidation.hpp"
#include "models/freight/freight_interventions.hpp"
#include "models/freight/freight_record.hpp"
#include "models/freight/goods.hpp"
#include "models/freight/goods_drives.hpp"
#include "models/freight/parcel_drives.hpp"
#include "models/freight/shuttles.hpp"

namespace tanvan {
namespace {

constexpr double kRemembered = 0.5;  // of what carriers knew of a gate before the day

/// What carriers will expect at the gates.
void remember_gates(World& world, std::vector<Gateway> const& nodes, std::vector<GateDay> const& days) {
  auto& known = world.freight.gates;
  for (std::size_t g = 0; g < nodes.size(); ++g) {
    if (days[g].turn_mean_min <= 0) continue;  // nobody came
    auto const at = std::ranges::find(known, nodes[g].row, &GateMemory::node);
    if (at == known.end())
      known.push_back({nodes[g].row, days[g].turn_mean_min});
    else
      at->turn_min = kRemembered * at->turn_min + (1 - kRemembered) * days[g].turn_mean_min;
  }
}

/// Goods that cross the border on a day, in containers, by the zone of who sends or gets them.
TradeWays::Boxes boxes_by_zone(World const& world, std::span<Shipment const> shipments, double weight,
                               FreightParameters const& p) {
  TradeWays::Boxes boxes;
  for (auto& lane : boxes) lane.assign(world.network.zones.size(), 0);
  for (auto const& s : shipments)
    if (s.way >= 0) boxes[TradeWays::lane(s.commodity)][s.base.value] += weight * boxes_of(s, p);
  return boxes;
}

}  // namespace

Column<EnterpriseId, double> value_added_year(World const& world) {
  auto const& e = world.population.enterprises;
  Column<EnterpriseId, double> value(e.size());
  double expected = 0;
  for (EnterpriseId id : ids<EnterpriseId>(e.size())) expected += value[id] = 12 * e.expected_demand[id];
  if (expected > 0) return value;
  std::array<double, kSectors> workers{};
  for (EnterpriseId id : ids<EnterpriseId>(e.size())) workers[index_of(e.sector[id])] += total(e.workers[id]);
  double const grdp = world.region.macro_value("grdp_current", world.now.year(), 0) * 1000 * world.scale;
  for (EnterpriseId id : ids<EnterpriseId>(e.size())) {
    auto const s = index_of(e.sector[id]);
    if (workers[s] > 0)
      value[id] = grdp * world.region.sectors[s].value_added_share * total(e.workers[id]) / workers[s];
  }
  return value;
}

namespace {

Module policies_module() {
  return {{.name = "freight.policies",
           .period = Period::month,
           .phase = Phase::sense,
           .reads = {"link.truck_ban", "link.truck_ban_hours"},
           .writes = {"freight.onward", "freight.bookings", "freight.parcel_zones", "freight.centres",
                      "freight.weight_limit", "freight.night_share", "freight.locker_share", "link.truck_ban",
                      "link.truck_ban_hours"},
           .adds = {}},
          take_freight_policies};
}

Module goods_module(FreightParameters const& p) {
  return {{.name = "freight.goods",
           .period = Period::month,
           .phase = Phase::settle,
           .reads = {"enterprise.sector", "enterprise.establishment", "establishment.zone", "enterprise.output",
                     "enterprise.desired", "household.persons"},
           .writes = {"enterprise.goods", "enterprise.goods_sent", "freight.goods", "freight.at_gateways"},
           .adds = {}},
          [p](World& world) { move_goods(world, p); }};
}

Module account_module() {
  return {{.name = "freight.account",
           .period = Period::year,
           .phase = Phase::record,
           .reads = {"enterprise.goods", "enterprise.sector", "freight.at_gateways"},
           .writes = {"freight.goods"},
           .adds = {}},
          close_goods_account};
}

Module vehicles_module(FreightParameters const& p) {
  return {{.name = "freight.vehicles",
           .period = Period::transport,
           .phase = Phase::plan,
           .reads = {"link.truck_ban",
                     "link.truck_ban_hours",
                     "link.open_from",
                     "link.car_toll",
                     "link.truck_toll",
                     "enterprise.sector",
                     "enterprise.establishment",
                     "establishment.zone",
                     "enterprise.output",
                     "enterprise.goods_sent",
                     "enterprise.expected_demand",
                     "enterprise.workers",
                     "enterprise.key",
                     "supplier.links",
                     "supplier.offset",
                     "household.zone",
                     "household.persons",
                     "day.link_time",
                     "freight.onward",
                     "freight.bookings",
                     "freight.parcel_zones",
                     "freight.centres",
                     "freight.weight_limit",
                     "freight.night_share",
                     "freight.locker_share"},
           .writes = {"day.trucks", "freight.gates"},
           .adds = {}},
          [p](World& world) { generate_freight(world, p); }};
}

}  // namespace

void generate_freight(World& world, FreightParameters const& p) {
  auto const roads = freight_roads(world);
  double const weight = shipment_weight(world, p);
  TradeWays ways{world, roads, p};
  auto sent = shipments_of_day(world, roads, ways, p);
  if (ways.hold(boxes_by_zone(world, sent, weight, p))) sent = shipments_of_day(world, roads, ways, p);
  auto const shipments = through_centres(world, roads, std::move(sent));
  auto day = drive_goods(world, roads, shipments, weight, p);
  day.cost_vnd += weight * centre_handling_vnd(world, shipments);
  add_shuttles(roads, ways.all(), shipments, weight, p, day);
  add_shuttles_of_others(roads, ways.all(), p, day);
  auto parcels = parcels_of_day(world, p);
  drive_parcels(world, roads, ways.all(), p, parcels, day);
  auto const gates = pass_gates(world, roads, ways.all(), day, p);
  remember_gates(world, ways.all(), gates);
  world.day.goods = drives_of(roads, day.trips);
  world.day.freight = drives_by_bin(world, roads, world.day.goods);
  record_goods_day(world, roads, ways, shipments, weight, p, day);
  record_gates(world, ways.all(), gates);
  record_customs(world, clear_customs(world, shipments, weight, p));
  record_parcels(world, parcels);
  if (!world.record.years.empty()) record_indicators(world);  // a world of its own lives no year
}

std::vector<Module> freight_modules(FreightParameters const& p) {
  return {policies_module(), goods_module(p), account_module(), vehicles_module(p)};
}

}  // namespace tanvan
