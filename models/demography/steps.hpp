#pragma once
/// The steps of the demography model.

#include "models/demography/demography.hpp"

namespace tanvan {

/// Births, deaths, school progress and leaving home (E23), a year's chances of everybody in the month of their
/// birthday: so a year has no day on which all of it happens.
void have_birthdays(World& world, DemographyParameters const& p);

/// Chance that a woman who lives alone marries within a year (E23): a bell over ages.
double marriage_chance(int age, DemographyParameters const& p);

/// Couples of this month (E23). Of women who live alone some look, by `marriage_chance`; each finds a man who lives
/// alone too, in zones that have more of them or lie nearer likelier, of some thirty there the one whose age is nearest
/// to hers and `marriage_gap`. They share one home, the larger of theirs, and all they own; the other home is left.
/// Draws are keyed by person and month: one man more or less changes few choices.
void marry(World& world, DemographyParameters const& p);

/// Arrivals and departures of a month (E21b).
void migrate(World& world, DemographyParameters const& p);

/// Takes a person out of household and employment; the row is `gone` until the quarter ends. Savings of an emptied
/// household go outside.
void remove_person(World& world, PersonId id);

/// E24: households buy and give up motorbikes and cars. Each household writes its own row.
void change_vehicles(World& world, DemographyParameters const& p);

/// Adds a household without a dwelling and without members, with one motorbike.
HouseholdId add_household(World& world, AgentKey key, ZoneId zone, Tenure tenure, Dong savings);

/// What a new person brings.
struct NewPerson {
  AgentKey key;  // of its own, >= 2^40
  HouseholdId household;
  Month born;
  Sex sex = Sex::female;
  Education education = Education::none;
  Status status = Status::child;
  bool migrant = false;
  float specific_skill = 0.8F;
};

/// Adds a person without work to a household.
PersonId add_person(World& world, NewPerson const& person);

/// Specific skill of a newcomer: what nobody lacks, and a step for each level of education.
float first_skill(Education education, DemographyParameters const& p);

}  // namespace tanvan
