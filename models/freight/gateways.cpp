#include "models/freight/gateways.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "models/freight/vehicles.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

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
  double vnd = 0, open = 0;
  for (std::size_t period = 0; period < roads.periods(); ++period) {
    if (!std::isfinite(roads.time(tractor.weight, period)(from.value, to.value))) continue;
    if (!std::isfinite(roads.time(tractor.weight, period)(to.value, from.value))) continue;
    for (auto const& [a, b] : {std::pair(from, to), std::pair(to, from)}) {
      auto const takes = drive_takes(roads, tractor.weight, a, b, roads.start_s[period]);
      vnd += roads.start_share[period] *
             (tractor.vnd_per_km * takes.km + tractor.vnd_per_h * takes.time_s / 3600 + takes.toll_vnd);
    }
    open += roads.start_share[period];
  }
  return open > 0 ? vnd / open / 1e6 : kUnreachable;
}

/// What carriers remember of a gate beyond what they plan for [million đồng].
double gate_mvnd(World const& world, Gateway const& gateway, FreightParameters const& p) {
  for (auto const& gate : world.freight.gates)
    if (gate.node == gateway.row)
      return kind_of(FreightVehicle::tractor).vnd_per_h * (gate.turn_min - p.gate_min) / 60 / 1e6;
  return 0;
}

/// Services of an inland node by interventions: the last one of each chain.
std::array<OnwardService const*, kChains> services_of(World const& world, std::uint64_t row) {
  std::array<OnwardService const*, kChains> all{};
  for (auto const& service : world.freight.onward)
    if (service.node == row) all[static_cast<std::size_t>(service.chain)] = &service;
  return all;
}

double service_teu(World const& world, std::uint64_t row) {
  double teu = 0;
  for (auto const* service : services_of(world, row))
    if (service != nullptr) teu += service->teu_year;
  return teu;
}

bool crosses_border(FreightNode node) {
  return node == FreightNode::seaport || node == FreightNode::airport || node == FreightNode::border;
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

bool may_be_gateway(FreightRow const& row) {
  bool const other = row.node == FreightNode::warehouse || row.node == FreightNode::parcel_centre;
  return row.type == "node" && row.zone && !other;
}

std::vector<std::uint64_t> gateway_rows(RegionTables const& region) {
  auto const first = first_rows(region);
  std::vector<std::uint64_t> rows;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] == i && may_be_gateway(region.freight[i])) rows.push_back(i);
  return rows;
}

std::vector<Gateway> gateways(World const& world, int year, FreightParameters const& p) {
  auto const first = first_rows(world.region);
  auto const inside = [&](FreightRow const& row) { return world.network.zones.kind[row.zone] == ZoneKind::internal; };
  std::vector<Gateway> all;
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& row = world.region.freight[i];
    double const teu = teu_of(row, p);
    if (!may_be_gateway(row) || teu <= 0 || row.year > std::max(year, kCountYear)) continue;
    double const built = teu + service_teu(world, first[i]);
    all.push_back(
        {row.name, node_of(row, inside(row)), row.zone, teu, (1 - p.own_share) * teu, built, inside(row), first[i]});
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const& row = world.region.freight[i];
    double const teu = first[i] == i ? service_teu(world, i) : 0;
    bool const known = std::ranges::any_of(all, [&](Gateway const& g) { return g.row == i; });
    if (teu <= 0 || known || !may_be_gateway(row) || !inside(row)) continue;
    all.push_back({row.name, node_of(row, true), row.zone, teu, 0, teu, true, i});
  }
  return all;
}

TradeWays::TradeWays(World const& world, FreightRoads const& roads, FreightParameters const& p)
    : slope_(p.trade_slope),
      teu_a_box_(p.teu_per_trip),
      days_(p.working_days),
      gateways_(gateways(world, world.now.year(), p)),
      price_(gateways_.size()) {
  list_ways(world, roads, p);
  auto const zones = world.network.zones.size();
  cost_mvnd_ = Matrix(zones, ways_.size());
  for (auto const zone : ids<ZoneId>(zones))
    for (std::size_t w = 0; w < ways_.size(); ++w)
      cost_mvnd_(zone.value, w) = haul_mvnd(roads, zone, truck_end(ways_[w])) +
                                  gate_mvnd(world, gateways_[ways_[w].inland], p) + ways_[w].onward_mvnd;
  weigh();
}

void TradeWays::list_ways(World const& world, FreightRoads const& roads, FreightParameters const& p) {
  double ports = 0;
  for (auto const& gateway : gateways_)
    if (!gateway.inside && gateway.node == FreightNode::seaport) ports += gateway.teu_year;
  auto const carry_on = [&](std::uint32_t port, std::uint32_t inland, Chain chain, double cost, double teu) {
    double const haul = haul_mvnd(roads, gateways_[inland].zone, gateways_[port].zone);
    if (std::isfinite(haul))
      ways_.push_back({port, inland, chain, cost * haul + p.handling_mvnd, teu * gateways_[port].teu_year / ports});
  };
  for (std::uint32_t g = 0; g < gateways_.size(); ++g) {
    if (gateways_[g].inside || !crosses_border(gateways_[g].node)) continue;
    ways_.push_back({g, g, Chain::road, 0, gateways_[g].teu_year});
    if (gateways_[g].node != FreightNode::seaport) continue;
    for (std::uint32_t i = 0; i < gateways_.size(); ++i) {
      if (!gateways_[i].inside) continue;
      auto const services = services_of(world, gateways_[i].row);
      for (auto const* service : services)
        if (service != nullptr)
          carry_on(g, i, service->chain, service->cost > 0 ? service->cost : onward_share(service->chain, p),
                   service->teu_year);
      auto const chain = onward(gateways_[i].node);
      if (chain && services[static_cast<std::size_t>(*chain)] == nullptr)
        carry_on(g, i, *chain, onward_share(*chain, p), gateways_[i].teu_year);
    }
  }
}

void TradeWays::weigh() {
  auto const zones = cost_mvnd_.rows;
  std::vector<double> weight(ways_.size());
  for (std::size_t lane = 0; lane < draws_.size(); ++lane) {
    draws_[lane].assign(zones, std::nullopt);
    for (std::size_t z = 0; z < zones; ++z) {
      double sum = 0;
      for (std::size_t w = 0; w < ways_.size(); ++w) {
        double const cost = cost_mvnd_(z, w) + price_[ways_[w].inland];
        bool const open = is_open(w, lane) && std::isfinite(cost);
        sum += weight[w] = open ? ways_[w].teu_year * std::exp(-slope_ * cost) : 0;
      }
      if (sum > 0) draws_[lane][z].emplace(weight);
    }
  }
}

std::vector<double> TradeWays::expected_use(Boxes const& boxes) const {
  std::vector<double> use(gateways_.size());
  for (std::size_t lane = 0; lane < boxes.size(); ++lane)
    for (std::size_t z = 0; z < boxes[lane].size(); ++z)
      if (auto const& draw = draws_[lane][z]; draw && boxes[lane][z] > 0)
        for (std::uint32_t w = 0; w < ways_.size(); ++w)
          if (ways_[w].inland != ways_[w].gateway)
            use[ways_[w].inland] += boxes[lane][z] * teu_a_box_ * days_ * draw->probability(w);
  return use;
}

bool TradeWays::hold(Boxes const& boxes) {
  constexpr int kMostRounds = 200;
  constexpr double kCloseEnough = 1e-3;
  bool dearer = false;
  for (int round = 0; slope_ > 0 && round < kMostRounds; ++round) {
    auto const use = expected_use(boxes);
    double off = 0;
    for (std::size_t g = 0; g < gateways_.size(); ++g) {
      if (!gateways_[g].inside || use[g] <= 0) continue;
      double const step = std::log(use[g] / gateways_[g].built_teu) / slope_;
      double const price = std::max(0.0, price_[g] + step);
      off = std::max(off, slope_ * std::abs(price - price_[g]));
      price_[g] = price;
    }
    if (off < kCloseEnough) break;
    dearer = true;
    weigh();
  }
  return dearer;
}

}  // namespace tanvan
