#include "viz/day/day_events.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

std::vector<DayChange> changes_of(ResultsFile const& file) {
  std::vector<DayChange> changes;
  if (!file.has("/changes/link")) return changes;
  auto const link = file.integers("/changes/link");
  auto const at_s = file.reals("/changes/at_s"), capacity = file.reals("/changes/capacity_pcu_h");
  auto const lanes = file.reals("/changes/lanes");
  for (std::size_t i = 0; i < link.size(); ++i)
    changes.push_back(
        {.link = static_cast<std::size_t>(link[i]), .at_s = at_s[i], .capacity_pcu_h = capacity[i], .lanes = lanes[i]});
  return changes;
}

/// Each lasts until the next one of its link.
void end_changes(std::vector<DayChange>& changes) {
  for (std::size_t i = 0; i < changes.size(); ++i)
    for (std::size_t j = i + 1; j < changes.size(); ++j)
      if (changes[j].link == changes[i].link) {
        changes[i].until_s = changes[j].at_s;
        break;
      }
}

bool is_usual(DayRoads const& roads, DayChange const& change) {
  if (roads.links() == 0) return false;
  auto const same = [](double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(b)); };
  return same(change.capacity_pcu_h, roads.capacity_pcu_h[change.link]) && same(change.lanes, roads.lanes[change.link]);
}

/// Rows of one link and time are one closure of several classes.
std::vector<DayClosure> closures_of(ResultsFile const& file) {
  std::vector<DayClosure> closures;
  if (!file.has("/class_closures/link")) return closures;
  auto const names = file.texts("/traffic/class");
  auto const link = file.integers("/class_closures/link"), vehicle = file.integers("/class_closures/class");
  auto const begin = file.reals("/class_closures/begin_s"), end = file.reals("/class_closures/end_s");
  for (std::size_t i = 0; i < link.size(); ++i) {
    auto const row = static_cast<std::size_t>(link[i]);
    auto const same = std::ranges::find_if(
        closures, [&](DayClosure const& c) { return c.link == row && c.begin_s == begin[i] && c.end_s == end[i]; });
    auto& closure = same != closures.end() ? *same : closures.emplace_back(DayClosure{row, {}, begin[i], end[i]});
    closure.classes.push_back(names[static_cast<std::size_t>(vehicle[i])]);
  }
  return closures;
}

std::vector<DayGridlock> gridlocks_of(ResultsFile const& file) {
  std::vector<DayGridlock> gridlocks;
  if (!file.has("/gridlocks/since_s")) return gridlocks;
  auto const since = file.reals("/gridlocks/since_s"), last = file.reals("/gridlocks/last_found_s");
  auto const offset = file.integers("/gridlocks/offset"), link = file.integers("/gridlocks/link");
  for (std::size_t g = 0; g < since.size(); ++g)
    gridlocks.push_back({since[g], last[g], {link.begin() + offset[g], link.begin() + offset[g + 1]}});
  std::ranges::stable_sort(gridlocks, {}, &DayGridlock::since_s);
  return gridlocks;
}

}  // namespace

DayEvents day_events(ResultsFile const& file, DayData const& day) {
  auto changes = changes_of(file);
  end_changes(changes);
  std::erase_if(changes, [&](DayChange const& change) { return is_usual(day.roads, change); });
  return {std::move(changes), closures_of(file), gridlocks_of(file)};
}

}  // namespace tanvan
