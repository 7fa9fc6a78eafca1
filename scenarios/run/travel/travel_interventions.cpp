#include <algorithm>
#include <string>

#include "scenarios/run/travel/travel_day.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

template <class Change>
std::size_t on_road(World& world, std::string const& road, Change change) {
  std::size_t touched = 0;
  auto const& links = world.network.links;
  for (LinkId a : ids<LinkId>(links.size()))
    if (links.name[a] == road) {
      change(a);
      ++touched;
    }
  return touched;
}

std::string open_road(World& world, Intervention const& i) {
  auto& open_from = world.network.links.open_from;
  auto const n = on_road(world, i.target, [&](LinkId a) { open_from[a] = std::min(open_from[a], i.date); });
  return std::to_string(n) + " links open";
}

std::string open_stations(World& world, Intervention const& i) {
  auto const& lines = world.region.lines;
  auto& built = world.day.service.line_built;
  built.resize(lines.size(), 0);
  for (std::size_t l = 0; l < lines.size(); ++l)
    if (lines[l].id == i.target) {
      built[l] = 1;
      return "line " + lines[l].name + " runs";
    }
  return "no such line";
}

/// Bins that lie to half or more within [from, to) hours; to < from runs past midnight.
std::uint8_t bins_within(std::vector<TimeBin> const& bins, double from, double to) {
  if (to <= from) to += 24;
  std::uint8_t bits = 0;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    double const start = bins[b].start_s / 3600, length = bins[b].length_s / 3600;
    double hours = 0;
    for (double day : {-24.0, 0.0, 24.0})
      hours += std::max(0.0, std::min(start + length, to + day) - std::max(start, from + day));
    if (hours >= length / 2) bits = static_cast<std::uint8_t>(bits | (1U << b));
  }
  return bits;
}

std::string ban_trucks(World& world, Intervention const& i) {
  double const from_h = i.numbers.at("from_hour"), to_h = i.numbers.at("to_hour");
  auto const bits = bins_within(world.transport.bins, from_h, to_h);
  auto const hours = hours_between(from_h, to_h);
  auto& links = world.network.links;
  auto const n = on_road(world, i.target, [&](LinkId a) {
    links.truck_ban[a] = static_cast<std::uint8_t>(links.truck_ban[a] | bits);
    links.truck_ban_hours[a] |= hours;
  });
  std::string bins;
  for (std::size_t b = 0; b < world.transport.bins.size(); ++b)
    if (bits >> b & 1U) bins += " " + world.transport.bins[b].name;
  return std::to_string(n) + " links barred to trucks in bins:" + (bins.empty() ? " none" : bins);
}

std::string charge_toll(World& world, Intervention const& i) {
  auto& links = world.network.links;
  double metres = 0;  // one way: the mean of both directions
  on_road(world, i.target, [&](LinkId a) { metres += links.length[a].value / 2; });
  auto const n = on_road(world, i.target, [&](LinkId a) {
    double const part = links.length[a].value / metres;
    links.car_toll[a] = dong(i.numbers.at("car_vnd") * part + 0.5);
    links.truck_toll[a] = dong(i.numbers.at("truck_vnd") * part + 0.5);
  });
  return std::to_string(n) + " links charge by their length";
}

}  // namespace

std::vector<InterventionKind> transport_interventions() {
  return {
      {"link_opening", TargetKind::road, {}, "opens all links of a road to traffic", open_road},
      {"station_opening",
       TargetKind::line,
       {},
       "a line of public transport begins to run with all its stations",
       open_stations},
      {"truck_ban",
       TargetKind::road,
       {{"from_hour", 6, true, 0, 24, "h", "heavy trucks are banned from this hour"},
        {"to_hour", 22, true, 0, 24, "h",
         "until this hour; not after from_hour: past midnight, so equal hours are all day"}},
       "bars heavy trucks from a road: on assigned days in time bins that lie to half or more within the hours (none "
       "may: "
       "its event says which), on simulated days in hours that do; several windows of a day are several interventions",
       ban_trucks},
      {"toll",
       TargetKind::road,
       {{"car_vnd", 0, true, 0, 1e7, "đồng", "for a car, the whole road one way"},
        {"truck_vnd", 0, true, 0, 1e8, "đồng", "for a heavy truck, the whole road one way"}},
       "a toll for the whole length of a road, each link charging its part",
       charge_toll},
  };
}

void apply_transport_interventions(World& world) {
  begin_interventions(world, transport_interventions());
}

}  // namespace tanvan
