#include "sim/transit/road_vehicles.hpp"

namespace tanvan {
namespace {

/// Where calls lie on the roads; none if one lies elsewhere.
std::optional<std::vector<std::uint32_t>> places_of(TransitService const& service, std::span<std::uint32_t const> calls,
                                                    StopRoads const& roads, std::span<std::uint32_t const> road_stop) {
  std::vector<std::uint32_t> places;
  for (auto const call : calls) {
    auto const stop = road_stop[service.timetable.stop[call].value];
    if (stop == kNoRoadStop) return std::nullopt;
    places.push_back(roads.place_of[stop]);
  }
  return places;
}

}  // namespace

DwellFunction RoadCalls::dwell(ServiceDay& day) const {
  return [this, &day](std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
    return day.call(row[calls.offset[trip] + call], arrival);
  };
}

RoadCalls add_road_vehicles(TransitService const& service, std::span<RoadVehicle const> vehicles,
                            StopRoads const& roads, std::span<std::uint32_t const> road_stop, TripTable& trips,
                            WayTable& ways, std::vector<std::size_t>& lost) {
  RoadCalls out;
  out.calls.places = roads.places;
  out.calls.offset.resize(trips.size() + 1, 0);
  TurnNumbers const numbers(roads.lanes.roads);
  std::vector<LinkId> stretches;
  for (std::size_t v = 0; v < vehicles.size(); ++v) {
    auto const& vehicle = vehicles[v];
    expand_way(roads.lanes, vehicle.way, VehicleClass::bus, stretches);
    auto const rows = calls_of_vehicle(service, vehicle.first);
    auto const places = places_of(service, rows, roads, road_stop);
    auto const at = places ? calls_along(roads, stretches, *places) : std::nullopt;
    if (!at) {
      lost.push_back(v);
      continue;
    }
    trips.depart.push_back(vehicle.depart);
    trips.vehicle.push_back(VehicleClass::bus);
    trips.way.push_back(ways.add(stretches, numbers));
    out.calls.link.insert(out.calls.link.end(), at->begin(), at->end());
    out.calls.offset.push_back(static_cast<std::uint32_t>(out.calls.link.size()));
    out.row.insert(out.row.end(), rows.begin(), rows.end());
  }
  return out;
}

}  // namespace tanvan
