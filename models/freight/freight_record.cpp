#include "models/freight/freight_record.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "sim/core/check.hpp"
#include "sim/engine/indicators.hpp"

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
    auto const takes = drive_takes(roads, kind_of(trip.vehicle).weight, trip.from, trip.to, trip.leave_s);
    if (!std::isfinite(takes.km)) return;
    double const length_km = trip.vehicles * takes.km;
    trips[v] += trip.vehicles;
    km[v] += length_km;
    hours[v] += trip.vehicles * takes.time_s / 3600;
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
  for (auto const& gateway : gateways) {
    auto const at = std::ranges::find(all, gateway.row);
    ensures(at != all.end(), "a row of the results for each gateway");
    rows.push_back(static_cast<std::size_t>(at - all.begin()));
  }
  return rows;
}

/// Sums of shipments, full population.
struct ShipmentSums {
  std::vector<double> flow, goods, of_size;                  // [flow], [commodity], [size]
  std::vector<double> tonnes_at, containers_at;              // [node]
  std::vector<double> containers_by, tonne_km_by;            // [chain]
  double domestic_in = 0, consolidated = 0, onward_vnd = 0;  // [t], [t], [đồng]

  explicit ShipmentSums(std::size_t nodes)
      : flow(kGoodsFlows),
        goods(kCommodities),
        of_size(kShipmentSizes),
        tonnes_at(nodes),
        containers_at(nodes),
        containers_by(kChains),
        tonne_km_by(kChains) {}

  /// Goods of residents count once, on their way to the warehouse, in all but `flow`.
  void add(Shipment const& s, double weight, double boxes) {
    double const tonnes = weight * static_cast<double>(s.kg) / 1000;
    if (s.leg == ShipmentLeg::from_centre) {
      consolidated += tonnes;
      return;
    }
    flow[static_cast<std::size_t>(s.flow)] += tonnes;
    if (s.flow == GoodsFlow::household) return;
    goods[index_of(s.commodity)] += tonnes;
    of_size[s.size] += weight;
    if (s.flow == GoodsFlow::domestic && s.base == s.to) domestic_in += tonnes;
    if (s.way < 0) return;
    containers_by[static_cast<std::size_t>(s.chain)] += weight * s.container;
    onward_vnd += weight * boxes * s.onward_vnd;
  }
};

void record_vehicles(std::map<std::string, std::vector<double>>& figures, FreightRoads const& roads,
                     GoodsDay const& day) {
  VehicleSums sums;
  for (auto const& trip : day.trips) sums.add(trip, roads);
  for (std::size_t v = 0; v < kFreightVehicles; ++v) {
    sums.km[v] += day.inside_km[v];
    sums.hours[v] += day.inside_h[v];
  }
  auto const trucks_km = sum(sums.km) - sums.km[static_cast<std::size_t>(FreightVehicle::courier)];
  figures["empty_share"] = {ratio(sum(sums.empty_km), trucks_km)};
  figures["vehicle_trips"] = std::move(sums.trips);
  figures["vehicle_km"] = std::move(sums.km);
  figures["vehicle_h"] = std::move(sums.hours);
  figures["empty_km"] = std::move(sums.empty_km);
  figures["tonne_km"] = std::move(sums.tonne_km);
  figures["departures"] = std::move(sums.departures);
}

/// CO2 of a tonne-kilometre by each chain [kg], of what is no truck (McKinnon, Piecyk, "Measuring and managing CO2
/// emissions of European chemical transport", Cefic 2011: barge 31 g, rail 22 g).
constexpr std::array<double, kChains> kChainCo2 = {0, 0.031, 0.022};

/// Names and places of the rows of results by gateway; that of the zone where the table gives none.
void place_gateways(World const& world, std::vector<std::uint64_t> const& rows, FreightYear& year) {
  year.gateways.clear();
  auto& lon = year.figures["gateway_lon"] = {};
  auto& lat = year.figures["gateway_lat"] = {};
  for (auto const row : rows) {
    auto const& node = world.region.freight[row];
    bool const placed = node.lon != 0 || node.lat != 0;
    year.gateways.push_back(node.name);
    lon.push_back(placed ? node.lon : world.network.zones.lon[node.zone]);
    lat.push_back(placed ? node.lat : world.network.zones.lat[node.zone]);
  }
}

}  // namespace

void record_goods_day(World& world, FreightRoads const& roads, TradeWays const& ways,
                      std::span<Shipment const> shipments, double weight, FreightParameters const& p,
                      GoodsDay const& day) {
  auto const row_of = rows_of(world.region, ways.all());
  auto const nodes = gateway_rows(world.region);
  ShipmentSums sums{nodes.size()};
  for (auto const& s : shipments) {
    sums.add(s, weight, boxes_of(s, p));
    if (s.way < 0) continue;
    auto const gateway = static_cast<std::size_t>(s.way), inland = static_cast<std::size_t>(s.node);
    double const tonnes = weight * static_cast<double>(s.kg) / 1000;
    for (auto const row : {gateway, inland}) {  // the gateway, and the inland node before it
      sums.tonnes_at[row_of[row]] += tonnes;
      sums.containers_at[row_of[row]] += weight * s.container;
      if (inland == gateway) break;
    }
    if (inland != gateway && s.chain != Chain::road)
      sums.tonne_km_by[static_cast<std::size_t>(s.chain)] +=
          tonnes * roads.km(ways.all()[inland].zone.value, ways.all()[gateway].zone.value);
  }
  auto& year = world.record.freight[world.now.year()];
  auto& figures = year.figures;
  record_vehicles(figures, roads, day);
  double const tonnes = sum(sums.goods), boxes = sum(sums.containers_by), cost_vnd = day.cost_vnd + sums.onward_vnd;
  std::vector<double> chain_co2_t(kChains);
  for (std::size_t c = 0; c < kChains; ++c) chain_co2_t[c] = kChainCo2[c] * sums.tonne_km_by[c] / 1000;
  place_gateways(world, nodes, year);
  figures["flow_tonnes"] = std::move(sums.flow);
  figures["commodity_tonnes"] = std::move(sums.goods);
  figures["size_shipments"] = std::move(sums.of_size);
  figures["gateway_tonnes"] = std::move(sums.tonnes_at);
  figures["gateway_containers"] = std::move(sums.containers_at);
  figures["chain_containers"] = std::move(sums.containers_by);
  figures["chain_tonne_km"] = std::move(sums.tonne_km_by);
  figures["chain_co2_t"] = std::move(chain_co2_t);
  figures["tonnes_due"] = {tonnes_due(world, p)};
  figures["domestic_in_tonnes"] = {sums.domestic_in};
  figures["consolidated_tonnes"] = {sums.consolidated};
  figures["pooled_share"] = {ratio(day.pooled, day.alone + day.pooled)};
  figures["paired_containers"] = {day.paired};
  figures["round_stops"] = {ratio(day.pooled, day.rounds)};
  figures["cost_mvnd"] = {cost_vnd / 1e6};
  figures["cost_vnd_t"] = {ratio(cost_vnd, tonnes)};
  figures["cost_vnd_container"] = {ratio(day.container_vnd + sums.onward_vnd, boxes)};
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

void record_indicators(World& world) {
  auto const& figures = world.record.freight.at(world.now.year()).figures;
  auto const at = [&](char const* name) -> std::vector<double> const& { return figures.at(name); };
  auto const set = [&](char const* name, double value) { set_yearly(world.record, name, value); };
  auto const& drives = at("vehicle_trips");
  set("goods_tonnes_day", sum(at("commodity_tonnes")));
  set("truck_drives_day", drives[static_cast<std::size_t>(FreightVehicle::truck_2_axle)] +
                              drives[static_cast<std::size_t>(FreightVehicle::truck_3_axle)] +
                              drives[static_cast<std::size_t>(FreightVehicle::tractor)]);
  set("van_drives_day", drives[static_cast<std::size_t>(FreightVehicle::van)]);
  set("freight_empty_share", 100 * at("empty_share")[0]);
  set("goods_cost_vnd_t", at("cost_vnd_t")[0]);
  set("container_cost_vnd", at("cost_vnd_container")[0]);
  auto const& turn = at("turn_min");
  auto const& trucks = at("gate_trucks");
  double turn_min = 0;
  for (std::size_t g = 0; g < turn.size(); ++g)
    for (std::size_t hour = 0; hour < kHoursOfDay; ++hour) turn_min += turn[g] * trucks[g * kHoursOfDay + hour];
  set("gate_turn_min", ratio(turn_min, sum(trucks)));
  set("parcels_day", at("parcels")[0]);
  set("couriers_day", at("couriers")[0]);
}

void record_parcels(World& world, ParcelDay const& day) {
  auto& figures = world.record.freight[world.now.year()].figures;
  double const parcels = sum(day.home) + sum(day.locker) + sum(day.business);
  figures["parcels"] = {parcels};
  figures["parcels_locker"] = {sum(day.locker)};
  figures["parcel_tries"] = {day.tries};
  figures["couriers"] = {day.couriers};
  figures["courier_km"] = {figures["vehicle_km"][static_cast<std::size_t>(FreightVehicle::courier)]};
  figures["parcel_vans"] = {day.vans};
  figures["cost_vnd_parcel"] = {ratio(day.cost_vnd, parcels)};
  figures["parcels_abroad"] = {day.abroad};
  figures["parcels_abroad_h"] = {day.abroad_h};
  figures["parcels_abroad_mvnd"] = {day.abroad_vnd / 1e6};
}

}  // namespace tanvan
