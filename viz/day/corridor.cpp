#include "viz/day/corridor.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace tanvan {
namespace {

using Rows = std::vector<std::size_t>;

/// Rows of links by a node that they leave (or lead to).
std::map<std::int64_t, Rows> by_node(std::vector<std::int64_t> const& node) {
  std::map<std::int64_t, Rows> rows;
  for (std::size_t a = 0; a < node.size(); ++a) rows[node[a]].push_back(a);
  return rows;
}

/// Sums over the day. @param cells  [bins, links]
std::vector<double> of_day(std::vector<double> const& cells, std::size_t links) {
  std::vector<double> sum(links);
  for (std::size_t i = 0; i < cells.size(); ++i) sum[i % links] += cells[i];
  return sum;
}

/// Walks over links without meeting a node twice.
class Walk {
 public:
  explicit Walk(DayRoads const& roads) : roads_(roads), leaving_(by_node(roads.from)), leading_(by_node(roads.to)) {}

  /// The chain of links of the same name from `first` on.
  Rows same_name(std::size_t first) const {
    return ahead(
        first, [&](std::size_t a) { return roads_.name[a] == roads_.name[first] ? 1.0 : 0.0; }, roads_.links());
  }

  /// From the link on, then back, over the links of most weight.
  Rows busiest(std::size_t first, std::vector<double> const& weight) const {
    auto const of = [&](std::size_t a) { return weight[a]; };
    auto rows = ahead(first, of, kMostGuessed / 2);
    auto seen = nodes_of(rows);
    while (rows.size() < kMostGuessed) {
      auto const before = best(leading_, roads_.from[rows.front()], roads_.from, seen, of);
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
  Rows ahead(std::size_t first, Weight const& weight, std::size_t most) const {
    Rows rows = {first};
    auto seen = nodes_of(rows);
    while (rows.size() < most) {
      auto const next = best(leaving_, roads_.to[rows.back()], roads_.to, seen, weight);
      if (next == roads_.links()) break;
      seen.insert(roads_.to[next]);
      rows.push_back(next);
    }
    return rows;
  }

  DayRoads const& roads_;
  std::map<std::int64_t, Rows> leaving_, leading_;
};

double metres(DayRoads const& roads, Rows const& rows) {
  double sum = 0;
  for (auto const a : rows) sum += roads.length_m[a];
  return sum;
}

Corridor longest_name(DayRoads const& roads, Walk const& walk) {
  Corridor longest;
  double most = 0;
  for (std::size_t a = 0; a < roads.links(); ++a) {
    if (roads.name[a].empty()) continue;
    auto rows = walk.same_name(a);
    if (auto const length = metres(roads, rows); length > most) most = length, longest = {roads.name[a], rows};
  }
  return longest;
}

}  // namespace

Result<Corridor> named_corridor(DayData const& day, std::span<std::string const> ids, InputPlace const& place) {
  std::map<std::string_view, std::size_t> row_of;
  for (std::size_t a = 0; a < day.links; ++a) row_of.emplace(day.link_id[a], a);
  Corridor corridor;
  Faults faults;
  for (auto const& id : ids) {
    auto const found = row_of.find(id);
    if (found == row_of.end())
      faults.add(place, fmt::format("no link of the result has the id {}", id));
    else
      corridor.links.push_back(found->second);
  }
  auto const& roads = day.roads;
  for (std::size_t i = 1; faults.empty() && roads.links() > 0 && i < corridor.links.size(); ++i)
    if (roads.to[corridor.links[i - 1]] != roads.from[corridor.links[i]])
      faults.add(place, fmt::format("link {} does not begin where link {} ends", ids[i], ids[i - 1]));
  if (!faults.empty()) return faults;
  return corridor;
}

Corridor longest_corridor(DayData const& day) {
  auto const& roads = day.roads;
  if (roads.links() == 0) return {};
  Walk const walk(roads);
  auto named = longest_name(roads, walk);
  if (!named.links.empty()) return named;
  auto const delay = of_day(day.delay_veh_h, day.links);
  auto const first = static_cast<std::size_t>(std::ranges::max_element(delay) - delay.begin());
  return {"", walk.busiest(first, of_day(day.volume_veh_h, day.links))};
}

}  // namespace tanvan
