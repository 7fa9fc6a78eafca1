#include "models/freight/freight.hpp"

#include <array>
#include <cmath>

#include "models/freight/freight_record.hpp"
#include "models/freight/gates.hpp"
#include "models/freight/goods.hpp"
#include "models/freight/rounds.hpp"

namespace tanvan {
namespace {

constexpr double kDay_s = 24 * 3600;

std::vector<ClassMatrices> no_vehicles(World const& world) {
  std::size_t const zones = world.network.zones.size();
  std::vector<ClassMatrices> bins(world.transport.bins.size());
  for (auto& bin : bins)
    for (auto const vehicle : {VehicleClass::car, VehicleClass::truck})
      bin[static_cast<std::size_t>(vehicle)] = Matrix(zones, zones);
  return bins;
}

/// Trucks between inland depots and the seaports with containers of others: half each way.
void add_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, FreightParameters const& p,
                  std::vector<ClassMatrices>& bins) {
  double ports = 0;
  for (auto const& port : nodes)
    if (!port.inside && port.node == FreightNode::seaport) ports += port.teu_year;
  auto const drive = [&](ZoneId from, ZoneId to, double trips) {
    if (!std::isfinite(roads.km(from.value, to.value))) return;
    auto const share = start_shares(roads, Weight::heavy, from, to, p.detour_limit);
    for (std::size_t period = 0; period < share.size(); ++period)
      bins[roads.bin[period]][static_cast<std::size_t>(VehicleClass::truck)](from.value, to.value) +=
          trips * share[period];
  };
  for (auto const& depot : nodes) {
    if (!depot.inside || depot.node != FreightNode::inland_depot) continue;
    double const trips = p.shuttle_share * depot.teu_year / p.teu_per_trip / p.working_days;
    for (auto const& port : nodes) {
      if (port.inside || port.node != FreightNode::seaport) continue;
      drive(depot.zone, port.zone, trips / 2 * port.teu_year / ports);
      drive(port.zone, depot.zone, trips / 2 * port.teu_year / ports);
    }
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
  auto const shipments = shipments_of_day(world, roads, ways, p);
  auto day = drive_goods(world, roads, shipments, p);
  auto const gates = pass_gates(world, roads, ways.all(), day, p);
  auto bins = no_vehicles(world);
  for (auto const& trip : day.trips) {
    auto const bin = roads.bin[roads.period_of(std::fmod(trip.leave_s, kDay_s))];
    bins[bin][static_cast<std::size_t>(kind_of(trip.vehicle).traffic)](trip.from.value, trip.to.value) +=
        1 / world.scale;
  }
  add_shuttles(roads, ways.all(), p, bins);
  world.day.freight = std::move(bins);
  record_goods_day(world, roads, ways, shipments, day);
  record_gates(world, gates);
}

std::vector<Module> freight_modules(FreightParameters const& p) {
  return {{{.name = "freight.goods",
            .period = Period::month,
            .phase = Phase::settle,
            .reads = {"link.truck_ban", "enterprise.sector", "enterprise.establishment", "establishment.zone",
                      "enterprise.output", "enterprise.desired", "enterprise.sector", "household.persons"},
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
            .reads = {"link.truck_ban", "enterprise.sector", "enterprise.establishment", "establishment.zone",
                      "enterprise.output", "enterprise.goods_sent", "enterprise.expected_demand", "enterprise.workers",
                      "enterprise.key", "supplier.links", "supplier.offset", "household.zone", "household.persons",
                      "day.link_time", "link.truck_ban_hours", "link.open_from"},
            .writes = {"day.trucks"},
            .adds = {}},
           [p](World& world) { generate_freight(world, p); }}};
}

}  // namespace tanvan
