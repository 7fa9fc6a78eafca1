#include "sim/assignment/class_hours.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

bool concerns(std::uint8_t classes, VehicleClass vehicle) {
  return ((classes >> static_cast<unsigned>(vehicle)) & 1U) != 0;
}

std::int32_t tick_of(double s) {
  return s < kLatestTraffic_s ? static_cast<std::int32_t>(ticks_of({s})) : LinkClosures::kForGood;
}

/// Adds a closure that begins no earlier than those of its link before it; what meets is one.
void add(std::int32_t begin, std::int32_t end, LinkClosures& to) {
  bool const meets = to.begin.size() > to.offset.back() && to.end.back() >= begin;
  if (meets) {
    to.end.back() = std::max(to.end.back(), end);
    return;
  }
  to.begin.push_back(begin);
  to.end.push_back(end);
}

std::vector<Ticks> changes_of(LinkClosures const& closures) {
  std::vector<Ticks> changes;
  for (auto const t : closures.begin)
    if (t > 0) changes.push_back(t);
  for (auto const t : closures.end)
    if (t != LinkClosures::kForGood) changes.push_back(t);
  std::ranges::sort(changes);
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
  return changes;
}

}  // namespace

bool any_within(std::span<Ticks const> moments, Ticks from, Ticks to) {
  auto const next = std::ranges::lower_bound(moments, from);
  return next != moments.end() && *next <= to;
}

std::vector<Ticks> road_openings(TrafficRoads const& roads) {
  expects(std::ranges::is_sorted(roads.changes, {}, &RoadChange::at_s), "changes by time");
  std::vector<Ticks> moments;
  std::vector<bool> open(roads.links());
  for (LinkId a : ids<LinkId>(roads.links())) open[a.value] = roads.capacity_pcu_h[a] > 0;
  for (auto const& change : roads.changes) {
    bool const opens = change.capacity_pcu_h > 0;
    if (open[change.link.value] != opens) moments.push_back(ticks_of({change.at_s}));
    open[change.link.value] = opens;
  }
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  return moments;
}

ClassHours class_hours(TrafficRoads const& roads, std::span<std::uint8_t const> banned, VehicleClass vehicle,
                       double margin_s) {
  ClassHours hours{.closures = {.offset = {0}, .begin = {}, .end = {}, .repeats = Repeats::never}, .changes = {}};
  auto& closures = hours.closures;
  auto next = roads.closures.begin();
  auto const order = [](ClassClosure const& c) { return std::pair{c.link, c.begin_s}; };
  expects(std::ranges::is_sorted(roads.closures, {}, order), "closures by link, then begin");
  for (LinkId a : ids<LinkId>(roads.links())) {
    if (!banned.empty() && concerns(banned[a.value], vehicle)) add(0, LinkClosures::kForGood, closures);
    for (; next != roads.closures.end() && next->link == a; ++next)
      if (concerns(next->classes, vehicle))
        add(tick_of(std::max(0.0, next->begin_s - margin_s)), tick_of(next->end_s), closures);
    closures.offset.push_back(static_cast<std::uint32_t>(closures.begin.size()));
  }
  if (closures.begin.empty()) closures.offset.clear();
  hours.changes = changes_of(closures);
  return hours;
}

}  // namespace tanvan
