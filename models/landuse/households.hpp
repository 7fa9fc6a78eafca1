#pragma once
/// What the land-use model knows of a household: gathered from its members when somebody asks.

#include <span>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {

/// A household as a seeker of homes.
struct HouseholdFacts {
  double income_mvnd = 0;          // wages of its members [million đồng a month]
  int members = 0;                 // > 0
  int head_age = 0;                // of the eldest [years]
  bool migrant = false;            // all adults were born elsewhere
  bool changed_job = false;        // somebody began a job within a year
  bool has_newborn = false;        // somebody was born within a year
  bool offered_dormitory = false;  // somebody works at a site of an employer large enough to offer one
  std::vector<ZoneId> workplaces;  // zones where members work, in the order of members; no more than four
};

/// Gathers facts. Keeps the vector of workplaces between calls: one object a thread.
/// @param members  rows of persons of the household, at least one
/// @param dormitory_staff  least staff of an employer that offers dormitories
void gather_facts(World const& world, std::span<std::uint32_t const> members, double dormitory_staff,
                  HouseholdFacts& facts);

/// The members of some households, by their place in the list: when few ask.
Groups members_of(World const& world, std::span<HouseholdId const> households);

}  // namespace tanvan
