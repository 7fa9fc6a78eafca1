#include "models/emissions/emissions.hpp"

#include <algorithm>

#include "models/emissions/exposure.hpp"
#include "models/emissions/freight_fleet.hpp"
#include "models/emissions/noise.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

constexpr double kKgInTonne = 1000;

/// One link's day.
KmEmission link_day(TrafficDay const& day, LinkStore const& links, LinkId a, FleetCurves const& fleet) {
  KmEmission sum;
  double const km = links.length[a].value / kMetresInKm;
  for (std::size_t t = 0; t < day.bin_length_s.size(); ++t) {
    std::size_t const row = t * links.size() + a.value;
    double const hours = day.bin_length_s[t] / kSecondsInHour;
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      if (double const volume = day.volume_veh_h[row * kVehicleClasses + c]; volume > 0) {
        auto const vehicle = static_cast<VehicleClass>(c);
        sum.add(fleet.per_km(vehicle, class_speed_kmh(day, vehicle, row)), volume * hours * km);
      }
  }
  return sum;
}

bool has_day_of_travel(World const& world) {
  auto const& years = world.transport.years;
  return std::find(years.begin(), years.end(), world.now.year()) != years.end();
}

double product_sum(std::vector<double> const& a, std::vector<double> const& b) {
  return ordered_sum_by(a.size(), [&](std::size_t i) { return a[i] * b[i]; });
}

}  // namespace

double class_speed_kmh(TrafficDay const& day, VehicleClass vehicle, std::size_t row) {
  bool const own = vehicle == VehicleClass::motorbike && !day.motorbike_speed_kmh.empty();
  return own ? day.motorbike_speed_kmh[row] : day.speed_kmh[row];
}

std::vector<double> zone_residents(World const& world) {
  auto const& households = world.population.households;
  std::vector<double> persons(world.network.zones.size());
  for (auto id : ids<HouseholdId>(households.size()))
    persons[households.zone[id].value] += households.persons[id] / world.scale;
  return persons;
}

LinkEmissions emissions_of(TrafficDay const& day, LinkStore const& links, FleetCurves const& fleet) {
  LinkEmissions result;
  for (auto* column : {&result.fuel_l, &result.co2_kg, &result.nox_kg, &result.pm25_kg, &result.co_kg})
    column->resize(links.size());
  for_each_row<LinkId>(links.size(), [&](LinkId a) {
    auto const e = link_day(day, links, a, fleet);
    result.fuel_l[a.value] = e.fuel_l;
    result.co2_kg[a.value] = e.co2_kg;
    result.nox_kg[a.value] = e.nox_kg;
    result.pm25_kg[a.value] = e.pm25_kg;
    result.co_kg[a.value] = e.co_kg;
  });
  return result;
}

std::vector<double> vehicles_day(TrafficDay const& day, std::size_t links) {
  std::vector<double> sum(links);
  for_each_index(links, [&](std::size_t a) {
    for (std::size_t t = 0; t < day.bin_length_s.size(); ++t)
      for (std::size_t c = 0; c < kVehicleClasses; ++c)
        sum[a] += day.volume_veh_h[(t * links + a) * kVehicleClasses + c] * day.bin_length_s[t] / kSecondsInHour;
  });
  return sum;
}

void record_emissions(World& world, EmissionParameters const& p) {
  auto const today = world.record.travel.find(world.now.year());
  if (today == world.record.travel.end() || world.record.years.empty()) return;
  FleetCurves const fleet(world.now.year(), p);
  auto const& e = today->second.emissions = emissions_of(today->second.traffic, world.network.links, fleet);
  set_yearly(world.record, "fuel_traffic_l_day", ordered_sum(e.fuel_l));
  set_yearly(world.record, "co2_traffic_t_day", ordered_sum(e.co2_kg) / kKgInTonne);
  set_yearly(world.record, "nox_traffic_kg_day", ordered_sum(e.nox_kg));
  set_yearly(world.record, "pm25_traffic_kg_day", ordered_sum(e.pm25_kg));
  set_yearly(world.record, "co_traffic_kg_day", ordered_sum(e.co_kg));
}

void record_exposure(World& world, EmissionParameters const& p) {
  auto& record = world.record;
  if (record.travel.empty() || record.years.empty()) return;
  auto const& [traffic, emissions] = std::tie(record.travel.rbegin()->second.traffic,  // the last day of travel
                                              record.travel.rbegin()->second.emissions);
  if (emissions.pm25_kg.empty()) return;
  auto const exposure =
      zone_exposure(world.network, emissions.pm25_kg, vehicles_day(traffic, world.network.links.size()), p);
  auto const persons = zone_residents(world);
  double const all = ordered_sum(persons);
  set_zones(record, "pm25_exposure", exposure.level);
  set_yearly(record, "pm25_exposure_mean", all > 0 ? product_sum(persons, exposure.level) / all : 0);
  double near = 0;
  for (std::size_t b = 0; b < kRoadBands; ++b) {
    std::vector<double> people(persons.size());
    for (std::size_t z = 0; z < people.size(); ++z) people[z] = persons[z] * exposure.share[b][z];
    set_zones(record, kRoadBandNames[b], people);
    if (kRoadBandEnds_m[b] <= kNearRoad_m) near += ordered_sum(people);
  }
  set_yearly(record, "exposed_persons_busy_roads", near);
}

std::vector<Module> emissions_modules(EmissionParameters const& p) {
  std::vector<std::string> const reads = {"day.traffic", "household.zone", "household.persons"};
  return {{{.name = "emissions.traffic",
            .period = Period::transport,
            .phase = Phase::record,
            .reads = reads,
            .writes = {},
            .adds = {}},
           [p](World& world) {
             record_emissions(world, p);
             record_exposure(world, p);
             record_noise(world, p);
           }},
          {{.name = "emissions.freight",
            .period = Period::transport,
            .phase = Phase::record,
            .reads = {"day.trucks", "day.traffic"},
            .writes = {},
            .adds = {}},
           [p](World& world) { record_freight_emissions(world, p); }},
          {{.name = "emissions.exposure",
            .period = Period::year,
            .phase = Phase::record,
            .reads = reads,
            .writes = {},
            .adds = {}},
           [p](World& world) {
             if (has_day_of_travel(world)) return;
             record_exposure(world, p);
             record_noise(world, p);
           }}};
}

}  // namespace tanvan
