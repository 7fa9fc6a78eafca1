#include "viz/day/corridor.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

#include "viz/day/day_totals.hpp"

namespace tanvan {
namespace {

using Rows = std::vector<std::size_t>;

constexpr double kKilometre_m = 1000;
constexpr double kTrace = 1e-6;  // weight of a link of the road that nobody drives

/// Rows of links by a node that they leave (or lead to).
std::map<std::int64_t, Rows> by_node(std::vector<std::int64_t> const& node) {
  std::map<std::int64_t, Rows> rows;
  for (std::size_t a = 0; a < node.size(); ++a) rows[node[a]].push_back(a);
  return rows;
}

/// Walks over links without meeting a node twice.
class Walk {
 public:
  explicit Walk(DayRoads const& roads) : roads_(roads), leaving_(by_node(roads.from)), leading_(by_node(roads.to)) {}

  /// Links of the same name from `first` on, at forks those of the greatest weight, then back as well.
  Rows along(std::size_t first, std::vector<double> const& weight, std::size_t most) const {
    auto const of = [&](std::size_t a) { return roads_.name[a] == roads_.name[first] ? kTrace + weight[a] : 0.0; };
    Rows rows = {first};
    auto seen = nodes_of(rows);
    extend(rows, seen, most, of);
    while (rows.size() < most) {
      auto const now = rows.front();
      auto const before =
          best(leading_, roads_.from[now], roads_.from, seen, [&](auto a) { return of(a) * straight(a, now); });
      if (before == roads_.links()) break;
      seen.insert(roads_.from[before]);
      rows.insert(rows.begin(), before);
    }
    return rows;
  }

 private:
  std::set<std::int64_t> nodes_of(Rows const& rows) const {
    std::set<std::int64_t> nodes;
    for (auto const a : rows) nodes.insert({roads_.from[a], roads_.to[a]});
    return nodes;
  }

  /// The heaviest link at the node that leads to a node not seen yet; `links()` where none has weight.
  template <class Weight>
  std::size_t best(std::map<std::int64_t, Rows> const& at, std::int64_t node, std::vector<std::int64_t> const& other,
                   std::set<std::int64_t> const& seen, Weight const& weight) const {
    auto const found = at.find(node);
    auto chosen = roads_.links();
    double most = 0;
    if (found == at.end()) return chosen;
    for (auto const a : found->second)
      if (!seen.contains(other[a]) && weight(a) > most) chosen = a, most = weight(a);
    return chosen;
  }

  template <class Weight>
  void extend(Rows& rows, std::set<std::int64_t>& seen, std::size_t most, Weight const& weight) const {
    while (rows.size() < most) {
      auto const now = rows.back();
      auto const next =
          best(leaving_, roads_.to[now], roads_.to, seen, [&](auto a) { return weight(a) * straight(now, a); });
      if (next == roads_.links()) break;
      seen.insert(roads_.to[next]);
      rows.push_back(next);
    }
  }

  /// 1 where a road goes straight on from one link into the next, down to a little where it turns aside or back.
  double straight(std::size_t from, std::size_t into) const {
    constexpr double kAside = 0.05;
    auto const &a = roads_.line[from], &b = roads_.line[into];
    if (a.size() < 2 || b.size() < 2) return 1;
    double const ax = a.back().x - a[a.size() - 2].x, ay = a.back().y - a[a.size() - 2].y;
    double const bx = b[1].x - b[0].x, by = b[1].y - b[0].y;
    double const lengths = std::hypot(ax, ay) * std::hypot(bx, by);
    return lengths > 0 ? std::max(kAside, (ax * bx + ay * by) / lengths) : 1;
  }

  DayRoads const& roads_;
  std::map<std::int64_t, Rows> leaving_, leading_;
};

double sum_over(Rows const& rows, std::vector<double> const& values) {
  double sum = 0;
  for (auto const a : rows) sum += values[a];
  return sum;
}

/// Vehicle-kilometres of the day on each link.
std::vector<double> kilometres_driven(DayData const& day) {
  auto driven = vehicles_of_day(day);
  for (std::size_t a = 0; a < driven.size(); ++a) driven[a] *= day.roads.length_m[a] / kKilometre_m;
  return driven;
}

/// Rows of links by what is driven on them, the most first, ties by row.
Rows by_weight(std::vector<double> const& weight) {
  Rows rows(weight.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(rows, [&](auto a, auto b) { return weight[a] > weight[b]; });
  return rows;
}

/// Of the roads whose name will do, the way on which most is driven.
template <class Will>
Corridor busiest_of(DayData const& day, Will const& will) {
  auto const& roads = day.roads;
  if (roads.links() == 0) return {};
  Walk const walk(roads);
  auto const driven = kilometres_driven(day), vehicles = vehicles_of_day(day);
  std::vector<bool> told(roads.links());  // on the corridor of a busier link of its name
  Corridor busiest;
  double most = -1;
  for (auto const first : by_weight(driven)) {
    if (told[first] || !will(roads.name[first])) continue;
    auto const rows = walk.along(first, vehicles, roads.name[first].empty() ? kMostGuessed : roads.links());
    for (auto const a : rows) told[a] = true;
    if (auto const sum = sum_over(rows, driven); sum > most) most = sum, busiest = {roads.name[first], rows};
  }
  return busiest;
}

/// @param[out] rows  of the ids  @return a fault for each that is not there
Faults rows_of(DayData const& day, std::span<std::string const> ids, InputPlace const& place, Rows& rows) {
  std::map<std::string_view, std::size_t> row_of;
  for (std::size_t a = 0; a < day.links; ++a) row_of.emplace(day.link_id[a], a);
  Faults faults;
  for (auto const& id : ids) {
    auto const found = row_of.find(id);
    if (found == row_of.end())
      faults.add(place, fmt::format("no link of the result has the id {}, and no road that name", id));
    else
      rows.push_back(found->second);
  }
  return faults;
}

/// Where links don't hang together; nothing is known of that without roads.
Faults gaps(DayRoads const& roads, Rows const& rows, std::span<std::string const> ids, InputPlace const& place) {
  Faults faults;
  for (std::size_t i = 1; roads.links() > 0 && i < rows.size(); ++i)
    if (roads.to[rows[i - 1]] != roads.from[rows[i]])
      faults.add(place, fmt::format("link {} does not begin where link {} ends", ids[i], ids[i - 1]));
  return faults;
}

}  // namespace

Result<Corridor> named_corridor(DayData const& day, std::span<std::string const> ids, InputPlace const& place) {
  Corridor corridor;
  auto faults = rows_of(day, ids, place, corridor.links);
  if (faults.empty()) faults = gaps(day.roads, corridor.links, ids, place);
  if (faults.empty()) return corridor;
  auto const road = fmt::format("{}", fmt::join(ids, ","));
  auto named = busiest_of(day, [&](std::string const& name) { return name == road; });
  if (named.links.empty()) return faults;
  return named;
}

Corridor busiest_corridor(DayData const& day) {
  return busiest_of(day, [](auto const&) { return true; });
}

}  // namespace tanvan
