#include "models/freight/shuttles.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tanvan {
namespace {

/// Where a shuttle drives, from gate to gate (rows of the gateways).
struct ShuttleWay {
  std::int32_t from = 0, to = 0;
  FlatDuty duty{};
};

/// Drives of tractors between an inland node and a port, in the hours that they choose.
void drive_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, ShuttleWay const& way, double trips,
                    double load_kg, FreightParameters const& p, GoodsDay& day) {
  auto const& [from, to] =
      std::pair(nodes[static_cast<std::size_t>(way.from)].zone, nodes[static_cast<std::size_t>(way.to)].zone);
  if (trips <= 0 || !std::isfinite(roads.km(from.value, to.value))) return;
  auto const share = start_shares(roads, Weight::articulated, from, to, p.detour_limit);
  for (std::size_t period = 0; period < share.size(); ++period) {
    if (share[period] <= 0) continue;
    double const leave_s = roads.middle_s(period);
    day.trips.push_back({.from = from,
                         .to = to,
                         .leave_s = leave_s,
                         .load_kg = load_kg,
                         .vehicle = FreightVehicle::tractor,
                         .container = 1,
                         .gate = way.from,
                         .gate_s = std::max(0.0, leave_s - 60 * p.gate_min),
                         .duty = flat_duty(way.duty, from, to, period),
                         .vehicles = trips * share[period]});
  }
}

}  // namespace

void add_shuttles(FreightRoads const& roads, std::vector<Gateway> const& nodes, std::span<Shipment const> shipments,
                  double weight, FreightParameters const& p, GoodsDay& day) {
  struct Load {
    double out = 0, in = 0;  // containers
  };
  std::map<std::pair<std::int32_t, std::int32_t>, Load> loads;  // by node and port
  for (auto const& s : shipments) {
    if (s.way < 0 || s.node == s.way || s.chain != Chain::road) continue;
    auto& load = loads[{s.node, s.way}];
    (s.flow == GoodsFlow::outbound ? load.out : load.in) += weight * boxes_of(s, p);
  }
  double const load_kg = 1000 * p.teu_per_trip * p.tonnes_per_teu;
  for (auto const& [ends, load] : loads) {
    auto const& [node, port] = ends;
    double const ways = std::max(load.out, load.in);
    drive_shuttles(roads, nodes, {node, port, FlatDuty::shuttle}, load.out, load_kg, p, day);
    drive_shuttles(roads, nodes, {node, port, FlatDuty::empty_shuttle}, ways - load.out, 0, p, day);
    drive_shuttles(roads, nodes, {port, node, FlatDuty::shuttle}, load.in, load_kg, p, day);
    drive_shuttles(roads, nodes, {port, node, FlatDuty::empty_shuttle}, ways - load.in, 0, p, day);
  }
}

void add_shuttles_of_others(FreightRoads const& roads, std::vector<Gateway> const& nodes, FreightParameters const& p,
                            GoodsDay& day) {
  auto const is_port = [](Gateway const& g) { return !g.inside && g.node == FreightNode::seaport; };
  double ports = 0;
  for (auto const& port : nodes)
    if (is_port(port)) ports += port.teu_year;
  double const load_kg = 1000 * p.teu_per_trip * p.tonnes_per_teu;
  for (std::int32_t d = 0; d < static_cast<std::int32_t>(nodes.size()); ++d) {
    auto const& depot = nodes[static_cast<std::size_t>(d)];
    if (!depot.inside || depot.node != FreightNode::inland_depot) continue;
    double const trips = p.shuttle_share * depot.others_teu / p.teu_per_trip / p.working_days;
    for (std::int32_t g = 0; g < static_cast<std::int32_t>(nodes.size()); ++g) {
      auto const& port = nodes[static_cast<std::size_t>(g)];
      if (!is_port(port)) continue;
      for (auto const& way : {ShuttleWay{d, g, FlatDuty::others_shuttle}, ShuttleWay{g, d, FlatDuty::others_shuttle}})
        drive_shuttles(roads, nodes, way, trips / 2 * port.teu_year / ports, load_kg, p, day);
    }
  }
}

}  // namespace tanvan
