#include "models/freight/freight.hpp"

#include <array>
#include <cmath>
#include <numeric>

namespace tanvan {
namespace {

/// Shares that sum to 1 over zones of weight * exp(-decay * time) seen from `origin`; all 0 where none is in reach.
std::vector<double> shares_from(Matrix const& time, std::size_t origin, std::vector<double> const& weight,
                                double decay) {
  std::vector<double> share(weight.size());
  for (std::size_t z = 0; z < weight.size(); ++z)
    if (weight[z] > 0 && std::isfinite(time(origin, z))) share[z] = weight[z] * std::exp(-decay * time(origin, z));
  double const sum = std::accumulate(share.begin(), share.end(), 0.0);
  for (double& s : share) s = sum > 0 ? s / sum : 0;
  return share;
}

/// What receives goods: people in every zone, jobs inside the province.
std::vector<double> receivers(World const& world, FreightParameters const& p) {
  auto const& zones = world.network.zones;
  std::vector<double> weight(zones.size());
  for (ZoneId z : ids<ZoneId>(zones.size()))
    if (zones.kind[z] == ZoneKind::external) weight[z.value] = p.person_attraction * zones.census_population[z];
  auto const& households = world.population.households;
  for (HouseholdId h : ids<HouseholdId>(households.size()))
    weight[households.zone[h].value] += p.person_attraction * households.persons[h] / world.scale;
  auto const& enterprises = world.population.enterprises;
  for (EnterpriseId e : ids<EnterpriseId>(enterprises.size()))
    if (enterprises.establishment[e])
      weight[world.population.establishments.zone[enterprises.establishment[e]].value] +=
          total(enterprises.workers[e]) / world.scale;
  return weight;
}

std::vector<double> gateway_weights(World const& world, FreightParameters const& p) {
  std::vector<double> weight(world.network.zones.size());
  for (auto const& g : gateways(world, world.now.year(), p)) weight[g.zone.value] += g.teu_year;
  return weight;
}

void add_goods(World const& world, FreightParameters const& p, std::size_t origin, double tonnes,
               std::vector<double> const& weight, double decay, Matrix& trucks) {
  if (tonnes <= 0) return;
  double const loaded = tonnes / p.load_t;
  double const out = loaded / p.loaded_share;
  double const in = p.inbound_ratio * loaded / p.loaded_share;
  auto const share = shares_from(world.access.truck_time_min, origin, weight, decay);
  for (std::size_t z = 0; z < share.size(); ++z) {  // every loaded trip out also drives back, loaded or not
    trucks(origin, z) += (out + in) / 2 * share[z];
    trucks(z, origin) += (out + in) / 2 * share[z];
  }
}

void add_shuttles(World const& world, FreightParameters const& p, Matrix& trucks) {
  auto const nodes = gateways(world, world.now.year(), p);
  std::vector<double> ports(world.network.zones.size());
  for (auto const& g : nodes)
    if (!g.inside) ports[g.zone.value] += g.teu_year;
  for (auto const& g : nodes) {
    if (!g.inside) continue;
    double const trips = p.shuttle_share * g.teu_year / p.teu_per_trip / p.working_days;
    auto const share = shares_from(world.access.truck_time_min, g.zone.value, ports, p.gateway_decay);
    for (std::size_t z = 0; z < share.size(); ++z) {
      trucks(g.zone.value, z) += trips / 2 * share[z];
      trucks(z, g.zone.value) += trips / 2 * share[z];
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

Sent tonnes_sent(World const& world, FreightParameters const& p) {
  std::vector<double> const none(world.network.zones.size(), 0.0);
  Sent sent{none, none};
  auto const value = value_added_year(world);
  auto const& enterprises = world.population.enterprises;
  for (EnterpriseId e : ids<EnterpriseId>(enterprises.size())) {
    if (!enterprises.establishment[e]) continue;
    auto const& sector = world.region.sectors[index_of(enterprises.sector[e])];
    auto const zone = world.population.establishments.zone[enterprises.establishment[e]].value;
    double const tonnes = value[e] / world.scale * sector.freight_t_per_mvnd / p.working_days;
    sent.to_gateways[zone] += tonnes * sector.export_share;
    sent.to_market[zone] += tonnes * (1 - sector.export_share);
  }
  return sent;
}

Matrix trucks_a_day(World const& world, FreightParameters const& p) {
  std::size_t const zones = world.network.zones.size();
  Matrix trucks(zones, zones);
  auto const sent = tonnes_sent(world, p);
  auto const ports = gateway_weights(world, p);
  auto const markets = receivers(world, p);
  for (std::size_t z = 0; z < zones; ++z) {
    add_goods(world, p, z, sent.to_gateways[z], ports, p.gateway_decay, trucks);
    add_goods(world, p, z, sent.to_market[z], markets, p.market_decay, trucks);
  }
  add_shuttles(world, p, trucks);
  return trucks;
}

void generate_trucks(World& world, FreightParameters const& p) {
  world.day.truck_trips = trucks_by_bin(world, trucks_a_day(world, p), p);
}

std::vector<Module> freight_modules(FreightParameters const& p) {
  return {{{.name = "freight.trucks",
            .period = Period::transport,
            .phase = Phase::plan,
            .reads = {"enterprise.expected_demand", "enterprise.workers", "household.zone", "access.truck_time",
                      "link.truck_ban", "link.open_from"},
            .writes = {"day.trucks"},
            .adds = {}},
           [p](World& world) { generate_trucks(world, p); }}};
}

}  // namespace tanvan
