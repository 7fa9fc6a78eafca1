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

std::vector<Parameter> of_goods_vehicles(EmissionParameters& p) {
  constexpr auto kByWeight =
      "EMEP/EEA guidebook, 1.A.3.b, tier 2: 155 g/km of fuel for rigid trucks of 7.5-16 t, 210 for 16-32 t, linear in "
      "gross weight; from memory, unverified";
  return {
      {"van_scale", &p.van_scale, 0.5, 4, "1", "emissions of a van over a petrol car's",
       "EMEP/EEA guidebook, 1.A.3.b, tier 1: 100 g/km of petrol against 70; from memory, unverified; diesel vans emit "
       "more NOx and soot"},
      {"truck_2_axle_scale", &p.truck_2_axle_scale, 0.2, 3, "1",
       "emissions of a 2-axle truck of 10 t over a rigid truck's of 14-20 t", kByWeight},
      {"truck_3_axle_scale", &p.truck_3_axle_scale, 0.2, 3, "1",
       "emissions of a 3-axle truck of 24 t over a rigid truck's of 14-20 t", kByWeight},
  };
}

std::vector<Parameter> of_sound(EmissionParameters& p) {
  constexpr auto kLate = "prior: about what the hourly weights of models/demand say; no night counts found";
  return {
      {"noise_temperature", &p.noise_temperature, 0, 40, "°C", "air, mean of the year: tyres are quieter when warm",
       "mean of Bình Dương, 26.5-27 °C, from memory, unverified"},
      {"noise_horns", &p.noise_horns, 0, 6, "dB", "what horns add to the sound of all vehicles",
       "Phan, Yano, Sato, Nishimura, Applied Acoustics 71, 2010: 0-4 dB in Hà Nội and Thành phố Hồ Chí Minh"},
      {"noise_motorbikes", &p.noise_motorbikes, -10, 10, "dB",
       "sound power of local motorbikes over the method's category 4b, which is 1.8 dB above a car at 30 km/h, 0.3 at "
       "40",
       "prior: no pass-by levels of local motorbikes found; they are above 50 cm³, as category 4b"},
      {"noise_heavy_trucks", &p.noise_heavy_trucks, 0, 1, "1", "share of trucks with three axles and more",
       "simulated: models/freight, 0.51 of the drives of trucks in 2026"},
      {"noise_late", &p.noise_late, 0, 1, "1",
       "traffic from 23 to 05 against the other hours of its bin, all but trucks", kLate},
      {"noise_late_trucks", &p.noise_late_trucks, 0, 1, "1", "the same of trucks", kLate},
  };
}

std::vector<Parameter> of_sounds_way(EmissionParameters& p) {
  return {
      {"noise_air", &p.noise_air, 0, 30, "dB/km", "what air takes of the sound of traffic",
       "ISO 9613-1 at 27 °C and 80 % humidity: 6.5-9 over 300 m for the spectra of trucks, cars and motorbikes"},
      {"noise_nearest", &p.noise_nearest, 2, 50, "m", "nearest homes from the axis of a road", "prior"},
      {"noise_first_row", &p.noise_first_row, 0, 100, "m", "depth of the row of houses that face the road", "prior"},
      {"noise_frontage", &p.noise_frontage, 0, 0.9, "1", "share of a road's length lined with houses",
       "prior; ISO 9613-2:1996, annex A.3, from memory, unverified: -10 lg(1 - share) dB behind them"},
      {"noise_built", &p.noise_built, 0, 1, "1", "share of the ground behind them that houses cover",
       "prior; ISO 9613-2:1996, annex A.3, from memory, unverified: 0.1 dB a metre times it, 10 dB at most"},
  };
}

}  // namespace

std::vector<Parameter> parameters(EmissionParameters& p) {
  auto all = of_fuels(p);
  append(all, of_standards(p));
  append(all, of_fleet(p));
  append(all, of_exposure(p));
  append(all, of_goods_vehicles(p));
  append(all, of_sound(p));
  append(all, of_sounds_way(p));
  return all;
}

}  // namespace tanvan
