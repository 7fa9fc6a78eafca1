#include "models/freight/gateways.hpp"

#include <algorithm>
#include <cmath>

#include "models/freight/vehicles.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

constexpr int kLastCount = 2022;  // year of the latest throughputs in freight.csv: they serve earlier years too

double teu_of(FreightRow const& row, FreightParameters const& p) {
  if (row.metric != "throughput") return 0;
  if (row.unit.starts_with("TEU")) return row.value;
  return row.unit.starts_with("tonnes") ? row.value / p.tonnes_per_teu : 0;
}

FreightNode node_of(FreightRow const& row, bool inside) {
  if (row.node != FreightNode::none) return row.node;
  return inside ? FreightNode::inland_depot : FreightNode::seaport;
}

/// A container by truck, there and back [million đồng], in the hours that bans leave; +inf where they leave none.
double haul_mvnd(FreightRoads const& roads, ZoneId from, ZoneId to) {
  auto const& tractor = kind_of(FreightVehicle::tractor);
  double both_ways_s = 0, open = 0;
  for (std::size_t period = 0; period < roads.periods(); ++period) {
    double const there = roads.time(tractor.weight, period)(from.value, to.value);
    double const back = roads.time(tractor.weight, period)(to.value, from.value);
    if (!std::isfinite(there + back)) continue;
    both_ways_s += roads.start_share[period] * (there + back);
    open += roads.start_share[period];
  }
  if (open <= 0) return kUnreachable;
  double const km = roads.km(from.value, to.value) + roads.km(to.value, from.value);
  return (tractor.vnd_per_km * km + tractor.vnd_per_h * both_ways_s / open / 3600) / 1e6;
}

/// What carries on from an inland node; none from a depot without water or rails, whose trucks are counted as shuttles.
std::optional<Chain> onward(FreightNode inland) {
  if (inland == FreightNode::river_port) return Chain::barge;
  if (inland == FreightNode::rail_terminal) return Chain::rail;
  return std::nullopt;
}

}  // namespace

std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p) {
  std::vector<Gateway> all;
  for (auto const& row : world.region.freight) {
    double const teu = teu_of(row, p);
    if (row.type != "node" || !row.zone || teu <= 0 || row.year > std::max(year, kLastCount)) continue;
    bool const inside = world.network.zones.kind[row.zone] == ZoneKind::internal;
    auto const node = node_of(row, inside);
    if (node == FreightNode::warehouse || node == FreightNode::parcel_centre) continue;
    all.push_back({row.name, node, row.zone, teu, inside});
  }
  return all;
}

TradeWays::TradeWays(World const& world, FreightRoads const& roads, FreightParameters const& p)
    : gateways_(gateways(world, world.now.year(), p)) {
  double ports = 0;
  for (auto const& gateway : gateways_)
    if (!gateway.inside && gateway.node == FreightNode::seaport) ports += gateway.teu_year;
  for (std::uint32_t g = 0; g < gateways_.size(); ++g) {
    if (gateways_[g].inside) continue;
    ways_.push_back({g, g, Chain::road, 0, gateways_[g].teu_year});
    if (gateways_[g].node != FreightNode::seaport) continue;
    for (std::uint32_t i = 0; i < gateways_.size(); ++i)
      if (auto const chain = onward(gateways_[i].node); gateways_[i].inside && chain) {
        double const haul = haul_mvnd(roads, gateways_[i].zone, gateways_[g].zone);
        if (!std::isfinite(haul)) continue;
        double const share = *chain == Chain::barge ? p.barge_cost : p.rail_cost;
        ways_.push_back(
            {g, i, *chain, share * haul + p.handling_mvnd, gateways_[i].teu_year * gateways_[g].teu_year / ports});
      }
  }
  auto const zones = world.network.zones.size();
  of_zone_.resize(zones);
  std::vector<double> weight(ways_.size());
  for (auto const zone : ids<ZoneId>(zones)) {
    double sum = 0;
    for (std::size_t w = 0; w < ways_.size(); ++w) {
      double const cost = haul_mvnd(roads, zone, truck_end(ways_[w])) + ways_[w].onward_mvnd;
      weight[w] = std::isfinite(cost) ? ways_[w].teu_year * std::exp(-p.trade_slope * cost) : 0;
      sum += weight[w];
    }
    if (sum > 0) of_zone_[zone.value].emplace(weight);
  }
}

}  // namespace tanvan
