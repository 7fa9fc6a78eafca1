#include <algorithm>
#include <array>
#include <vector>

#include "models/demography/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// What a birthday brings to one person, decided from the state before anybody changes.
struct Fate {
  bool dies = false, bears = false, leaves_home = false;
  Status status = Status::child;
  Education education = Education::none;
};

// Ages of Vietnam's school system, from memory, unverified [years]
constexpr int kSchoolStart = 6, kPrimaryEnd = 11, kLowerSecondaryEnd = 15, kUpperSecondaryEnd = 18,
              kShortCourseEnd = 20, kDegreeEnd = 22;

// Who may leave home: of this age, from a household of this size at least, so that no couple is parted
constexpr int kYoungest = 20, kOldest = 32, kFamily = 3;

/// A year's progress at school, made on birthdays: starts at six, leaves after lower secondary, upper secondary, a
/// short course or a degree. @param leave_at_18 share who leave after upper secondary school, as policy leaves it
void go_to_school(PersonStore const& persons, PersonId id, int age, double leave_at_18, DemographyParameters const& p,
                  Draws& draws, Fate& fate) {
  fate.status = persons.status[id];
  fate.education = persons.education[id];
  if (fate.status == Status::child && age >= kSchoolStart) fate.status = Status::student;
  if (fate.status != Status::student) return;
  auto const leave = [&](Education with) {
    fate.education = std::max(fate.education, with);
    fate.status = Status::unemployed;
  };
  if (age == kPrimaryEnd) fate.education = std::max(fate.education, Education::primary);
  if (age == kLowerSecondaryEnd) {
    fate.education = std::max(fate.education, Education::lower_secondary);
    if (draws.chance(p.leave_at_15)) leave(Education::lower_secondary);
  } else if (age == kUpperSecondaryEnd) {
    fate.education = std::max(fate.education, Education::upper_secondary);
    if (draws.chance(leave_at_18)) leave(Education::upper_secondary);
  } else if (age == kShortCourseEnd && draws.chance(p.leave_at_20)) {
    leave(draws.chance(p.vocational_of_20) ? Education::vocational : Education::college);
  } else if (age >= kDegreeEnd) {
    leave(Education::university);
  }
}

/// Chances to die within a year by age, reckoned once.
class Mortality {
 public:
  explicit Mortality(DemographyParameters const& p) {
    for (auto const sex : {Sex::female, Sex::male})
      for (int age = 0; age <= kLast; ++age)
        chance_[static_cast<std::size_t>(sex)][row_of(age)] = death_chance(age, sex, p);
  }
  double of(int age, Sex sex) const { return chance_[static_cast<std::size_t>(sex)][row_of(age)]; }

 private:
  static constexpr int kLast = 150;  // death is certain by then

  static std::size_t row_of(int age) { return static_cast<std::size_t>(std::clamp(age, 0, kLast)); }

  std::array<std::array<double, kLast + 1>, 2> chance_;
};

/// @pre the person has a household and has a birthday
Fate fate_of(World const& world, PersonId id, Mortality const& mortality, DemographyParameters const& p) {
  auto const& persons = world.population.persons;
  auto const& households = world.population.households;
  Fate fate;
  auto const month = static_cast<std::uint32_t>(world.now.count);
  int const age = age_at(persons.born[id], world.now);
  Draws death{world.seed, persons.key[id], month, Stream::death};
  Draws birth{world.seed, persons.key[id], month, Stream::birth};
  Draws home{world.seed, persons.key[id], month, Stream::leave_home};
  int const lived = age - 1;  // the age of the year that ends today
  fate.dies = death.chance(mortality.of(lived, persons.sex[id]));
  double const bears = persons.sex[id] == Sex::female ? birth_chance(lived, p) : 0;
  fate.bears = bears > 0 && birth.chance(bears);
  bool const young = age >= kYoungest && age <= kOldest && households.persons[persons.household[id]] >= kFamily;
  bool const may_leave = young && !fate.bears && persons.status[id] == Status::employed;
  fate.leaves_home = home.chance(p.leave_home) && may_leave;
  double const leave_at_18 = p.leave_at_18 * (1 - std::min(1.0, world.policy.of(Channel::schooling)));
  go_to_school(persons, id, age, leave_at_18, p, home, fate);
  return fate;
}

void bear(World& world, PersonId mother, DemographyParameters const& p) {
  auto const month = static_cast<std::uint32_t>(world.now.count);
  auto const key = derived_key(world.population.persons.key[mother], month, Stream::birth);
  Draws draws{world.seed, key, month, Stream::birth};
  NewPerson child{key, world.population.persons.household[mother], world.now};
  child.sex = draws.chance(p.boys_share) ? Sex::male : Sex::female;
  child.born = world.now;
  child.specific_skill = first_skill(child.education, p);
  add_person(world, child);
  ++world.counts.births;
}

void move_out(World& world, PersonId id) {
  auto& [persons, households, dwellings, enterprises, establishments, next_key] = world.population;
  auto const old = persons.household[id];
  Dong const part{households.savings[old].value / households.persons[old]};
  households.savings[old] -= part;
  auto const zone = households.zone[old];
  --households.persons[old];
  auto const key = derived_key(persons.key[id], static_cast<std::uint32_t>(world.now.count), Stream::leave_home);
  persons.household[id] = add_household(world, key, zone, Tenure::room, part);
  ++households.persons[persons.household[id]];
}

}  // namespace

void have_birthdays(World& world, DemographyParameters const& p) {
  auto& persons = world.population.persons;
  auto const due = rows_where<PersonId>(persons.size(), [&](PersonId id) {
    int const months = world.now - persons.born[id];
    return persons.household[id] && months > 0 && months % kMonthsInYear == 0;
  });
  std::vector<Fate> fates(due.size());
  Mortality const mortality{p};
  for_each_index(due.size(), [&](std::size_t i) { fates[i] = fate_of(world, due[i], mortality, p); });
  for (std::size_t i = 0; i < due.size(); ++i) {
    auto const id = due[i];
    auto const& fate = fates[i];
    if (fate.dies) {
      remove_person(world, id);
      ++world.counts.deaths;
      continue;
    }
    if (fate.status != persons.status[id]) persons.since[id] = world.now;
    persons.status[id] = fate.status;
    persons.education[id] = fate.education;
    if (fate.bears) bear(world, id, p);
    if (fate.leaves_home && world.population.households.persons[persons.household[id]] >= kFamily) move_out(world, id);
  }
}

}  // namespace tanvan
