#include "sim/io/sumo/sumo_trips.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostRouteBytes = std::size_t{1} << 30;  // of all vehicles

/// Vehicles of a flow and the time between two. [s]
struct Spacing {
  double vehicles = 0, seconds = 0;
};

std::optional<Spacing> spacing_of(SumoVehicle const& flow) {
  auto const span = flow.end - flow.begin;
  if (!std::isnan(flow.period) && flow.period > 0) {
    auto const most = std::isnan(flow.number) ? std::ceil(span / flow.period) : flow.number;
    return std::isnan(most) ? std::nullopt : std::optional(Spacing{most, flow.period});
  }
  if (std::isnan(flow.number) || std::isnan(span)) return std::nullopt;
  return Spacing{flow.number, flow.number > 0 ? span / flow.number : 0};
}

}  // namespace

std::optional<std::vector<LinkId>> route_of_edges(SumoReading const& reading, std::string_view edges,
                                                  std::string& reason) {
  std::vector<LinkId> route;
  for_each_word(edges, [&](std::string_view word) { route.push_back(edge_named(reading, word)); });
  auto const& links = reading.out.network.links;
  if (route.empty()) reason = "a route without edges";
  for (std::size_t i = 0; i < route.size() && reason.empty(); ++i) {
    if (!route[i]) {
      reason = "a route over an edge that the network has not";
    } else if (i > 0 && links.to[route[i - 1]] != links.from[route[i]]) {
      reason = "a route over edges that do not meet";
    }
  }
  return reason.empty() ? std::optional(std::move(route)) : std::nullopt;
}

std::nullopt_t SumoTrips::drop(SumoVehicle const& vehicle, std::string reason) {
  reading_.out.report.drop(std::move(reason), vehicle.place, vehicle.id);
  return std::nullopt;
}

std::optional<Use> SumoTrips::class_of(SumoVehicle const& vehicle) {
  if (vehicle.type.empty()) return Use::car;  // DEFAULT_VEHTYPE
  auto const known = reading_.type_class.find(vehicle.type);
  if (known != reading_.type_class.end())
    return known->second ? known->second : drop(vehicle, "a vehicle of no road class");
  ++reading_.out.report.defaults["a vehicle type that no file explains: car"];
  return Use::car;
}

std::optional<SumoTrips::Way> SumoTrips::way_along(SumoVehicle const& vehicle, std::vector<LinkId> const& route) {
  if (route.empty()) return drop(vehicle, "a vehicle without a usable route");
  auto const& [nodes, links] = std::tie(reading_.out.network.nodes, reading_.out.network.links);
  Way way{nodes.id[links.from[route.front()]], nodes.id[links.to[route.back()]], {}};
  for (auto const a : route) (way.route += way.route.empty() ? "" : " ") += links.id[a];
  return way;
}

std::optional<SumoTrips::Way> SumoTrips::way_of(SumoVehicle const& vehicle) {
  if (vehicle.has_route) return way_along(vehicle, vehicle.route);
  if (!vehicle.route_name.empty()) {
    auto const named = reading_.route_named.find(vehicle.route_name);
    return named == reading_.route_named.end() ? drop(vehicle, "a vehicle on a route that no file explains")
                                               : way_along(vehicle, named->second);
  }
  auto const& [nodes, links] = std::tie(reading_.out.network.nodes, reading_.out.network.links);
  auto const from = edge_named(reading_, vehicle.from), to = edge_named(reading_, vehicle.to);
  auto const from_node = reading_.node_of.find(vehicle.from_junction),
             to_node = reading_.node_of.find(vehicle.to_junction);
  bool const begins = from || from_node != reading_.node_of.end(), ends = to || to_node != reading_.node_of.end();
  if (!begins || !ends) return drop(vehicle, "a trip from or to an edge that the network has not");
  if (from && from == to) return way_along(vehicle, {from});
  if (vehicle.has_via) ++reading_.out.report.defaults["a trip via edges: origin and destination alone"];
  return Way{nodes.id[from ? links.from[from] : from_node->second], nodes.id[to ? links.to[to] : to_node->second], {}};
}

void SumoTrips::add(SumoVehicle const& vehicle) {
  auto const use = class_of(vehicle);
  if (!use) return;
  auto const way = way_of(vehicle);
  if (!way) return;
  if (vehicle.is_flow) return add_flow(vehicle, *use, *way);
  auto const depart = seconds_of_time(vehicle.depart);
  if (!depart || *depart < 0) {
    drop(vehicle, "a vehicle that departs at no stated time");
  } else {
    add_trip(vehicle.id, *depart, *use, *way, vehicle.place);
  }
}

void SumoTrips::add_flow(SumoVehicle const& flow, Use use, Way const& way) {
  auto const spacing = spacing_of(flow);
  if (!spacing) return static_cast<void>(drop(flow, "a flow without a number of vehicles or an end"));
  if (static_cast<double>(trips_.rows()) + spacing->vehicles > static_cast<double>(reading_.most_vehicles))
    return refuse_more(flow.place);
  constexpr double kTiny = 1e-9;  // of a vehicle
  for (std::size_t i = 0; static_cast<double>(i) < spacing->vehicles - kTiny && !full_; ++i)
    add_trip(fmt::format("{}.{}", flow.id, i), flow.begin + static_cast<double>(i) * spacing->seconds, use, way,
             flow.place);
}

void SumoTrips::refuse_more(InputPlace const& place) {
  if (std::exchange(full_, true)) return;
  reading_.faults.add(place, fmt::format("more than {} vehicles", reading_.most_vehicles));
}

void SumoTrips::add_trip(std::string const& id, double depart, Use use, Way const& way, InputPlace const& place) {
  if (full_) return;
  if (trips_.rows() >= reading_.most_vehicles) return refuse_more(place);
  if (!known_.insert(id).second) return reading_.out.report.drop("a vehicle whose id is there already", place, id);
  any_route_ = any_route_ || !way.route.empty();
  route_bytes_ += way.route.size();
  if (route_bytes_ > kMostRouteBytes) {
    full_ = true;
    return reading_.faults.add(place, fmt::format("routes of more than {} MiB of text", kMostRouteBytes >> 20U));
  }
  trips_.cells.insert(trips_.cells.end(),
                      {id, number_text(depart), std::string(use_name(use)), way.from, way.to, way.route});
}

void SumoTrips::finish() {
  add_table(reading_.out.network, any_route_ ? std::move(trips_) : without_column(trips_, "route"));
}

}  // namespace tanvan
