#include "models/landuse/synthesis.hpp"

#include "models/landuse/synthesis_steps.hpp"

namespace tanvan {

std::vector<Parameter> parameters(HomeSynthesisParameters& p) {
  return {
      {"house_m2", &p.house_m2, 20, 400, "m²", "mean floor of an owned house",
       "macro.csv floor_space_per_person 2015: 23.5 m²"},
      {"apartment_m2", &p.apartment_m2, 20, 300, "m²", "mean floor of a rented flat or house",
       "from memory, unverified"},
      {"room_m2", &p.room_m2, 6, 60, "m²", "mean floor of a room (phòng trọ)",
       "macro.csv boarding_room_rent note: 12-16 m²"},
      {"dormitory_m2", &p.dormitory_m2, 4, 60, "m²", "mean floor of a dormitory unit", "from memory, unverified"},
      {"social_m2", &p.social_m2, 15, 120, "m²", "mean floor of a social dwelling",
       "macro.csv social_housing_unit_price: 30 m²; newer ones larger"},
      {"floor_spread", &p.floor_spread, 0, 1, "1", "spread of floors, standard deviation of the logarithm", "prior"},
      {"vacancy_house", &p.vacancy_house, 0, 0.5, "1", "vacant houses of all houses", "prior"},
      {"vacancy_apartment", &p.vacancy_apartment, 0, 0.5, "1", "vacant flats of all flats", "prior"},
      {"vacancy_room", &p.vacancy_room, 0, 0.5, "1", "vacant rooms of all rooms", "prior"},
      {"vacancy_dormitory", &p.vacancy_dormitory, 0, 0.5, "1", "vacant dormitory units of all units", "prior"},
      {"vacancy_social", &p.vacancy_social, 0, 0.5, "1", "vacant social dwellings of all", "prior"},
      {"vacancy_enterprise", &p.vacancy_enterprise, 0, 0.5, "1", "vacant floor space of industry and commerce",
       "prior"},
      {"apartment_price_mvnd", &p.apartment_price_mvnd, 1, 500, "million đồng a m²", "mean price of housing to buy",
       "macro.csv apartment_price: province average 2020"},
      {"room_rent_vnd", &p.room_rent_vnd, 1e5, 1e7, "đồng a month", "mean rent of a room",
       "macro.csv boarding_room_rent 2022"},
      {"industry_rent_vnd", &p.industry_rent_vnd, 1e3, 1e7, "đồng a m² and month",
       "mean rent of industrial floor space", "ready-built factories near 4 USD, from memory, unverified"},
      {"commerce_rent_vnd", &p.commerce_rent_vnd, 1e3, 1e7, "đồng a m² and month", "mean rent of shops and offices",
       "near 9.5 USD, from memory, unverified"},
      {"far_low", &p.far_low, 0.1, 20, "1", "cap of the floor-area ratio in the country", "prior"},
      {"far_high", &p.far_high, 0.1, 20, "1", "cap of the floor-area ratio in the densest zones", "prior"},
      {"far_density", &p.far_density, 100, 1e5, "persons/km²", "density at which the cap lies half-way", "prior"},
      {"developable_low", &p.developable_low, 0, 1, "1", "land that may carry buildings, in the country", "prior"},
      {"developable_rise", &p.developable_rise, 0, 1, "1", "more such land in the densest zones", "prior"},
      {"developable_density", &p.developable_density, 100, 1e5, "persons/km²",
       "density at which developable land lies half-way", "prior"},
      {"spared_floor", &p.spared_floor, 1, 10, "1", "floor space that caps allow at least, of what stands", "prior"},
      {"rural_price_mvnd", &p.rural_price_mvnd, 0.1, 500, "million đồng a m²",
       "price of housing in a district that macro.csv does not name", "prior"},
      {"land_over_apartment", &p.land_over_apartment, 0.05, 10, "1",
       "price of land over that of apartments in a district, each a m²", "macro.csv 2022 and 2025"},
  };
}

SynthesisReport synthesize_homes(World& world, HomeSynthesisParameters const& p) {
  SynthesisReport report;
  found_dwellings(world, p, report);
  found_land(world, p);
  found_prices(world, p);
  return report;
}

}  // namespace tanvan
