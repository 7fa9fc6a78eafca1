#include "models/freight/freight_record.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tanvan {
namespace {

constexpr std::size_t kHoursOfDay = 24;

/// Sums of the sample, by vehicle.
struct VehicleSums {
  std::vector<double> trips, km, empty_km, tonne_km;  // [vehicle]
  std::vector<double> departures;                     // [vehicle, hour]

  VehicleSums()
      : trips(kFreightVehicles),
        km(kFreightVehicles),
        empty_km(kFreightVehicles),
        tonne_km(kFreightVehicles),
        departures(kFreightVehicles * kHoursOfDay) {}

  void add(GoodsTrip const& trip, double length_km) {
    auto const v = static_cast<std::size_t>(trip.vehicle);
    ++trips[v];
    km[v] += length_km;
    if (trip.load_kg < 1) empty_km[v] += length_km;
    tonne_km[v] += length_km * trip.load_kg / 1000;
    ++departures[v * kHoursOfDay + static_cast<std::size_t>(std::fmod(trip.leave_s / 3600, kHoursOfDay))];
  }
};

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double ratio(double a, double b) {
  return b > 0 ? a / b : 0;
}

}  // namespace

void record_goods_day(World& world, FreightRoads const& roads, TradeWays const& ways,
                      std::span<Shipment const> shipments, GoodsDay const& day) {
  VehicleSums sums;
  for (auto const& trip : day.trips) sums.add(trip, roads.km(trip.from.value, trip.to.value));
  std::vector<double> flow(kGoodsFlows), goods(kCommodities), of_size(kShipmentSizes), containers(ways.all().size()),
      through(ways.all().size());
  for (auto const& s : shipments) {
    double const tonnes = static_cast<double>(s.kg) / 1000;
    flow[static_cast<std::size_t>(s.flow)] += tonnes;
    goods[index_of(s.commodity)] += tonnes;
    if (s.flow != GoodsFlow::household) ++of_size[s.size];
    if (s.way < 0) continue;
    for (auto const row : {s.way, s.node}) {  // the gateway, and the inland node before it
      through[static_cast<std::size_t>(row)] += tonnes;
      containers[static_cast<std::size_t>(row)] += s.container;
      if (s.node == s.way) break;
    }
  }
  auto& year = world.record.freight[world.now.year()];
  auto const put = [&](char const* name, std::vector<double> values) {
    for (double& value : values) value /= world.scale;
    year.figures[name] = std::move(values);
  };
  put("vehicle_trips", sums.trips);
  put("vehicle_km", sums.km);
  put("empty_km", sums.empty_km);
  put("tonne_km", sums.tonne_km);
  put("departures", sums.departures);
  put("flow_tonnes", flow);
  put("commodity_tonnes", goods);
  put("size_shipments", of_size);
  put("gateway_tonnes", through);
  put("gateway_containers", containers);
  year.gateways.clear();
  for (auto const& gateway : ways.all()) year.gateways.push_back(gateway.name);
  double const tonnes = sum(flow), driven = static_cast<double>(day.alone + day.pooled);
  year.figures["empty_share"] = {ratio(sum(sums.empty_km), sum(sums.km))};
  year.figures["pooled_share"] = {ratio(static_cast<double>(day.pooled), driven)};
  year.figures["paired_containers"] = {static_cast<double>(day.paired) / world.scale};
  year.figures["round_stops"] = {ratio(static_cast<double>(day.pooled), static_cast<double>(day.rounds))};
  year.figures["cost_mvnd"] = {day.cost_vnd / 1e6 / world.scale};
  year.figures["cost_vnd_t"] = {ratio(day.cost_vnd, tonnes)};
  year.figures["duty_h"] = {day.duty_h / world.scale};
}

void record_gates(World& world, std::span<GateDay const> gates) {
  auto& figures = world.record.freight[world.now.year()].figures;
  auto const put = [&](char const* name, double GateDay::*of) {
    auto& values = figures[name] = {};
    for (auto const& gate : gates) values.push_back(gate.*of);
  };
  put("gate_lanes", &GateDay::lanes);
  put("gate_wait_min", &GateDay::wait_min);
  put("gate_wait_p95_min", &GateDay::wait_p95_min);
  put("turn_min", &GateDay::turn_mean_min);
  put("turn_p95_min", &GateDay::turn_p95_min);
  auto& trucks = figures["gate_trucks"] = {};
  for (auto const& gate : gates) trucks.insert(trucks.end(), gate.trucks.begin(), gate.trucks.end());
}

}  // namespace tanvan
