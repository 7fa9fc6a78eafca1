#include "models/freight/receivers.hpp"

#include <algorithm>
#include <cmath>

#include "models/freight/goods.hpp"

namespace tanvan {

Customers::Customers(World const& world, Column<EnterpriseId, double> const& value)
    : world_(world), value_(value), links_(reversed(world.suppliers, world.population.enterprises.size())) {
  for (auto const& row : input_shares(world.region)) share_[index_of(row.buyer)][index_of(row.supplier)] = row.share;
  auto const& e = world.population.enterprises;
  suppliers_.resize(world.suppliers.rows());
  for (auto const buyer : ids<EnterpriseId>(world.suppliers.rows()))
    for (auto const seller : world.suppliers.of(buyer)) ++suppliers_[buyer.value][index_of(e.sector[seller])];
}

double Customers::bought(EnterpriseId seller, double sales_inside, std::vector<double>& upto) const {
  upto.clear();
  double sum = 0;
  for (auto const buyer : links_.of(seller)) upto.push_back(sum += purchases(buyer, seller));
  return sales_inside > 0 ? std::min(1.0, sum / sales_inside) : 0;
}

/// What a buyer pays one of its suppliers this month [million đồng]; nothing without a place to bring it to.
double Customers::purchases(EnterpriseId buyer, EnterpriseId seller) const {
  auto const& e = world_.population.enterprises;
  if (!e.establishment[buyer]) return 0;
  auto const b = index_of(e.sector[buyer]), s = index_of(e.sector[seller]);
  auto const& sector = world_.region.sectors[b];
  double const inputs = value_[buyer] * sector.intermediate_share / (1 - sector.intermediate_share);
  return inputs * sector.local_input_share * share_[b][s] / suppliers_[buyer.value][s];
}

NearPlaces::NearPlaces(Matrix const& time_s, std::vector<double> const& weight, double decay_per_min) {
  of_zone_.resize(weight.size());
  std::vector<double> here(weight.size());
  for (std::size_t z = 0; z < weight.size(); ++z) {
    double sum = 0;
    for (std::size_t to = 0; to < weight.size(); ++to) {
      bool const reached = std::isfinite(time_s(z, to)) && std::isfinite(time_s(to, z));
      here[to] = reached ? weight[to] * std::exp(-decay_per_min * time_s(z, to) / 60) : 0;
      sum += here[to];
    }
    if (sum > 0) of_zone_[z].emplace(here);
  }
}

std::vector<double> market_weights(World const& world, FreightParameters const& p) {
  auto const& zones = world.network.zones;
  std::vector<double> weight(zones.size());
  for (auto const z : ids<ZoneId>(zones.size()))
    if (zones.kind[z] == ZoneKind::external) weight[z.value] = p.person_attraction * zones.census_population[z];
  auto const& households = world.population.households;
  for (auto const h : ids<HouseholdId>(households.size()))
    if (households.persons[h] > 0)
      weight[households.zone[h].value] += p.person_attraction * households.persons[h] / world.scale;
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      weight[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]) / world.scale;
  return weight;
}

std::vector<double> outside_weights(World const& world) {
  auto const& zones = world.network.zones;
  std::vector<double> weight(zones.size());
  for (auto const z : ids<ZoneId>(zones.size()))
    if (zones.kind[z] == ZoneKind::external) weight[z.value] = zones.census_population[z];
  return weight;
}

std::vector<double> warehouse_weights(World const& world) {
  std::vector<double> weight(world.network.zones.size());
  double all = 0;
  for (auto const& row : world.region.freight)
    if (row.type == "node" && row.metric == "warehouse_floor" && row.zone && row.year <= world.now.year())
      weight[row.zone.value] += row.value, all += row.value;
  if (all > 0) return weight;
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id] && (e.sector[id] == Sector::trade || e.sector[id] == Sector::logistics))
      weight[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]);
  return weight;
}

}  // namespace tanvan
