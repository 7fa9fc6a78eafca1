#include "models/enterprise/staff.hpp"

#include <algorithm>

#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {

Staff staff_of(World const& world) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  Staff staff;
  staff.by_enterprise = group_rows_by(persons.employer.span(), e.size());
  staff.wages.resize(e.size());
  staff.quality.assign(e.size(), 1.0);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    double const technology = embodied_technology(e, id);
    double effective = 0;
    Dong bill{};
    auto const rows = staff.by_enterprise.of(id.value);
    for (auto row : rows) {
      PersonId const person{row};
      double const skill = std::min<double>(persons.specific_skill[person], technology) / technology;
      effective += skill * schooling_weight(persons.education[person]);
      bill += persons.wage[person];
    }
    staff.wages[id.value] = bill;
    if (!rows.empty()) staff.quality[id.value] = effective / static_cast<double>(rows.size());
  });
  return staff;
}

}  // namespace tanvan
