#include "sim/io/matsim/matsim_person.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr double kLongest = 1e9;  // [s], of a plan

std::string seconds_or_empty(std::optional<double> seconds) {
  return seconds ? number_text(*seconds) : std::string{};
}

std::uint64_t pair_of(NodeId from, NodeId to) {
  return (static_cast<std::uint64_t>(from.value) << 32U) | to.value;
}

/// When a leg begins: when the activity before it ends, else as the leg says, else when its duration has passed.
std::optional<double> departure(MatsimActivity const& before, MatsimLeg const& leg, double now) {
  if (before.end) return before.end;
  if (leg.depart) return leg.depart;
  if (!before.duration) return std::nullopt;
  auto const seconds = std::max(now, before.start.value_or(now)) + *before.duration;
  return seconds < kLongest ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::optional<Use> driven_by(std::string_view mode) {
  if (mode == "ride") return std::nullopt;  // a passenger of somebody else's car
  auto const uses = uses_of_word(mode);
  for (auto const use : {Use::car, Use::motorbike, Use::truck})
    if (uses && uses->has(use) && uses->bits == Uses{}.with(use).bits) return use;
  return std::nullopt;
}

void MatsimTrips::add(std::string const& person, MatsimPlan const& plan) {
  for (std::size_t i = 0; i < plan.activities.size(); ++i) add_activity(person, i + 1, plan.activities[i]);
  double now = 0;
  for (std::size_t i = 0; i < plan.legs.size(); ++i) {
    auto const& leg = plan.legs[i];
    bool const between = leg.after > 0 && leg.after < plan.activities.size();
    auto const route = between && driven_by(leg.mode) ? route_of(leg, plan) : std::vector<LinkId>{};
    auto const depart = leg.after > 0 ? departure(plan.activities[leg.after - 1], leg, now) : leg.depart;
    auto const trip =
        between && driven_by(leg.mode) ? add_trip(person, i + 1, leg, plan, depart, route) : std::string{};
    legs_.cells.insert(legs_.cells.end(), {person, std::to_string(i + 1), leg.mode, seconds_or_empty(depart), trip});
    now = depart.value_or(now) + travel_time(leg, route);
  }
}

void MatsimTrips::add_activity(std::string const& person, std::size_t sequence, MatsimActivity const& activity) {
  activities_.cells.insert(
      activities_.cells.end(),
      {person, std::to_string(sequence), activity.type, activity.link, activity.facility, activity.x, activity.y,
       seconds_or_empty(activity.start), seconds_or_empty(activity.end), seconds_or_empty(activity.duration)});
}

void MatsimTrips::drop(MatsimLeg const& leg, char const* reason, std::string const& person) {
  reading_.out.report.drop(reason, {shown_, leg.line}, person);
}

std::string MatsimTrips::add_trip(std::string const& person, std::size_t sequence, MatsimLeg const& leg,
                                  MatsimPlan const& plan, std::optional<double> depart,
                                  std::vector<LinkId> const& route) {
  auto const begin = link_named(reading_, plan.activities[leg.after - 1].link),
             end = link_named(reading_, plan.activities[leg.after].link);
  if (!begin || !end) return drop(leg, "a leg by road between activities without a link", person), std::string{};
  if (begin == end) return drop(leg, "a leg by road that begins and ends on one link", person), std::string{};
  if (!depart || *depart < 0) return drop(leg, "a leg by road without a time of departure", person), std::string{};
  auto const& [nodes, links] = std::tie(reading_.out.network.nodes, reading_.out.network.links);
  std::string words;
  for (auto const a : route) (words += words.empty() ? "" : " ") += links.id[a];
  any_route_ = any_route_ || !words.empty();
  auto id = fmt::format("{}_{}", person, sequence);
  trips_.cells.insert(trips_.cells.end(),
                      {id, number_text(*depart), std::string(use_name(*driven_by(leg.mode))), nodes.id[links.to[begin]],
                       nodes.id[links.to[end]], std::move(words), person});
  return id;
}

std::vector<LinkId> MatsimTrips::route_of(MatsimLeg const& leg, MatsimPlan const& plan) {
  auto const begin = link_named(reading_, plan.activities[leg.after - 1].link),
             end = link_named(reading_, plan.activities[leg.after].link);
  if (!begin || !end || begin == end || leg.route.empty()) return {};
  bool const nodes = leg.route_type.empty() && routes_are_nodes_;
  if (!nodes && leg.route_type != "links") return {};
  auto route = nodes ? along_nodes(leg, begin, end) : along_links(leg, begin, end);
  if (route.empty()) ++reading_.out.report.defaults["a route that the network has not: origin and destination alone"];
  return route;
}

std::vector<LinkId> MatsimTrips::along_links(MatsimLeg const& leg, LinkId begin, LinkId end) const {
  std::vector<LinkId> route;
  for_each_word(leg.route, [&](std::string_view word) { route.push_back(link_named(reading_, word)); });
  auto const& links = reading_.out.network.links;
  if (route.size() < 2 || route.front() != begin || route.back() != end) return {};
  if (std::any_of(route.begin(), route.end(), [](LinkId a) { return !a; })) return {};
  for (std::size_t i = 1; i < route.size(); ++i)
    if (links.to[route[i - 1]] != links.from[route[i]]) return {};
  route.erase(route.begin());
  return route;
}

std::vector<LinkId> MatsimTrips::along_nodes(MatsimLeg const& leg, LinkId begin, LinkId end) {
  auto const& links = reading_.out.network.links;
  std::vector<LinkId> route;
  auto at = links.to[begin];
  bool known = true, first = true;
  for_each_word(leg.route, [&](std::string_view word) {
    auto const found = reading_.node_of.find(std::string(word));
    auto const next = found == reading_.node_of.end() ? NodeId{} : found->second;
    if (std::exchange(first, false) && next == at) return;
    auto const a = next && known ? link_between(at, next) : LinkId{};
    known = known && a;
    route.push_back(a);
    at = next;
  });
  if (!known || at != links.from[end]) return {};
  route.push_back(end);
  return route;
}

LinkId MatsimTrips::link_between(NodeId from, NodeId to) {
  auto const& links = reading_.out.network.links;
  if (link_between_.empty())
    for (auto const a : ids<LinkId>(links.size())) link_between_.emplace(pair_of(links.from[a], links.to[a]), a);
  auto const found = link_between_.find(pair_of(from, to));
  return found == link_between_.end() ? LinkId{} : found->second;
}

double MatsimTrips::travel_time(MatsimLeg const& leg, std::vector<LinkId> const& route) {
  if (leg.travel) return *leg.travel;
  auto const& links = reading_.out.network.links;
  double seconds = 0;
  for (auto const a : route) seconds += links.length[a] / (links.free_speed[a] / kKmhInMs);
  return std::isfinite(seconds) ? seconds : 0;
}

void MatsimTrips::finish() {
  if (!any_route_) trips_ = without_column(trips_, "route");
  for (auto* table : {&activities_, &legs_, &trips_}) add_table(reading_.out.network, std::move(*table));
}

}  // namespace tanvan
