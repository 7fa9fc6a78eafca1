#include "models/emissions/emission_parameters.hpp"

namespace tanvan {
namespace {

constexpr auto kPrior = "prior";
constexpr auto kRoadmap2005 = "Decision 249/2005/QĐ-TTg, from July 2007";
constexpr auto kRoadmap2011 = "Decision 49/2011/QĐ-TTg";
constexpr auto kAges = "prior: registered vehicles, most driven young; ages spread exponentially";

void append(std::vector<Parameter>& all, std::vector<Parameter> const& part) {
  all.insert(all.end(), part.begin(), part.end());
}

std::vector<Parameter> of_fuels(EmissionParameters& p) {
  return {
      {"petrol_kg_l", &p.petrol_kg_l, 1, 4, "kg/l", "carbon dioxide of a litre of petrol",
       "IPCC 2006 guidelines, 69.3 kg/GJ"},
      {"diesel_kg_l", &p.diesel_kg_l, 1, 4, "kg/l", "carbon dioxide of a litre of diesel",
       "IPCC 2006 guidelines, 74.1 kg/GJ"},
      {"petrol_density", &p.petrol_density, 0.68, 0.8, "kg/l", "mass of a litre of petrol",
       "EMEP/EEA guidebook, 1.A.3.b, from memory, unverified"},
      {"diesel_density", &p.diesel_density, 0.8, 0.88, "kg/l", "mass of a litre of diesel",
       "EMEP/EEA guidebook, 1.A.3.b, from memory, unverified"},
  };
}

std::vector<Parameter> of_standards(EmissionParameters& p) {
  return {
      {"motorbike_age", &p.motorbike_age, 1, 30, "years", "mean age of motorbikes on the road", kAges},
      {"car_age", &p.car_age, 1, 30, "years", "mean age of cars on the road", kAges},
      {"bus_age", &p.bus_age, 1, 30, "years", "mean age of buses on the road", kAges},
      {"truck_age", &p.truck_age, 1, 30, "years", "mean age of trucks on the road", kAges},
      {"motorbike_euro2_from", &p.motorbike_euro2_from, 1990, 2100, "year", "new motorbikes keep Euro 2", kRoadmap2005},
      {"motorbike_euro3_from", &p.motorbike_euro3_from, 1990, 2100, "year", "new motorbikes keep Euro 3", kRoadmap2011},
      {"car_euro4_from", &p.car_euro4_from, 1990, 2100, "year", "new cars keep Euro 4; older ones count as Euro 2",
       kRoadmap2011},
      {"car_euro5_from", &p.car_euro5_from, 1990, 2100, "year", "new cars keep Euro 5", kRoadmap2011},
      {"heavy_euro4_from", &p.heavy_euro4_from, 1990, 2100, "year",
       "new buses and trucks keep Euro IV; older ones count as Euro II",
       "Decision 49/2011/QĐ-TTg; a year later for want of fuel, from memory, unverified"},
      {"heavy_euro5_from", &p.heavy_euro5_from, 1990, 2100, "year", "new buses and trucks keep Euro V", kRoadmap2011},
  };
}

std::vector<Parameter> of_fleet(EmissionParameters& p) {
  return {
      {"truck_articulated", &p.truck_articulated, 0, 1, "1", "share of trucks with a semi-trailer, most for containers",
       kPrior},
      {"motorbike_electric", &p.motorbike_electric, 0, 1, "1", "share of kilometres on electric motorbikes", kPrior},
      {"car_electric", &p.car_electric, 0, 1, "1", "share of kilometres in electric cars", kPrior},
      {"bus_electric", &p.bus_electric, 0, 1, "1", "share of kilometres in electric buses", kPrior},
      {"motorbike_fuel", &p.motorbike_fuel, 0.3, 2, "1", "fuel of local motorbikes (110-125 cm³) over the guidebook's",
       "2.0 l/100 km (macro.csv motorbike_fuel_use, unverified) over 2.5 at 45 km/h"},
      {"motorbike_pm", &p.motorbike_pm, 0.1, 20, "1", "exhaust particles of local motorbikes over the guidebook's",
       "prior; Tran et al., IOP Earth and Environmental Science, 2024: 0.053 g/km in Hà Nội, about six times as much"},
  };
}

std::vector<Parameter> of_exposure(EmissionParameters& p) {
  return {
      {"exposure_decay", &p.exposure_decay, 0, 0.05, "1/m", "how fast exhaust thins out with the distance from a road",
       "Liu, Chen & Xue, Heliyon 5, 2019: 0.0026 for black carbon, 0.0027 for NOx, 0.0019 for CO"},
      {"busy_vehicles_day", &p.busy_vehicles_day, 0, 200'000, "vehicles/day",
       "a direction of a road with at least so many vehicles a day is busy", "prior; most are motorbikes"},
  };
}

}  // namespace

std::vector<Parameter> parameters(EmissionParameters& p) {
  auto all = of_fuels(p);
  append(all, of_standards(p));
  append(all, of_fleet(p));
  append(all, of_exposure(p));
  return all;
}

}  // namespace tanvan
