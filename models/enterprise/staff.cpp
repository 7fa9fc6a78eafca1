#include "models/enterprise/staff.hpp"

#include <algorithm>
#include <array>

#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr double kWorker = 0x1p32;  // effective labour of 1 as an integer: 2^31 such workers fit into a sum

/// 1 / A of each enterprise's machines.
std::vector<double> per_technology(EnterpriseStore const& e) {
  std::vector<double> per(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { per[id.value] = 1 / embodied_technology(e, id); });
  return per;
}

/// What a worker with skills of the machines or beyond is worth by schooling, in kWorker.
std::array<double, kEducations> full_worth() {
  std::array<double, kEducations> worth{};
  for (std::size_t level = 0; level < kEducations; ++level)
    worth[level] = schooling_weight(static_cast<Education>(level)) * kWorker;
  return worth;
}

/// What the workers of an enterprise add up to.
struct Sums {
  std::int64_t wages = 0, effective = 0;  // [đồng], in kWorker

  Sums& operator+=(Sums const& other) {
    wages += other.wages;
    effective += other.effective;
    return *this;
  }
};

}  // namespace

Staff staff_of(World const& world) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  auto const per = per_technology(e);
  auto const worth = full_worth();
  auto const add = [&](std::size_t begin, std::size_t end, Sums* sums) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<PersonId>(row);
      auto const employer = persons.employer[id];
      if (!employer) continue;
      double const skill = std::min(1.0, persons.specific_skill[id] * per[employer.value]);
      double const effective = skill * worth[static_cast<std::size_t>(persons.education[id])];
      sums[employer.value] += {persons.wage[id].value, static_cast<std::int64_t>(effective)};
    }
  };
  auto const sums = scattered_sums<Sums>(persons.size(), e.size(), add);
  Staff staff{std::vector<Dong>(e.size()), std::vector<double>(e.size(), 1.0)};
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    staff.wages[id.value] = Dong{sums[id.value].wages};
    auto const workers = total(e.workers[id]);
    if (workers > 0) staff.quality[id.value] = static_cast<double>(sums[id.value].effective) / kWorker / workers;
  });
  return staff;
}

}  // namespace tanvan
