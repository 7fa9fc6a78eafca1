#include "models/freight/freight_record.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tanvan {
namespace {

constexpr std::size_t kHoursOfDay = 24;

/// Sums by vehicle, full population.
struct VehicleSums {
  std::vector<double> trips, km, hours, empty_km, tonne_km;  // [vehicle]
  std::vector<double> departures;                            // [vehicle, hour]

  VehicleSums()
      : trips(kFreightVehicles),
        km(kFreightVehicles),
        hours(kFreightVehicles),
        empty_km(kFreightVehicles),
        tonne_km(kFreightVehicles),
        departures(kFreightVehicles * kHoursOfDay) {}

  void add(GoodsTrip const& trip, FreightRoads const& roads) {
    auto const v = static_cast<std::size_t>(trip.vehicle);
    double const length_km = trip.vehicles * roads.km(trip.from.value, trip.to.value);
    auto const weight = kind_of(trip.vehicle).weight;
    double const time_s = roads.time(weight, roads.period_of(trip.leave_s))(trip.from.value, trip.to.value);
    trips[v] += trip.vehicles;
    km[v] += length_km;
    if (std::isfinite(time_s)) hours[v] += trip.vehicles * time_s / 3600;
    if (trip.load_kg < 1 && trip.vehicle != FreightVehicle::courier) empty_km[v] += length_km;
    tonne_km[v] += length_km * trip.load_kg / 1000;
    departures[v * kHoursOfDay + static_cast<std::size_t>(std::fmod(trip.leave_s / 3600, kHoursOfDay))] +=
        trip.vehicles;
  }
};

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double ratio(double a, double b) {
  return b > 0 ? a / b : 0;
}

/// Rows of gateways in the results.
std::vector<std::size_t> rows_of(RegionTables const& region, std::span<Gateway const> gateways) {
  auto const all = gateway_rows(region);
  std::vector<std::size_t> rows;
  for (auto const& gateway : gateways)
    rows.push_back(static_cast<std::size_t>(std::ranges::find(all, gateway.row) - all.begin()));
  return rows;
}

}  // namespace

void record_goods_day(World& world, FreightRoads const& roads, TradeWays const& ways,
                      std::span<Shipment const> shipments, double weight, GoodsDay const& day) {
  VehicleSums sums;
  for (auto const& trip : day.trips) sums.add(trip, roads);
  for (std::size_t v = 0; v < kFreightVehicles; ++v) {
    sums.km[v] += day.inside_km[v];
    sums.hours[v] += day.inside_h[v];
  }
  auto const row_of = rows_of(world.region, ways.all());
  auto const nodes = gateway_rows(world.region);
  std::vector<double> flow(kGoodsFlows), goods(kCommodities), of_size(kShipmentSizes), containers(nodes.size()),
      through(nodes.size()), by_chain(kChains);
  double consolidated = 0, onward_vnd = 0;
  for (auto const& s : shipments) {
    double const tonnes = weight * static_cast<double>(s.kg) / 1000;
    if (s.leg == 1) {
      consolidated += tonnes;
      continue;
    }
    flow[static_cast<std::size_t>(s.flow)] += tonnes;
    goods[index_of(s.commodity)] += tonnes;
    if (s.flow != GoodsFlow::household) of_size[s.size] += weight;
    if (s.way < 0) continue;
    if (s.container != 0) {
      by_chain[static_cast<std::size_t>(s.chain)] += weight;
      onward_vnd += weight * s.onward_vnd;
    }
    for (auto const row : {s.way, s.node}) {  // the gateway, and the inland node before it
      through[row_of[static_cast<std::size_t>(row)]] += tonnes;
      containers[row_of[static_cast<std::size_t>(row)]] += weight * s.container;
      if (s.node == s.way) break;
    }
  }
  double const tonnes = sum(flow), driven = day.alone + day.pooled, boxes = sum(by_chain);
  auto& year = world.record.freight[world.now.year()];
  auto& figures = year.figures;
  figures["vehicle_trips"] = sums.trips;
  figures["vehicle_km"] = sums.km;
  figures["vehicle_h"] = sums.hours;
  figures["empty_km"] = sums.empty_km;
  figures["tonne_km"] = sums.tonne_km;
  figures["departures"] = sums.departures;
  figures["flow_tonnes"] = flow;
  figures["commodity_tonnes"] = goods;
  figures["size_shipments"] = of_size;
  figures["gateway_tonnes"] = through;
  figures["gateway_containers"] = containers;
  figures["chain_containers"] = by_chain;
  year.gateways.clear();
  for (auto const row : nodes) year.gateways.push_back(world.region.freight[row].name);
  auto const trucks_km = sum(sums.km) - sums.km[static_cast<std::size_t>(FreightVehicle::courier)];
  figures["empty_share"] = {ratio(sum(sums.empty_km), trucks_km)};
  figures["pooled_share"] = {ratio(day.pooled, driven)};
  figures["paired_containers"] = {day.paired};
  figures["round_stops"] = {ratio(day.pooled, day.rounds)};
  figures["consolidated_tonnes"] = {consolidated};
  figures["cost_mvnd"] = {(day.cost_vnd + onward_vnd) / 1e6};
  figures["cost_vnd_t"] = {ratio(day.cost_vnd + onward_vnd, tonnes)};
  figures["cost_vnd_container"] = {ratio(day.container_vnd + onward_vnd, boxes)};
  figures["duty_h"] = {day.duty_h};
}

void record_gates(World& world, std::span<Gateway const> gateways, std::span<GateDay const> gates) {
  auto& figures = world.record.freight[world.now.year()].figures;
  auto const row_of = rows_of(world.region, gateways);
  auto const nodes = gateway_rows(world.region).size();
  auto const put = [&](char const* name, double GateDay::*of) {
    auto& values = figures[name] = std::vector<double>(nodes);
    for (std::size_t g = 0; g < gates.size(); ++g) values[row_of[g]] = gates[g].*of;
  };
  put("gate_lanes", &GateDay::lanes);
  put("gate_wait_min", &GateDay::wait_min);
  put("gate_wait_p95_min", &GateDay::wait_p95_min);
  put("turn_min", &GateDay::turn_mean_min);
  put("turn_p95_min", &GateDay::turn_p95_min);
  auto const put_classes = [&](char const* name, auto GateDay::*of) {
    auto const classes = (GateDay{}.*of).size();
    auto& values = figures[name] = std::vector<double>(nodes * classes);
    for (std::size_t g = 0; g < gates.size(); ++g)
      std::ranges::copy(gates[g].*of, values.begin() + static_cast<std::ptrdiff_t>(row_of[g] * classes));
  };
  put_classes("gate_trucks", &GateDay::trucks);
  put_classes("turn_trucks", &GateDay::turns);
}

void record_customs(World& world, CustomsDay const& day) {
  auto& figures = world.record.freight[world.now.year()].figures;
  figures["customs_consignments"] = {day.consignments.begin(), day.consignments.end()};
  figures["import_h"] = {day.import_h};
  figures["import_p95_h"] = {day.import_p95_h};
  figures["export_h"] = {day.export_h};
  figures["export_p95_h"] = {day.export_p95_h};
  figures["clearance_stock_mvnd"] = {day.stock_vnd / 1e6};
}

void record_parcels(World& world, ParcelDay const& day) {
  auto& figures = world.record.freight[world.now.year()].figures;
  double const parcels = sum(day.home) + sum(day.locker) + sum(day.business);
  figures["parcels"] = {parcels};
  figures["parcels_locker"] = {sum(day.locker)};
  figures["parcel_tries"] = {day.tries};
  figures["couriers"] = {day.couriers};
  figures["courier_km"] = {day.courier_km};
  figures["parcel_vans"] = {day.vans};
  figures["cost_vnd_parcel"] = {ratio(day.cost_vnd, parcels)};
  figures["parcels_abroad"] = {day.abroad};
  figures["parcels_abroad_h"] = {day.abroad_h};
}

}  // namespace tanvan
