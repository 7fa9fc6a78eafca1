#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "scenarios/run/scenario/road_tables.hpp"
#include "sim/io/gmns/gmns_reader.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kAllBins = 0xFF;

/// The bit of each class that a use stands for.
constexpr std::array<std::pair<Use, VehicleClass>, kVehicleClasses> kClassOf = {{
    {Use::motorbike, VehicleClass::motorbike},
    {Use::car, VehicleClass::car},
    {Use::bus, VehicleClass::bus},
    {Use::truck, VehicleClass::truck},
}};

std::uint8_t banned_classes(Uses uses) {
  unsigned bits = 0;
  for (auto const& [use, vehicle] : kClassOf)
    if (!uses.has(use)) bits |= 1U << static_cast<unsigned>(vehicle);
  return static_cast<std::uint8_t>(bits);
}

/// What a link that vehicles drive must say, or nothing.
std::string missing_of(LinkTable const& links, LinkId a) {
  if (!(links.length[a] > 0)) return "length";
  if (!(links.free_speed[a] > 0)) return "free_speed";
  if (!(links.lanes[a] > 0)) return "lanes";
  return links.capacity[a] > 0 ? std::string{} : "capacity";
}

void add_link(NetworkTables const& tables, LinkId a, NetworkPlan& plan) {
  auto const& from = tables.links;
  auto& links = plan.links;
  links.name.push_back(from.name[a]);
  links.from.push_back(from.from[a]);
  links.to.push_back(from.to[a]);
  links.length.push_back({from.length[a]});
  links.lanes.push_back(from.lanes[a]);
  links.free_speed_kmh.push_back(from.free_speed[a]);
  links.capacity.push_back(from.capacity[a] * from.lanes[a]);
  links.open_from.push_back(Month{0});
  links.truck_ban.push_back(from.uses[a].has(Use::truck) ? std::uint8_t{0} : kAllBins);
  links.truck_ban_hours.push_back(from.uses[a].has(Use::truck) ? 0 : kAllHours);
  links.car_toll.push_back({});
  links.truck_toll.push_back({});
  links.banned.push_back(banned_classes(from.uses[a]));
  for (auto const& [x, y] : from.shape_of(a)) links.shape.push_back({x, y});
  links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
}

void add_nodes(NodeTable const& from, NodeStore& nodes) {
  for (auto const v : ids<NodeId>(from.size())) {
    nodes.name.push_back(from.name[v]);
    nodes.lon.push_back(from.x[v]);
    nodes.lat.push_back(from.y[v]);
  }
}

void refuse_other_places(ImportedNetwork const& imported, std::string const& shown, Faults& faults) {
  auto const& tables = imported.network;
  if (tables.crs != "EPSG:4326")
    faults.add({shown + "/config.csv", 2}, "crs must be EPSG:4326, longitude and latitude; import the network again");
  for (auto const v : ids<NodeId>(tables.nodes.size()))
    if (std::isnan(tables.nodes.x[v]) || std::isnan(tables.nodes.y[v]))
      return faults.add({shown + "/node.csv", imported.node_line[v]},
                        "the node has no place; zones find junctions by theirs");
}

}  // namespace

void read_base_network(TextSource const& folder, NetworkPlan& plan, Faults& faults) {
  if (folder.path.empty()) return;
  auto const imported = read_gmns(folder.path, folder.shown);
  if (!imported) return faults.append(imported.error());
  auto const& tables = imported->network;
  refuse_other_places(*imported, folder.shown, faults);
  add_nodes(tables.nodes, plan.nodes);
  for (auto const a : ids<LinkId>(tables.links.size())) {
    if ((tables.links.uses[a] & kMotorUses).empty() || tables.links.facility[a] == "connector") continue;
    auto const missing = missing_of(tables.links, a);
    if (missing.empty()) {
      add_link(tables, a, plan);
    } else {
      faults.add({folder.shown + "/link.csv", imported->link_line[a]}, fmt::format("{} must be above 0", missing));
    }
  }
}

}  // namespace tanvan
