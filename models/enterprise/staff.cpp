#include "models/enterprise/staff.hpp"

#include <algorithm>

#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr double kWorker = 0x1p32;  // effective labour of 1 as an integer: 2^31 such workers fit into a sum

std::vector<double> technologies(EnterpriseStore const& e) {
  std::vector<double> technology(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { technology[id.value] = embodied_technology(e, id); });
  return technology;
}

}  // namespace

Staff staff_of(World const& world) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  auto const technology = technologies(e);
  struct Sums {
    std::int64_t wages = 0, effective = 0, workers = 0;
  };
  std::vector<Sums> sums(e.size());
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    auto const employer = persons.employer[id];
    if (!employer) return;
    double const skill =
        std::min<double>(persons.specific_skill[id], technology[employer.value]) / technology[employer.value];
    auto& sum = sums[employer.value];
    add_shared(sum.wages, persons.wage[id].value);
    add_shared(sum.effective, static_cast<std::int64_t>(skill * schooling_weight(persons.education[id]) * kWorker));
    add_shared(sum.workers, std::int64_t{1});
  });
  Staff staff{std::vector<Dong>(e.size()), std::vector<double>(e.size(), 1.0)};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    staff.wages[i] = Dong{sums[i].wages};
    if (sums[i].workers > 0)
      staff.quality[i] = static_cast<double>(sums[i].effective) / kWorker / static_cast<double>(sums[i].workers);
  }
  return staff;
}

}  // namespace tanvan
