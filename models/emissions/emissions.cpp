#include "models/emissions/emissions.hpp"

#include <algorithm>

#include "sim/engine/indicators.hpp"

namespace tanvan {
namespace {

constexpr double kReferenceSpeed = 45;  // of the litres a 100 km [km/h]
constexpr double kCrawl = 3;            // slower than this the curve is not defined [km/h]

double shape(double v, EmissionParameters const& p) {
  return p.rolling + p.idling / v + p.drag * v * v;
}

}  // namespace

std::vector<Parameter> parameters(EmissionParameters& p) {
  constexpr auto kCurve = "prior; U shape of average-speed models such as COPERT";
  return {
      {"motorbike_l_100km", &p.motorbike_l_100km, 0.1, 10, "l/100 km", "fuel of a motorbike at 45 km/h",
       "macro.csv motorbike_fuel_use"},
      {"car_l_100km", &p.car_l_100km, 1, 30, "l/100 km", "fuel of a car at 45 km/h", "prior"},
      {"bus_l_100km", &p.bus_l_100km, 5, 80, "l/100 km", "fuel of a bus at 45 km/h", "prior"},
      {"truck_l_100km", &p.truck_l_100km, 5, 80, "l/100 km", "fuel of a truck at 45 km/h",
       "prior; macro.csv truck_fuel_use_container 38"},
      {"petrol_kg_l", &p.petrol_kg_l, 1, 4, "kg/l", "carbon dioxide of a litre of petrol",
       "IPCC 2006 guidelines, 69.3 kg/GJ"},
      {"diesel_kg_l", &p.diesel_kg_l, 1, 4, "kg/l", "carbon dioxide of a litre of diesel",
       "IPCC 2006 guidelines, 74.1 kg/GJ"},
      {"rolling", &p.rolling, 0.01, 10, "1", "fuel a kilometre at any speed, relative", kCurve},
      {"idling", &p.idling, 0, 200, "km/h", "fuel an hour of driving, relative", kCurve},
      {"drag", &p.drag, 0, 0.01, "h²/km²", "fuel against the air, relative", kCurve},
  };
}

double fuel_factor(double speed_kmh, EmissionParameters const& p) {
  return shape(std::max(kCrawl, speed_kmh), p) / shape(kReferenceSpeed, p);
}

DayEmissions emissions_of(TrafficDay const& day, LinkStore const& links, EmissionParameters const& p) {
  double const litres[] = {p.motorbike_l_100km, p.car_l_100km, p.bus_l_100km, p.truck_l_100km};
  double const carbon[] = {p.petrol_kg_l, p.petrol_kg_l, p.diesel_kg_l, p.diesel_kg_l};
  DayEmissions sum;
  for (std::size_t t = 0; t < day.bin_length_s.size(); ++t)
    for (LinkId a : ids<LinkId>(links.size())) {
      std::size_t const row = t * links.size() + a.value;
      double const km = links.length[a].value / 1000, hours = day.bin_length_s[t] / 3600;
      double const factor = fuel_factor(day.speed_kmh[row], p);
      for (std::size_t c = 0; c < kVehicleClasses; ++c) {
        double const driven = day.volume_veh_h[row * kVehicleClasses + c] * hours * km;
        double const fuel = driven * litres[c] / 100 * factor;
        sum.vehicle_km += driven;
        sum.fuel_l += fuel;
        sum.co2_t += fuel * carbon[c] / 1000;
      }
    }
  return sum;
}

void record_emissions(World& world, EmissionParameters const& p) {
  auto const today = world.record.travel.find(world.now.year());
  if (today == world.record.travel.end() || world.record.years.empty()) return;
  auto const e = emissions_of(today->second.traffic, world.network.links, p);
  set_yearly(world.record, "co2_traffic_t_day", e.co2_t);
  set_yearly(world.record, "fuel_traffic_l_day", e.fuel_l);
}

std::vector<Module> emissions_modules(EmissionParameters const& p) {
  return {{{.name = "emissions.traffic",
            .period = Period::transport,
            .phase = Phase::record,
            .reads = {"day.traffic"},
            .writes = {},
            .adds = {}},
           [p](World& world) { record_emissions(world, p); }}};
}

}  // namespace tanvan
