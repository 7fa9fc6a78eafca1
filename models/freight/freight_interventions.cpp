#include "models/freight/freight_interventions.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <string>

#include "models/freight/freight_roads.hpp"
#include "models/freight/gateways.hpp"
#include "sim/core/check.hpp"
#include "sim/engine/interventions.hpp"

namespace tanvan {
namespace {

std::uint32_t node_of(World const& world, Intervention const& i) {
  auto const& all = world.region.freight;
  auto const at = std::ranges::find(all, i.target, &FreightRow::name);
  expects(at != all.end(), "a node of freight.csv");
  return static_cast<std::uint32_t>(at - all.begin());
}

FreightNode kind_of_node(World const& world, Intervention const& i) {
  for (auto const& row : world.region.freight)
    if (row.name == i.target && row.node != FreightNode::none) return row.node;
  return FreightNode::none;
}

/// Whether a node can take containers and carry them on: inside the province, no warehouse.
bool carries_on(World const& world, std::uint32_t node) {
  auto const& row = world.region.freight[node];
  return may_be_gateway(row) && world.network.zones.kind[row.zone] == ZoneKind::internal;
}

std::string carry_on(World& world, Intervention const& i, Chain chain, std::string const& by) {
  if (!carries_on(world, node_of(world, i))) return "nothing: no inland node of the province";
  world.freight.onward.push_back({node_of(world, i), chain, i.numbers.at("teu_year"), i.numbers.at("onward_cost")});
  return fmt::format("up to {:.0f} TEU a year go on to the seaports by {}", i.numbers.at("teu_year"), by);
}

std::string open_dry_port(World& world, Intervention const& i) {
  switch (kind_of_node(world, i)) {
    case FreightNode::river_port: return carry_on(world, i, Chain::barge, "barge");
    case FreightNode::rail_terminal: return carry_on(world, i, Chain::rail, "train");
    default: return carry_on(world, i, Chain::road, "shuttle");
  }
}

std::string open_rail(World& world, Intervention const& i) {
  return carry_on(world, i, Chain::rail, "train");
}

std::string give_appointments(World& world, Intervention const& i) {
  if (!may_be_gateway(world.region.freight[node_of(world, i)])) return "nothing: no gate";
  world.freight.bookings.push_back({node_of(world, i), i.numbers.at("use"), i.numbers.at("most_shift_h")});
  return "trucks come by appointment";
}

std::string open_parcel_zone(World& world, Intervention const& i) {
  world.freight.parcel_zones.push_back({node_of(world, i), i.numbers.at("parcels_day"), i.numbers.at("bonded_share")});
  return fmt::format("{:.0f} parcels a day from abroad", i.numbers.at("parcels_day"));
}

std::string open_centre(World& world, Intervention const& i) {
  auto const& code = world.network.zones.code;
  auto const zone = static_cast<std::uint64_t>(std::find(code.begin(), code.end(), i.target) - code.begin());
  expects(zone < code.size(), "a zone");
  world.freight.centres.push_back(
      {zone, i.numbers.at("radius_km"), i.numbers.at("share"), i.numbers.at("handling_vnd_t")});
  return fmt::format("small shipments within {:.0f} km go through it", i.numbers.at("radius_km"));
}

std::string limit_weight(World& world, Intervention const& i) {
  auto& links = world.network.links;
  auto& limit = world.freight.weight_limit_t;
  limit.resize(links.size(), std::numeric_limits<double>::infinity());
  double const tonnes = i.numbers.at("tonnes");
  bool const no_truck = tonnes < kGross_t[static_cast<std::size_t>(Weight::heavy)];
  std::size_t touched = 0;
  for (LinkId a : ids<LinkId>(links.size())) {
    if (links.name[a] != i.target) continue;
    limit[a.value] = tonnes;
    ++touched;
    if (!no_truck) continue;
    links.truck_ban[a] = std::numeric_limits<std::uint8_t>::max();
    links.truck_ban_hours[a] = (1U << 24U) - 1;
  }
  return fmt::format("{} links closed above {:.0f} t", touched, tonnes);
}

std::string deliver_by_night(World& world, Intervention const& i) {
  world.freight.night_share = i.numbers.at("share");
  return fmt::format("{:.0f} % of receivers take goods at any hour", 100 * i.numbers.at("share"));
}

std::string set_lockers(World& world, Intervention const& i) {
  world.freight.locker_share = i.numbers.at("share");
  return fmt::format("{:.0f} % of parcels to homes go to lockers", 100 * i.numbers.at("share"));
}

/// What an intervention asks of its node.
struct NodeDemand {
  std::string_view kind, needs;
  bool inside = false;
  std::vector<FreightNode> nodes;
};

std::vector<NodeDemand> node_demands() {
  using enum FreightNode;
  std::vector<FreightNode> const inland = {river_port, inland_depot, rail_terminal};
  return {{"dry_port", "a river port, inland depot or rail terminal of the province", true, inland},
          {"rail_opening", "a river port, inland depot or rail terminal of the province", true, inland},
          {"gate_appointments",
           "a seaport, river port, inland depot or rail terminal",
           false,
           {seaport, river_port, inland_depot, rail_terminal}},
          {"cross_border_zone", "a parcel centre of the province", true, {parcel_centre}}};
}

/// The row that says what a node is, or its first; null where none has the name.
FreightRow const* row_named(RegionTables const& region, std::string const& name) {
  FreightRow const* first = nullptr;
  for (auto const& row : region.freight) {
    if (row.type != "node" || row.name != name) continue;
    if (row.node != FreightNode::none) return &row;
    if (first == nullptr) first = &row;
  }
  return first;
}

std::vector<InterventionKey> onward_keys(std::string_view cost_meaning) {
  return {{"teu_year", 0, true, 1, 1e8, "TEU/year", "that it can carry on to the seaports, at most"},
          {"onward_cost", 0, false, 0, 5, "1", cost_meaning}};
}

}  // namespace

std::vector<InterventionKind> freight_interventions() {
  return {
      {"dry_port", TargetKind::freight_node,
       onward_keys("of a container to the port against the truck, there and back; 0: as its kind has it"),
       "an inland node takes containers and carries them on: a river port by barge, a rail terminal by train, any "
       "other "
       "by shuttles that drive loaded both ways where they can",
       open_dry_port},
      {"rail_opening", TargetKind::freight_node,
       onward_keys("of a container by train against the truck, there and back; 0: rail_cost"),
       "trains run between an inland node and the seaports", open_rail},
      {"gate_appointments",
       TargetKind::freight_node,
       {{"use", 0.85, false, 0.05, 1, "1", "of what the lanes serve in an hour, the share that is given away"},
        {"most_shift_h", 3, false, 0, 24, "h", "by which a truck comes earlier or later for a slot, at most"}},
       "trucks pass the gate of a node by appointment only",
       give_appointments},
      {"cross_border_zone",
       TargetKind::freight_node,
       {{"parcels_day", 0, true, 1, 1e7, "parcels/day", "from abroad"},
        {"bonded_share", 0.5, false, 0, 1, "1", "kept in stock under customs before they are ordered"}},
       "a zone clears parcels from abroad: single ones by truck from border and airport, stock in containers",
       open_parcel_zone},
      {"consolidation_centre",
       TargetKind::zone,
       {{"radius_km", 5, false, 0.1, 100, "km", "by road, within which receivers are served"},
        {"share", 0, true, 0, 1, "1", "of the shipments that could go through it, those that do"},
        {"handling_vnd_t", 60'000, false, 0, 1e7, "đồng/t", "asked for handling"}},
       "small shipments of markets, shops and homes are put together in a zone and go on in rounds",
       open_centre},
      {"weight_limit",
       TargetKind::road,
       {{"tonnes", 0, true, 0.5, 100, "t", "gross weight above which no truck may use the road"}},
       "a road carries no more; in traffic, where trucks are one class, a limit below 24 t keeps all of them off and a "
       "higher one none",
       limit_weight},
      {"night_delivery",
       TargetKind::none,
       {{"share", 0, true, 0, 1, "1", "of receivers that take pooled goods at any hour"}},
       "receivers with a lock for the carrier need nobody there",
       deliver_by_night},
      {"parcel_lockers",
       TargetKind::none,
       {{"share", 0, true, 0, 1, "1", "of parcels to homes that go to a locker"}},
       "lockers take parcels instead of doors",
       set_lockers},
  };
}

void check_freight_interventions(std::span<Intervention const> interventions, RegionTables const& region,
                                 ZoneStore const& zones, Faults& faults) {
  for (auto const& demand : node_demands()) {
    auto const fits = [&](FreightRow const& row) {
      if (row.type != "node" || !row.zone) return false;
      bool const inside = zones.kind[row.zone] == ZoneKind::internal;
      auto const unsaid = inside ? FreightNode::inland_depot : FreightNode::seaport;
      return (inside || !demand.inside) &&
             std::ranges::count(demand.nodes, row.node == FreightNode::none ? unsaid : row.node) > 0;
    };
    for (auto const& i : interventions) {
      auto const* row = i.kind == demand.kind ? row_named(region, i.target) : nullptr;
      if (row == nullptr || fits(*row)) continue;
      std::vector<std::string> known;
      for (auto const& other : region.freight)
        if (fits(other) && std::ranges::find(known, other.name) == known.end()) known.push_back(other.name);
      auto const is = kFreightNodeNames[static_cast<std::size_t>(row->node)];
      faults.add(i.place,
                 fmt::format("intervention.target = \"{}\": {}; {} needs {}{}", i.target,
                             is.empty() ? "a node of another kind" : fmt::format("its node is {}", is), i.kind,
                             demand.needs, known.empty() ? "" : fmt::format(", such as {}", fmt::join(known, "; "))));
    }
  }
}

void take_freight_policies(World& world) {
  begin_interventions(world, freight_interventions());
}

}  // namespace tanvan
