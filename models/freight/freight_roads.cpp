#include "models/freight/freight_roads.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600, kDay = 24 * kHour;
constexpr double kInsideKmh = 20;  // inside a zone; prior

/// Departures of goods vehicles by hour without bans: most by day, a third at night. Prior.
constexpr std::array<double, 24> kHours = {3, 3, 3, 3, 4, 4, 4, 4, 5, 6, 6, 5, 4, 5, 6, 6, 5, 4, 4, 4, 4, 4, 3, 3};

using HourMask = std::uint32_t;

/// Whether any link's ban begins or ends at a full hour.
bool changes_at(LinkStore const& links, unsigned hour) {
  unsigned const before = (hour + 23) % 24;
  return std::ranges::any_of(links.truck_ban_hours,
                             [&](HourMask mask) { return ((mask >> hour) & 1U) != ((mask >> before) & 1U); });
}

std::size_t bin_of(std::vector<TimeBin> const& bins, double time_s) {
  for (std::size_t b = 0; b < bins.size(); ++b) {
    double const since = std::fmod(time_s - bins[b].start_s + kDay, kDay);
    if (since < bins[b].length_s) return b;
  }
  return bins.size() - 1;
}

std::vector<double> period_starts(World const& world) {
  std::vector<double> starts = {0};
  for (auto const& bin : world.transport.bins) starts.push_back(std::fmod(bin.start_s, kDay));
  for (unsigned hour = 0; hour < 24; ++hour)
    if (changes_at(world.network.links, hour)) starts.push_back(hour * kHour);
  std::ranges::sort(starts);
  starts.erase(std::ranges::unique(starts).begin(), starts.end());
  return starts;
}

/// [L] seconds in a bin; +inf where closed, or barred in `hour` to vehicles of the weight.
std::vector<double> link_seconds(World const& world, std::size_t bin, Weight weight, unsigned hour) {
  auto const& links = world.network.links;
  auto const& known = world.day.link_time_s;
  bool const by_bin = !world.transport.is_dynamic(world.now.year());  // whose assignment bars trucks for whole bins
  auto const& limit_t = world.freight.weight_limit_t;
  double const gross_t = kGross_t[static_cast<std::size_t>(weight)];
  bool const is_truck = weight != Weight::light;
  std::vector<double> time(links.size(), kUnreachable);
  for (auto const a : ids<LinkId>(links.size())) {
    auto const vehicle = is_truck ? VehicleClass::truck : VehicleClass::car;  // as vans drive
    if (links.open_from[a] > world.now || links.is_banned(a, vehicle)) continue;
    bool const barred =
        ((links.truck_ban_hours[a] >> hour) & 1U) != 0 || (by_bin && ((links.truck_ban[a] >> bin) & 1U) != 0);
    if (is_truck && (barred || (!limit_t.empty() && gross_t > limit_t[a.value]))) continue;
    double const free = links.length[a].value / (links.free_speed_kmh[a] / 3.6);
    time[a.value] = known.empty() ? free : std::max(free, known[bin * links.size() + a.value]);
  }
  return time;
}

/// Ways from one zone to all: over the connectors, by one tree.
class WaysFrom {
 public:
  WaysFrom(Network const& network, RoutingGraph const& graph)
      : network_(network), tree_(graph), metres_(network.nodes.size()) {}

  void grow(std::size_t origin, std::span<double const> link_s) {
    auto const& c = network_.connectors;
    seeds_.clear();
    for (auto i = c.offset[origin]; i < c.offset[origin + 1]; ++i) seeds_.push_back({c.node[i], c.time[i].value});
    tree_.grow(seeds_, link_s);
  }

  /// Metres from the middle of the origin to each node of the tree.
  void measure(std::size_t origin) {
    auto const& c = network_.connectors;
    for (auto i = c.offset[origin]; i < c.offset[origin + 1]; ++i) metres_[c.node[i].value] = c.length[i].value;
    for (auto const node : tree_.order())
      if (auto const by = tree_.parent(node); by)
        metres_[node.value] = metres_[network_.links.from[by].value] + network_.links.length[by].value;
  }

  /// The last connector on the way to a zone; none where it is out of reach.
  std::uint32_t last_connector(std::size_t zone) const {
    auto const& c = network_.connectors;
    double best = kUnreachable;
    std::uint32_t at = static_cast<std::uint32_t>(-1);
    for (auto i = c.offset[zone]; i < c.offset[zone + 1]; ++i)
      if (double const t = tree_.cost(c.node[i]) + c.time[i].value; t < best) best = t, at = i;
    return at;
  }
  double seconds(std::uint32_t connector) const {
    auto const& c = network_.connectors;
    return tree_.cost(c.node[connector]) + c.time[connector].value;
  }
  double metres(std::uint32_t connector) const {
    auto const& c = network_.connectors;
    return metres_[c.node[connector].value] + c.length[connector].value;
  }

 private:
  Network const& network_;
  TreeSearch tree_;
  std::vector<double> metres_;
  std::vector<TreeSearch::Seed> seeds_;
};

double inside_km(ZoneStore const& zones, std::size_t zone) {
  return 0.5 * std::sqrt(zones.area_km2[id_of<ZoneId>(zone)]);
}

/// Fills the times of one table; and the lengths, where asked.
void fill(Network const& network, RoutingGraph const& graph, std::span<double const> link_s, Matrix& time, Matrix* km) {
  std::size_t const zones = network.zones.size();
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, zones), [&](auto const& range) {
    WaysFrom ways(network, graph);
    for (std::size_t o = range.begin(); o < range.end(); ++o) {
      ways.grow(o, link_s);
      if (km != nullptr) ways.measure(o);
      for (std::size_t d = 0; d < zones; ++d) {
        auto const last = ways.last_connector(d);
        if (o != d && last == static_cast<std::uint32_t>(-1)) continue;
        time(o, d) = o == d ? inside_km(network.zones, o) / kInsideKmh * kHour : ways.seconds(last);
        if (km != nullptr) (*km)(o, d) = o == d ? inside_km(network.zones, o) : ways.metres(last) / 1000;
      }
    }
  });
}

}  // namespace

double departure_share(double from_s, double until_s) {
  double part = 0, all = 0;
  for (std::size_t h = 0; h < 24; ++h) {
    double const from = std::max(from_s / kHour, static_cast<double>(h));
    double const until = std::min(until_s / kHour, static_cast<double>(h) + 1);
    part += kHours[h] * std::max(0.0, until - from);
    all += kHours[h];
  }
  return part / all;
}

std::size_t FreightRoads::period_of(double time_s_of_day) const {
  double const t = std::fmod(time_s_of_day, kDay);
  return static_cast<std::size_t>(std::ranges::upper_bound(start_s, t) - start_s.begin()) - 1;
}

FreightRoads freight_roads(World const& world) {
  FreightRoads roads;
  roads.start_s = period_starts(world);
  std::size_t const zones = world.network.zones.size(), periods = roads.periods();
  auto const graph = routing_graph(world.network);
  roads.km = Matrix(zones, zones, kUnreachable);
  std::map<std::vector<double>, std::uint32_t> known;  // tables by their links' times: most periods differ in none
  for (std::size_t p = 0; p < periods; ++p) {
    double const start = roads.start_s[p];
    roads.bin.push_back(bin_of(world.transport.bins, start));
    roads.start_share.push_back(departure_share(start, p + 1 < periods ? roads.start_s[p + 1] : kDay));
    for (auto const weight : kAllWeights) {
      auto link_s = link_seconds(world, roads.bin[p], weight, static_cast<unsigned>(start / kHour));
      auto const [at, is_new] = known.emplace(std::move(link_s), static_cast<std::uint32_t>(roads.time_s.size()));
      if (is_new) {
        roads.time_s.emplace_back(zones, zones, kUnreachable);
        fill(world.network, graph, at->first, roads.time_s.back(), roads.time_s.size() == 1 ? &roads.km : nullptr);
      }
      roads.table[static_cast<std::size_t>(weight)].push_back(at->second);
    }
  }
  return roads;
}

double open_from(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double at_s) {
  auto const is_open = [&](std::size_t period) {
    return std::isfinite(roads.time(weight, period)(from.value, to.value));
  };
  auto const now = roads.period_of(at_s);
  if (is_open(now)) return at_s;
  double const midnight = std::floor(at_s / kDay) * kDay;
  for (std::size_t ahead = 1; ahead < roads.periods(); ++ahead) {
    auto const period = (now + ahead) % roads.periods();
    if (is_open(period)) return midnight + roads.start_s[period] + (period < now ? kDay : 0);
  }
  return at_s;
}

std::vector<double> start_shares(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double limit) {
  std::vector<double> share = roads.start_share;
  double kept = 0;
  std::size_t fastest = 0;
  for (std::size_t p = 0; p < share.size(); ++p) {
    double const time = roads.time(weight, p)(from.value, to.value);
    double const free = roads.time(Weight::light, p)(from.value, to.value);
    if (!(time <= limit * free)) share[p] = 0;
    kept += share[p];
    if (time < roads.time(weight, fastest)(from.value, to.value)) fastest = p;
  }
  if (kept <= 0) {
    std::ranges::fill(share, 0.0);
    share[fastest] = kept = 1;
  }
  for (double& s : share) s /= kept;
  return share;
}

}  // namespace tanvan
