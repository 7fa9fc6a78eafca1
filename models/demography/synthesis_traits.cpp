// Tenure, migrants, education and status of the synthetic population.
#include <algorithm>

#include "models/demography/synthesis_split.hpp"
#include "models/demography/synthesis_steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"
#include "sim/rng/draws.hpp"

// Chances to start from are from memory, unverified: the controls decide the totals, these only who is likelier.

namespace tanvan {
namespace {

/// Class of x among rising limits: how many of them it reaches.
template <std::size_t N>
std::uint32_t class_of(int x, int const (&limits)[N]) {
  std::uint32_t c = 0;
  while (c < N && x >= limits[c]) ++c;
  return c;
}

int age_of(World const& world, std::uint32_t person) {
  return age_at(world.population.persons.born[PersonId{person}], world.now);
}

double draw_of(World const& world, AgentKey key, std::uint32_t step, Stream stream) {
  return Draws{world.seed, key, step, stream}.uniform();
}

/// Rows of households and persons by district.
struct Rows {
  Groups households, persons;
};

Rows rows_by_district(World const& world, std::vector<District> const& districts) {
  auto const& h = world.population.households;
  auto const& x = world.population.persons;
  std::vector<std::uint32_t> district_of(world.network.zones.size(), kNoGroup), of_household(h.size()),
      of_person(x.size());
  for (std::uint32_t d = 0; d < districts.size(); ++d)
    for (auto const zone : districts[d].zones) district_of[zone.value] = d;
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) { of_household[id.value] = district_of[h.zone[id].value]; });
  for_each_row<PersonId>(x.size(), [&](PersonId id) { of_person[id.value] = of_household[x.household[id].value]; });
  return {group_by(of_household, districts.size()), group_by(of_person, districts.size())};
}

// Tenure: by size and by the age of who keeps house (the first member).

std::vector<double> tenure_seed() {
  constexpr double kBySize[4][5] = {{0.10, 0.10, 0.65, 0.13, 0.02},
                                    {0.25, 0.15, 0.52, 0.05, 0.03},
                                    {0.55, 0.14, 0.26, 0.005, 0.045},
                                    {0.85, 0.08, 0.06, 0.001, 0.01}};
  constexpr double kByAge[3][5] = {{0.5, 1, 1.3, 1.5, 0.6}, {1, 1, 1, 0.8, 1}, {2.5, 0.7, 0.5, 0.2, 1}};
  std::vector<double> seed;
  for (auto const& size : kBySize)
    for (auto const& age : kByAge)
      for (std::size_t t = 0; t < 5; ++t) seed.push_back(size[t] * age[t]);
  return seed;
}

void give_tenure(World& world, District const& district, std::span<std::uint32_t const> rows,
                 std::vector<std::uint32_t> const& keeper, SynthesisReport& fit) {
  auto& h = world.population.households;
  SplitInput input{{rows.begin(), rows.end()}, {}, {}, tenure_seed()};
  for (auto const row : rows) {
    HouseholdId const id{row};
    auto const size = class_of(h.persons[id], {2, 3, 5});
    input.stratum.push_back(size * 3 + class_of(age_of(world, keeper[row]), {30, 45}));
    input.order.push_back(draw_of(world, h.key[id], 1, Stream::synthesis_household));
  }
  auto const tenure = split(input, district.of(Control::tenure), Control::tenure, district.name, fit);
  for (std::size_t i = 0; i < rows.size(); ++i) h.tenure[HouseholdId{rows[i]}] = static_cast<Tenure>(tenure[i]);
}

// Migrants: by tenure and age. Who shares a household shares its draw, so that families came together.

std::vector<double> migrant_seed() {
  constexpr double kMigrant[3][6] = {
      {0.05, 0.10, 0.12, 0.18, 0.15, 0.12}, {0.25, 0.40, 0.70, 0.75, 0.60, 0.40}, {0.30, 0.60, 0.95, 0.95, 0.90, 0.85}};
  std::vector<double> seed;
  for (auto const& tenure : kMigrant)
    for (auto const share : tenure) seed.insert(seed.end(), {share, 1 - share});
  return seed;
}

std::uint32_t tenure_class(Tenure tenure) {
  return tenure == Tenure::own ? 0 : tenure == Tenure::rent || tenure == Tenure::social ? 1 : 2;
}

void give_migrants(World& world, District const& district, std::span<std::uint32_t const> rows, SynthesisReport& fit) {
  auto& x = world.population.persons;
  auto const& h = world.population.households;
  SplitInput input{{rows.begin(), rows.end()}, {}, {}, migrant_seed()};
  for (auto const row : rows) {
    auto const household = x.household[PersonId{row}];
    input.stratum.push_back(tenure_class(h.tenure[household]) * 6 + class_of(age_of(world, row), {6, 15, 25, 40, 60}));
    input.order.push_back(draw_of(world, h.key[household], 2, Stream::synthesis_household));
  }
  auto const migrant = split(input, district.of(Control::migrant), Control::migrant, district.name, fit);
  for (std::size_t i = 0; i < rows.size(); ++i) x.migrant[PersonId{rows[i]}] = migrant[i] == 0;
}

// Education from 15 years on: by age and migrants. Younger ones have what their age has finished.

std::vector<double> education_seed() {
  constexpr double kByAge[6][8] = {{0.01, 0.07, 0.92, 0, 0, 0, 0, 0},
                                   {0.01, 0.07, 0.32, 0.57, 0.03, 0, 0, 0},
                                   {0.01, 0.08, 0.33, 0.38, 0.07, 0.07, 0.06, 0},
                                   {0.015, 0.10, 0.36, 0.30, 0.07, 0.06, 0.09, 0.005},
                                   {0.02, 0.20, 0.42, 0.22, 0.06, 0.03, 0.045, 0.005},
                                   {0.05, 0.35, 0.36, 0.14, 0.04, 0.02, 0.035, 0.005}};
  constexpr double kMigrant[8] = {1.2, 1.25, 1.2, 1, 0.9, 0.8, 0.7, 0.5};
  std::vector<double> seed;
  for (auto const& age : kByAge) {
    seed.insert(seed.end(), std::begin(age), std::end(age));
    for (std::size_t e = 0; e < 8; ++e) seed.push_back(age[e] * kMigrant[e]);
  }
  return seed;
}

void give_education(World& world, District const& district, std::span<std::uint32_t const> grown,
                    SynthesisReport& fit) {
  auto& x = world.population.persons;
  SplitInput input{{grown.begin(), grown.end()}, {}, {}, education_seed()};
  for (auto const row : grown) {
    PersonId const id{row};
    input.stratum.push_back(class_of(age_of(world, row), {18, 20, 25, 35, 50}) * 2 + x.migrant[id]);
    input.order.push_back(draw_of(world, x.key[id], 0, Stream::synthesis_person));
  }
  auto const education = split(input, district.of(Control::education), Control::education, district.name, fit);
  for (std::size_t i = 0; i < grown.size(); ++i) x.education[PersonId{grown[i]}] = static_cast<Education>(education[i]);
}

// Status from 15 years on: by age, sex and schooling.

std::vector<double> status_seed() {
  constexpr double kActive[8][2] = {{0.42, 0.46}, {0.76, 0.80}, {0.91, 0.95}, {0.90, 0.96},
                                    {0.82, 0.92}, {0.50, 0.78}, {0.30, 0.50}, {0.10, 0.20}};
  constexpr double kRetired[8] = {0, 0, 0, 0, 0.03, 0.2, 0.5, 0.7};  // of those who are neither active nor at school
  constexpr double kStudent[8][2] = {{0.48, 0.48}, {0.01, 0.22}, {0.002, 0.01}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
  std::vector<double> seed;
  for (std::size_t age = 0; age < 8; ++age)
    for (std::size_t sex = 0; sex < 2; ++sex)
      for (std::size_t school = 0; school < 2; ++school) {
        double const student = kStudent[age][school], active = kActive[age][sex] * (1 - student);
        double const rest = 1 - student - active;
        seed.insert(seed.end(), {active, student, rest * (1 - kRetired[age]), rest * kRetired[age]});
      }
  return seed;
}

void give_status(World& world, District const& district, std::span<std::uint32_t const> grown, SynthesisReport& fit) {
  constexpr Status kStatus[4] = {Status::unemployed, Status::student, Status::inactive, Status::retired};
  auto& x = world.population.persons;
  SplitInput input{{grown.begin(), grown.end()}, {}, {}, status_seed()};
  for (auto const row : grown) {
    PersonId const id{row};
    auto const age = class_of(age_of(world, row), {18, 23, 30, 45, 55, 60, 65});
    std::uint32_t const school = x.education[id] >= Education::upper_secondary ? 1 : 0;
    input.stratum.push_back((age * 2 + static_cast<std::uint32_t>(x.sex[id])) * 2 + school);
    input.order.push_back(draw_of(world, x.key[id], 1, Stream::synthesis_person));
  }
  auto const status = split(input, district.of(Control::labour_status), Control::labour_status, district.name, fit);
  for (std::size_t i = 0; i < grown.size(); ++i) x.status[PersonId{grown[i]}] = kStatus[status[i]];
}

/// Children below school age, pupils above; what they have finished.
void give_childhood(PersonStore& x, PersonId id, int age) {
  x.status[id] = age < 6 ? Status::child : Status::student;
  x.education[id] = age < 11 ? Education::none : Education::primary;
}

void give_district(World& world, District const& district, std::span<std::uint32_t const> households,
                   std::span<std::uint32_t const> persons, std::vector<std::uint32_t> const& keeper,
                   SynthesisReport& fit) {
  give_tenure(world, district, households, keeper, fit);
  give_migrants(world, district, persons, fit);
  std::vector<std::uint32_t> grown;
  for (auto const row : persons) {
    int const age = age_of(world, row);
    if (age >= 15) grown.push_back(row);
    if (age < 15) give_childhood(world.population.persons, PersonId{row}, age);
  }
  give_education(world, district, grown, fit);
  give_status(world, district, grown, fit);
}

}  // namespace

void give_traits(World& world, std::vector<District> const& districts, SynthesisReport& report) {
  auto const rows = rows_by_district(world, districts);
  auto const& x = world.population.persons;
  std::vector<std::uint32_t> keeper(world.population.households.size(), kNoGroup);
  for (std::uint32_t row = 0; row < x.size(); ++row) {
    auto& first = keeper[x.household[PersonId{row}].value];
    first = std::min(first, row);
  }
  std::vector<SynthesisReport> fits(districts.size());
  for_each_piece(districts.size(), [&](std::size_t d) {
    give_district(world, districts[d], rows.households.of(d), rows.persons.of(d), keeper, fits[d]);
  });
  for (auto& fit : fits) report.append(std::move(fit));
}

}  // namespace tanvan
