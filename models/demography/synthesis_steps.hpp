#pragma once
/// The steps of the synthesis of people, one a source file.

#include <array>
#include <span>
#include <string>
#include <vector>

#include "models/demography/synthesis.hpp"
#include "models/demography/synthesis_controls.hpp"

namespace tanvan {

/// Persons of one zone by age class and sex.
using Pool = std::array<std::array<std::uint32_t, 2>, kAgeClasses>;

/// Households of `size` persons of whom `children` are below 15.
struct HouseholdForm {
  std::uint32_t size = 0, children = 0, count = 0;
};

/// What one zone gets, and where its rows begin.
struct ZonePlan {
  ZoneId zone;
  std::uint32_t persons = 0, households = 0;
  std::uint32_t first_person = 0, first_household = 0;
  Pool pool{};
  std::vector<HouseholdForm> forms;  // most children first, then the largest: the order in which households are made
  std::vector<double> size_target;   // [kLargestHousehold] households wanted by size
};

/// Persons, households, ages and forms of households for every zone; rows begin where those of the zone before end.
std::vector<ZonePlan> plan_zones(World const& world, std::vector<District> const& districts,
                                 PeopleSynthesisParameters const& p, SynthesisReport& report);

/// Forms of a zone's households: sizes as the shares have it, tilted to persons per household; children by size, tilted
/// to the children there are. Counts are whole; households, persons and children add up exactly.
/// @param shares  of sizes 1, 2, … kLargestHousehold  @pre households <= persons - children; persons <= 7 households
/// @param[out] size_target  households wanted by size
std::vector<HouseholdForm> forms_of(std::span<double const> shares, std::uint32_t persons, std::uint32_t households,
                                    std::uint32_t children, std::vector<double>& size_target);

/// Makes the households of a zone out of its pool: children find parents of fitting age, women partners, the others
/// live with relatives, in shared rooms or alone. Every person of the pool is used once. Writes the zone's own rows.
void compose_zone(World& world, ZonePlan const& plan, PeopleSynthesisParameters const& p);

/// Tenure, migrants, education and status: raked over strata in each district, rounded with both margins kept.
void give_traits(World& world, std::vector<District> const& districts, SynthesisReport& report);

/// Vehicles, savings and specific skill.
void give_wealth(World& world, PeopleSynthesisParameters const& p, SynthesisReport& report);

}  // namespace tanvan
