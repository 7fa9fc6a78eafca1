#include "models/freight/freight_roads.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600, kDay = 24 * kHour;
constexpr double kInsideKmh = 20;  // inside a zone; prior
constexpr double kTruckKmh = 60;   // fastest truck; prior

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

/// [L] seconds in a bin; +inf where closed, or, with `barred_hour`, barred in that hour to vehicles of the weight.
std::vector<double> link_seconds(World const& world, std::size_t bin, Weight weight,
                                 std::optional<unsigned> barred_hour) {
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
    if (is_truck && barred_hour) {
      bool const barred =
          ((links.truck_ban_hours[a] >> *barred_hour) & 1U) != 0 || (by_bin && ((links.truck_ban[a] >> bin) & 1U) != 0);
      if (barred || (!limit_t.empty() && gross_t > limit_t[a.value])) continue;
    }
    double const kmh = is_truck ? std::min(kTruckKmh, links.free_speed_kmh[a]) : links.free_speed_kmh[a];
    double const free = links.length[a].value / (kmh / 3.6);
    time[a.value] = known.empty() ? free : std::max(free, known[bin * links.size() + a.value]);
  }
  return time;
}

/// Ways from one zone to all: over the connectors, by one tree.
class WaysFrom {
 public:
  WaysFrom(Network const& network, RoutingGraph const& graph)
      : network_(network), tree_(graph), at_(network.nodes.size()) {}

  void grow(std::size_t origin, std::span<double const> link_s) {
    auto const& c = network_.connectors;
    seeds_.clear();
    for (auto i = c.offset[origin]; i < c.offset[origin + 1]; ++i) seeds_.push_back({c.node[i], c.time[i].value});
    tree_.grow(seeds_, link_s);
  }

  /// Metres and tolls from the middle of the origin to each node of the tree.
  void measure(std::size_t origin) {
    auto const& c = network_.connectors;
    auto const& links = network_.links;
    for (auto i = c.offset[origin]; i < c.offset[origin + 1]; ++i) at_[c.node[i].value] = {c.length[i].value, 0, 0};
    for (auto const node : tree_.order())
      if (auto const by = tree_.parent(node); by) {
        auto const& before = at_[links.from[by].value];
        at_[node.value] = {before.metres + links.length[by].value,
                           before.car_toll + static_cast<double>(links.car_toll[by].value),
                           before.truck_toll + static_cast<double>(links.truck_toll[by].value)};
      }
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
  double metres(std::uint32_t connector) const { return before(connector).metres + length(connector); }
  double car_toll(std::uint32_t connector) const { return before(connector).car_toll; }
  double truck_toll(std::uint32_t connector) const { return before(connector).truck_toll; }

 private:
  struct Measured {
    double metres = 0, car_toll = 0, truck_toll = 0;
  };
  Measured const& before(std::uint32_t connector) const { return at_[network_.connectors.node[connector].value]; }
  double length(std::uint32_t connector) const { return network_.connectors.length[connector].value; }

  Network const& network_;
  TreeSearch tree_;
  std::vector<Measured> at_;
  std::vector<TreeSearch::Seed> seeds_;
};

double inside_km(ZoneStore const& zones, std::size_t zone) {
  return 0.5 * std::sqrt(zones.area_km2[id_of<ZoneId>(zone)]);
}

/// Adds one table of the fastest ways.
void add_ways(Network const& network, RoutingGraph const& graph, std::span<double const> link_s, FreightRoads& roads) {
  std::size_t const zones = network.zones.size();
  Matrix time(zones, zones, kUnreachable), km(zones, zones, kUnreachable), car(zones, zones), truck(zones, zones);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, zones), [&](auto const& range) {
    WaysFrom ways(network, graph);
    for (std::size_t o = range.begin(); o < range.end(); ++o) {
      ways.grow(o, link_s);
      ways.measure(o);
      for (std::size_t d = 0; d < zones; ++d) {
        if (o == d) {
          km(o, d) = inside_km(network.zones, o);
          time(o, d) = km(o, d) / kInsideKmh * kHour;
        } else if (auto const last = ways.last_connector(d); last != static_cast<std::uint32_t>(-1)) {
          time(o, d) = ways.seconds(last);
          km(o, d) = ways.metres(last) / 1000;
          car(o, d) = ways.car_toll(last);
          truck(o, d) = ways.truck_toll(last);
        }
      }
    }
  });
  roads.time_s.push_back(std::move(time));
  roads.way_km.push_back(std::move(km));
  roads.car_toll.push_back(std::move(car));
  roads.truck_toll.push_back(std::move(truck));
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
  std::size_t const periods = roads.periods();
  auto const graph = routing_graph(world.network);
  std::map<std::vector<double>, std::uint32_t> known;  // tables by their links' times: most periods differ in none
  auto const table_of = [&](std::vector<double> link_s) {
    auto const [at, is_new] = known.emplace(std::move(link_s), static_cast<std::uint32_t>(roads.time_s.size()));
    if (is_new) add_ways(world.network, graph, at->first, roads);
    return at->second;
  };
  for (std::size_t p = 0; p < periods; ++p) {
    double const start = roads.start_s[p];
    roads.bin.push_back(bin_of(world.transport.bins, start));
    roads.start_share.push_back(departure_share(start, p + 1 < periods ? roads.start_s[p + 1] : kDay));
    for (auto const weight : kAllWeights) {
      auto const w = static_cast<std::size_t>(weight);
      roads.table[w].push_back(
          table_of(link_seconds(world, roads.bin[p], weight, static_cast<unsigned>(start / kHour))));
      roads.unbarred[w].push_back(table_of(link_seconds(world, roads.bin[p], weight, std::nullopt)));
    }
  }
  roads.km = roads.way_km[roads.row(Weight::light, 0)];
  return roads;
}

DriveTakes drive_takes(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double at_s) {
  auto const period = roads.period_of(at_s);
  auto row = roads.row(weight, period);
  if (!std::isfinite(roads.time_s[row](from.value, to.value)))
    row = roads.unbarred[static_cast<std::size_t>(weight)][period];
  auto const& toll = weight == Weight::light ? roads.car_toll : roads.truck_toll;
  return {roads.time_s[row](from.value, to.value), roads.way_km[row](from.value, to.value),
          toll[row](from.value, to.value)};
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
    double const free = roads.time_unbarred(weight, p)(from.value, to.value);
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
