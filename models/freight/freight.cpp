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

/// Drives of tractors between an inland node and a port, in the hours that they choose.
void drive_shuttles(FreightRoads const& roads, ZoneId from, ZoneId to, double trips, double load_kg,
                    FreightParameters const& p, GoodsDay& day) {
  if (trips <= 0 || !std::isfinite(roads.km(from.value, to.value))) return;
  auto const share = start_shares(roads, Weight::articulated, from, to, p.detour_limit);
  for (std::size_t period = 0; period < share.size(); ++period) {
    if (share[period] <= 0) continue;
    double const end = period + 1 < share.size() ? roads.start_s[period + 1] : 24.0 * 3600;
    day.trips.push_back({.from = from,
                         .to = to,
                         .leave_s = (roads.start_s[period] + end) / 2,
                         .load_kg = load_kg,
                         .vehicle = FreightVehicle::tractor,
                         .container = 1,
                         .duty = day.trips.empty() ? 0 : day.trips.back().duty + 1,
                         .vehicles = trips * share[period]});
  }
}

/// Containers of others between inland depots and the seaports by road: half each way.
void add_shuttles_of_others(FreightRoads const& roads, std::vector<Gateway> const& nodes, FreightParameters const& p,
                            GoodsDay& day) {
  double ports = 0;
  for (auto const& port : nodes)
    if (!port.inside && port.node == FreightNode::seaport) ports += port.teu_year;
  double const load_kg = 1000 * p.teu_per_trip * p.tonnes_per_teu;
  for (auto const& depot : nodes) {
    if (!depot.inside || depot.node != FreightNode::inland_depot || depot.others_teu <= 0) continue;
    double const trips = p.shuttle_share * depot.teu_year / p.teu_per_trip / p.working_days;
    for (auto const& port : nodes) {
      if (port.inside || port.node != FreightNode::seaport) continue;
      for (auto const& [from, to] : {std::pair(depot.zone, port.zone), std::pair(port.zone, depot.zone)})
        drive_shuttles(roads, from, to, trips / 2 * port.teu_year / ports, load_kg, p, day);
    }
  }
}

/// Containers that go on from a dry port by road: who brings one takes one back, the rest of the ways is empty.
void add_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, std::span<Shipment const> shipments,
                  double weight, FreightParameters const& p, GoodsDay& day) {
  struct Load {
    double out = 0, in = 0, kg = 0;
  };
  std::map<std::pair<std::int32_t, std::int32_t>, Load> loads;  // by node and port
  for (auto const& s : shipments) {
    if (s.container == 0 || s.node == s.way || s.chain != Chain::road) continue;
    auto& load = loads[{s.node, s.way}];
    (s.flow == GoodsFlow::outbound ? load.out : load.in) += weight;
    load.kg = static_cast<double>(s.kg);
  }
  for (auto const& [ends, load] : loads) {
    auto const node = nodes[static_cast<std::size_t>(ends.first)].zone;
    auto const port = nodes[static_cast<std::size_t>(ends.second)].zone;
    double const ways = std::max(load.out, load.in);
    for (bool const out : {true, false}) {
      double const full = out ? load.out : load.in;
      drive_shuttles(roads, out ? node : port, out ? port : node, full, load.kg, p, day);
      drive_shuttles(roads, out ? node : port, out ? port : node, ways - full, 0, p, day);
    }
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

void generate_freight(World& world, FreightParameters const& p) {
  auto const roads = freight_roads(world);
  TradeWays const ways{world, roads, p};
  auto const shipments = through_centres(world, roads, shipments_of_day(world, roads, ways, p));
  double const weight = shipment_weight(world, p);
  auto day = drive_goods(world, roads, shipments, weight, p);
  day.cost_vnd += weight * centre_handling_vnd(world, shipments);
  auto const gates = pass_gates(world, roads, ways.all(), day, p);
  add_shuttles(roads, ways.all(), shipments, weight, p, day);
  add_shuttles_of_others(roads, ways.all(), p, day);
  auto parcels = parcels_of_day(world, p);
  drive_parcels(world, roads, ways.all(), p, parcels, day);
  remember_gates(world, ways.all(), gates);
  world.day.goods = drives_of(roads, day.trips);
  world.day.freight = drives_by_bin(world, roads, world.day.goods);
  record_goods_day(world, roads, ways, shipments, weight, day);
  record_gates(world, ways.all(), gates);
  record_customs(world, clear_customs(world, shipments, weight, p));
  record_parcels(world, parcels);
}

std::vector<Module> freight_modules(FreightParameters const& p) {
  return {{{.name = "freight.policies",
            .period = Period::month,
            .phase = Phase::sense,
            .reads = {"link.truck_ban", "link.truck_ban_hours"},
            .writes = {"freight.onward", "freight.bookings", "freight.parcel_zones", "freight.centres",
                       "freight.weight_limit", "freight.night_share", "freight.locker_share", "link.truck_ban",
                       "link.truck_ban_hours"},
            .adds = {}},
           take_freight_policies},
          {{.name = "freight.goods",
            .period = Period::month,
            .phase = Phase::settle,
            .reads = {"enterprise.sector", "enterprise.establishment", "establishment.zone", "enterprise.output",
                      "enterprise.desired", "household.persons"},
            .writes = {"enterprise.goods", "enterprise.goods_sent", "freight.goods", "freight.at_gateways"},
            .adds = {}},
           [p](World& world) { move_goods(world, p); }},
          {{.name = "freight.account",
            .period = Period::year,
            .phase = Phase::record,
            .reads = {"enterprise.goods", "enterprise.sector", "freight.at_gateways"},
            .writes = {"freight.goods"},
            .adds = {}},
           close_goods_account},
          {{.name = "freight.vehicles",
            .period = Period::transport,
            .phase = Phase::plan,
            .reads = {"link.truck_ban",
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
                      "link.truck_ban_hours",
                      "link.open_from",
                      "freight.onward",
                      "freight.bookings",
                      "freight.parcel_zones",
                      "freight.centres",
                      "freight.weight_limit",
                      "freight.night_share",
                      "freight.locker_share"},
            .writes = {"day.trucks", "freight.gates"},
            .adds = {}},
           [p](World& world) { generate_freight(world, p); }}};
}

}  // namespace tanvan
