#include "models/freight/freight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include "models/freight/consolidation.hpp"
#include "models/freight/freight_interventions.hpp"
#include "models/freight/freight_record.hpp"
#include "models/freight/goods.hpp"
#include "models/freight/goods_drives.hpp"

namespace tanvan {
namespace {

constexpr double kRemembered = 0.5;  // of what carriers knew of a gate before the day

/// Where a shuttle drives, from gate to gate (rows of the gateways).
struct ShuttleWay {
  std::int32_t from = 0, to = 0;
  FlatDuty duty{};
};

/// Drives of tractors between an inland node and a port, in the hours that they choose. Shippers pay for them with the
/// container's onward way.
void drive_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, ShuttleWay const& way, double trips,
                    double load_kg, FreightParameters const& p, GoodsDay& day) {
  auto const& [from, to] =
      std::pair(nodes[static_cast<std::size_t>(way.from)].zone, nodes[static_cast<std::size_t>(way.to)].zone);
  if (trips <= 0 || !std::isfinite(roads.km(from.value, to.value))) return;
  auto const share = start_shares(roads, Weight::articulated, from, to, p.detour_limit);
  for (std::size_t period = 0; period < share.size(); ++period) {
    if (share[period] <= 0) continue;
    double const leave_s = roads.middle_s(period);
    day.trips.push_back({.from = from,
                         .to = to,
                         .leave_s = leave_s,
                         .load_kg = load_kg,
                         .vehicle = FreightVehicle::tractor,
                         .container = 1,
                         .gate = way.from,
                         .gate_s = std::max(0.0, leave_s - 60 * p.gate_min),
                         .duty = flat_duty(way.duty, from, to, period),
                         .vehicles = trips * share[period]});
  }
}

/// Containers of others between inland depots and the seaports by road: half each way.
void add_shuttles_of_others(FreightRoads const& roads, std::vector<Gateway> const& nodes, FreightParameters const& p,
                            GoodsDay& day) {
  auto const is_port = [](Gateway const& g) { return !g.inside && g.node == FreightNode::seaport; };
  double ports = 0;
  for (auto const& port : nodes)
    if (is_port(port)) ports += port.teu_year;
  double const load_kg = 1000 * p.teu_per_trip * p.tonnes_per_teu;
  for (std::int32_t d = 0; d < static_cast<std::int32_t>(nodes.size()); ++d) {
    auto const& depot = nodes[static_cast<std::size_t>(d)];
    if (!depot.inside || depot.node != FreightNode::inland_depot) continue;
    double const trips = p.shuttle_share * depot.others_teu / p.teu_per_trip / p.working_days;
    for (std::int32_t g = 0; g < static_cast<std::int32_t>(nodes.size()); ++g) {
      auto const& port = nodes[static_cast<std::size_t>(g)];
      if (!is_port(port)) continue;
      for (auto const& way : {ShuttleWay{d, g, FlatDuty::others_shuttle}, ShuttleWay{g, d, FlatDuty::others_shuttle}})
        drive_shuttles(roads, nodes, way, trips / 2 * port.teu_year / ports, load_kg, p, day);
    }
  }
}

/// Goods that go on from a dry port by road: who brings a container takes one back, the rest of the ways is empty.
/// Loose goods are put into containers there.
void add_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, std::span<Shipment const> shipments,
                  double weight, FreightParameters const& p, GoodsDay& day) {
  struct Load {
    double out = 0, in = 0;  // containers
  };
  std::map<std::pair<std::int32_t, std::int32_t>, Load> loads;  // by node and port
  for (auto const& s : shipments) {
    if (s.way < 0 || s.node == s.way || s.chain != Chain::road) continue;
    auto& load = loads[{s.node, s.way}];
    (s.flow == GoodsFlow::outbound ? load.out : load.in) += weight * boxes_of(s, p);
  }
  double const load_kg = 1000 * p.teu_per_trip * p.tonnes_per_teu;
  for (auto const& [ends, load] : loads) {
    auto const& [node, port] = ends;
    double const ways = std::max(load.out, load.in);
    drive_shuttles(roads, nodes, {node, port, FlatDuty::shuttle}, load.out, load_kg, p, day);
    drive_shuttles(roads, nodes, {node, port, FlatDuty::empty_shuttle}, ways - load.out, 0, p, day);
    drive_shuttles(roads, nodes, {port, node, FlatDuty::shuttle}, load.in, load_kg, p, day);
    drive_shuttles(roads, nodes, {port, node, FlatDuty::empty_shuttle}, ways - load.in, 0, p, day);
  }
}

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
}

std::vector<Module> freight_modules(FreightParameters const& p) {
  return {policies_module(), goods_module(p), account_module(), vehicles_module(p)};
}

}  // namespace tanvan
