#include <algorithm>
#include <array>

#include "models/freight/freight.hpp"
#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

/// Share of truck departures in each hour without bans: most by day, a third at night. Prior.
constexpr std::array<double, 24> kHours = {3, 3, 3, 3, 4, 4, 4, 4, 5, 6, 6, 5, 4, 5, 6, 6, 5, 4, 4, 4, 4, 4, 3, 3};

std::vector<double> hour_shares(std::vector<TimeBin> const& bins) {
  std::vector<double> share(bins.size());
  double sum = 0;
  for (std::size_t h = 0; h < 24; ++h)
    for (std::size_t b = 0; b < bins.size(); ++b)
      for (double day : {0.0, 24.0}) {
        double const from = std::max(bins[b].start_s / 3600, static_cast<double>(h) + day);
        double const to = std::min((bins[b].start_s + bins[b].length_s) / 3600, static_cast<double>(h) + 1 + day);
        double const part = kHours[h] * std::max(0.0, to - from);
        share[b] += part;
        sum += part;
      }
  for (double& s : share) s /= sum;
  return share;
}

/// Free-flow times; +inf where closed, or banned in `bin` (none where bin < 0).
std::vector<double> truck_times(World const& world, int bin) {
  auto const& links = world.network.links;
  std::vector<double> time(links.size(), kUnreachable);
  for (LinkId a : ids<LinkId>(links.size())) {
    bool const banned = bin >= 0 && (links.truck_ban[a] >> bin & 1U);
    if (links.open_from[a] <= world.now && !banned)
      time[a.value] = links.length[a].value / (links.free_speed_kmh[a] / 3.6);
  }
  return time;
}

/// Zone-to-zone times over the connectors at these link times.
Matrix zone_times(World const& world, RoutingGraph const& graph, std::vector<double> const& link_time) {
  auto const& c = world.network.connectors;
  std::size_t const zones = world.network.zones.size();
  Matrix time(zones, zones, kUnreachable);
  TreeSearch tree(graph);
  std::vector<TreeSearch::Seed> seeds;
  for (std::size_t o = 0; o < zones; ++o) {
    seeds.clear();
    for (auto i = c.offset[o]; i < c.offset[o + 1]; ++i) seeds.push_back({c.node[i], c.time[i].value});
    tree.grow(seeds, link_time);
    for (std::size_t d = 0; d < zones; ++d)
      for (auto i = c.offset[d]; i < c.offset[d + 1]; ++i)
        time(o, d) = std::min(time(o, d), tree.cost(c.node[i]) + c.time[i].value);
  }
  return time;
}

/// Detour of each bin's bans against none, [T] matrices; 1 without a detour, +inf where shut out.
std::vector<Matrix> detours(World const& world) {
  auto const graph = routing_graph(world.network);
  auto const free = zone_times(world, graph, truck_times(world, -1));
  std::vector<Matrix> all;
  for (std::size_t b = 0; b < world.transport.bins.size(); ++b) {
    auto const banned = std::ranges::any_of(world.network.links.truck_ban, [&](auto bits) { return bits >> b & 1U; });
    Matrix detour(free.rows, free.columns, 1);
    if (banned) {
      auto const time = zone_times(world, graph, truck_times(world, static_cast<int>(b)));
      for (std::size_t i = 0; i < time.values.size(); ++i)
        detour.values[i] = free.values[i] < kUnreachable ? time.values[i] / free.values[i] : 1;
    }
    all.push_back(std::move(detour));
  }
  return all;
}

/// Shares of the bins for one pair under the bans.
void shift(std::vector<double>& share, std::vector<Matrix> const& detour, std::size_t pair, double limit) {
  double kept = 0;
  std::size_t best = share.size() - 1;
  for (std::size_t b = 0; b < share.size(); ++b) {
    if (detour[b].values[pair] > limit) share[b] = 0;
    kept += share[b];
    if (detour[b].values[pair] < detour[best].values[pair]) best = b;
  }
  for (double& s : share) s = kept > 0 ? s / kept : 0;
  if (kept == 0) share[best] = 1;
}

}  // namespace

std::vector<Matrix> trucks_by_bin(World const& world, Matrix const& trucks, FreightParameters const& p) {
  expects(world.transport.bins.size() <= 8, "a ban bit for each bin");
  auto const unbanned = hour_shares(world.transport.bins);
  auto const detour = detours(world);
  std::vector<Matrix> by_bin(unbanned.size(), Matrix(trucks.rows, trucks.columns));
  for (std::size_t pair = 0; pair < trucks.values.size(); ++pair) {
    if (trucks.values[pair] <= 0) continue;
    auto share = unbanned;
    shift(share, detour, pair, p.detour_limit);
    for (std::size_t b = 0; b < share.size(); ++b) by_bin[b].values[pair] = trucks.values[pair] * share[b];
  }
  return by_bin;
}

}  // namespace tanvan
