#include "models/freight/gateways.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

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

/// What carriers remember of a gate beyond what they plan for [million đồng].
double gate_mvnd(World const& world, Gateway const& gateway, FreightParameters const& p) {
  for (auto const& gate : world.freight.gates)
    if (gate.node == gateway.row)
      return kind_of(FreightVehicle::tractor).vnd_per_h * (gate.turn_min - p.gate_min) / 60 / 1e6;
  return 0;
}

/// The service of an inland node by an intervention; null where there is none.
OnwardService const* service_of(World const& world, std::uint64_t row) {
  auto const& all = world.freight.onward;
  auto const at = std::find_if(all.rbegin(), all.rend(), [&](OnwardService const& s) { return s.node == row; });
  return at == all.rend() ? nullptr : &*at;
}

double onward_share(Chain chain, FreightParameters const& p) {
  switch (chain) {
    case Chain::road: return p.shuttle_cost;
    case Chain::barge: return p.barge_cost;
    case Chain::rail: return p.rail_cost;
  }
  return 1;
}

/// What carries on from an inland node; none from a depot without water or rails, whose trucks are counted as shuttles.
std::optional<Chain> onward(FreightNode inland) {
  if (inland == FreightNode::river_port) return Chain::barge;
  if (inland == FreightNode::rail_terminal) return Chain::rail;
  return std::nullopt;
}

}  // namespace

std::vector<std::uint64_t> first_rows(RegionTables const& region) {
  std::map<std::string_view, std::uint64_t> known;
  std::vector<std::uint64_t> first;
  for (auto const& row : region.freight) first.push_back(known.emplace(row.name, first.size()).first->second);
  return first;
}

std::vector<std::uint64_t> gateway_rows(RegionTables const& region) {
  auto const first = first_rows(region);
  std::vector<std::uint64_t> rows;
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& row = region.freight[i];
    bool const other = row.node == FreightNode::warehouse || row.node == FreightNode::parcel_centre;
    if (first[i] == i && row.type == "node" && row.zone && !other) rows.push_back(i);
  }
  return rows;
}

std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p) {
  auto const first = first_rows(world.region);
  auto const inside = [&](FreightRow const& row) { return world.network.zones.kind[row.zone] == ZoneKind::internal; };
  std::vector<Gateway> all;
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& row = world.region.freight[i];
    double const teu = teu_of(row, p);
    if (row.type != "node" || !row.zone || teu <= 0 || row.year > std::max(year, kLastCount)) continue;
    auto const node = node_of(row, inside(row));
    if (node == FreightNode::warehouse || node == FreightNode::parcel_centre) continue;
    all.push_back({row.name, node, row.zone, teu, (1 - p.own_share) * teu, inside(row), first[i]});
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& row = world.region.freight[i];
    auto const* service = first[i] == i ? service_of(world, i) : nullptr;
    bool const known = std::ranges::any_of(all, [&](Gateway const& g) { return g.row == i; });
    if (service == nullptr || known || !row.zone || !inside(row)) continue;
    all.push_back({row.name, node_of(row, true), row.zone, service->teu_year, 0, true, i});
  }
  return all;
}

TradeWays::TradeWays(World const& world, FreightRoads const& roads, FreightParameters const& p)
    : gateways_(gateways(world, world.now.year(), p)) {
  double ports = 0;
  for (auto const& gateway : gateways_)
    if (!gateway.inside && gateway.node == FreightNode::seaport) ports += gateway.teu_year;
  auto const carry_on = [&](std::uint32_t port, std::uint32_t inland, Chain chain, double cost, double teu) {
    double const haul = haul_mvnd(roads, gateways_[inland].zone, gateways_[port].zone);
    if (std::isfinite(haul))
      ways_.push_back({port, inland, chain, cost * haul + p.handling_mvnd, teu * gateways_[port].teu_year / ports});
  };
  for (std::uint32_t g = 0; g < gateways_.size(); ++g) {
    if (gateways_[g].inside) continue;
    ways_.push_back({g, g, Chain::road, 0, gateways_[g].teu_year});
    if (gateways_[g].node != FreightNode::seaport) continue;
    for (std::uint32_t i = 0; i < gateways_.size(); ++i) {
      if (!gateways_[i].inside) continue;
      auto const* service = service_of(world, gateways_[i].row);
      auto const chain = onward(gateways_[i].node);
      if (service != nullptr)
        carry_on(g, i, service->chain, service->cost > 0 ? service->cost : onward_share(service->chain, p),
                 service->teu_year);
      if (chain && (service == nullptr || service->chain != *chain))
        carry_on(g, i, *chain, onward_share(*chain, p), gateways_[i].teu_year);
    }
  }
  auto const zones = world.network.zones.size();
  of_zone_.resize(zones);
  std::vector<double> weight(ways_.size());
  for (auto const zone : ids<ZoneId>(zones)) {
    double sum = 0;
    for (std::size_t w = 0; w < ways_.size(); ++w) {
      double const cost = haul_mvnd(roads, zone, truck_end(ways_[w])) +
                          gate_mvnd(world, gateways_[ways_[w].inland], p) + ways_[w].onward_mvnd;
      weight[w] = std::isfinite(cost) ? ways_[w].teu_year * std::exp(-p.trade_slope * cost) : 0;
      sum += weight[w];
    }
    if (sum > 0) of_zone_[zone.value].emplace(weight);
  }
}

}  // namespace tanvan
