#include <algorithm>
#include <cmath>
#include <utility>

#include "models/labour/steps.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/rounding.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kHeard = 4;    // persons who hear of a place, for each place
constexpr std::size_t kFields = 2;   // what a course leads to: skilled positions, high ones
constexpr std::size_t kCourses = 3;  // places of learning on an application

Education after_course(Education level) {
  return std::max(Education::vocational, static_cast<Education>(static_cast<int>(level) + 1));
}

std::size_t field_of(Education level) {
  return skill_class(after_course(level)) == SkillClass::high ? 1 : 0;
}

/// Places by zone and field: where people work in positions of the field. @return [zone, field]
std::vector<std::uint32_t> places_by_zone(World const& world, std::uint64_t places) {
  auto const& e = world.population.enterprises;
  std::vector<double> jobs(world.network.zones.size() * kFields, 0.0);
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const zone = world.population.establishments.zone[e.establishment[id]].value;
    for (std::size_t field = 0; field < kFields; ++field) jobs[zone * kFields + field] += e.workers[id][field + 1];
  }
  bool const any = std::any_of(jobs.begin(), jobs.end(), [](double n) { return n > 0; });
  return any ? largest_remainder(jobs, places) : std::vector<std::uint32_t>(jobs.size(), 0);
}

bool may_train(World const& world, PersonId id, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  bool const works = persons.status[id] == Status::employed || persons.status[id] == Status::unemployed;
  bool const young = age_at(persons.born[id], world.now) < p.training_age;
  return works && young && persons.education[id] < Education::college;
}

/// Who hears of the places: a draw decides, and its value is the rank at every school.
std::vector<std::pair<double, PersonId>> who_hears(World const& world, std::size_t places, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  std::vector<std::pair<double, PersonId>> heard;
  for (auto id : ids<PersonId>(persons.size())) {
    if (!may_train(world, id, p)) continue;
    Draws draws{world.seed, persons.key[id], static_cast<std::uint32_t>(world.now.count), Stream::training};
    heard.emplace_back(draws.uniform(), id);
  }
  auto const taken = std::min(kHeard * places, heard.size());
  std::partial_sort(heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(taken), heard.end());
  heard.resize(taken);
  return heard;
}

/// Mean wage of those who work, by class of position [đồng a month].
std::array<double, kSkillClasses> mean_wages(PersonStore const& persons) {
  std::array<double, kSkillClasses> sum{}, count{};
  for (auto id : ids<PersonId>(persons.size())) {
    if (persons.status[id] != Status::employed) continue;
    sum[static_cast<std::size_t>(persons.position[id])] += static_cast<double>(persons.wage[id].value);
    count[static_cast<std::size_t>(persons.position[id])] += 1;
  }
  for (std::size_t k = 0; k < kSkillClasses; ++k) sum[k] = count[k] > 0 ? sum[k] / count[k] : 1;
  return sum;
}

/// Logarithm of the wage expected after a course over that before: of the class of positions, or of schooling within
/// it.
double expected_gain(Education level, std::array<double, kSkillClasses> const& wage) {
  auto const next = after_course(level);
  double const of_class =
      wage[static_cast<std::size_t>(skill_class(next))] / wage[static_cast<std::size_t>(skill_class(level))];
  return std::log(std::max(of_class, schooling_weight(next) / schooling_weight(level)));
}

/// The nearest schools of a field whose way is worth the gain, nearest first.
std::vector<std::uint32_t> schools_worth(World const& world, PersonId id, double gain,
                                         std::vector<std::uint32_t> const& places, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  auto const home = world.population.households.zone[persons.household[id]].value;
  std::vector<std::pair<double, std::uint32_t>> schools;
  for (std::uint32_t school = static_cast<std::uint32_t>(field_of(persons.education[id])); school < places.size();
       school += kFields) {
    if (places[school] == 0) continue;
    double const way = p.training_way * world.access.commute_cost(home, school / kFields);
    if (way < gain) schools.emplace_back(way, school);
  }
  auto const kept = std::min(kCourses, schools.size());
  std::partial_sort(schools.begin(), schools.begin() + static_cast<std::ptrdiff_t>(kept), schools.end());
  std::vector<std::uint32_t> list;
  for (std::size_t i = 0; i < kept; ++i) list.push_back(schools[i].second);
  return list;
}

/// A place is paid to the trainee's household, which spends it on the course and on living: an employer bears its share
/// for its own staff, the province the rest.
void pay_for_place(World& world, PersonId id, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  auto& e = world.population.enterprises;
  Dong const cost = dong(p.training_cost_mvnd * 1e6 * world.price_level);
  auto const employer = persons.employer[id];
  Dong const own = employer ? share_of(cost, p.training_firm_share) : Dong{};
  if (employer) {  // an allowance while they learn: a labour cost
    world.ledger.pay(Flow::wages, account_of(e.ownership[employer]), Account::households, own);
    e.cash[employer] -= own;
    e.profit_year[employer] -= own;
    world.payments.labour_costs += own;
  }
  spend(world, BudgetLine::national_programme, Flow::grants, Account::households, cost - own);
  world.population.households.savings[persons.household[id]] += cost;
}

void complete(World& world, PersonId id, LabourParameters const& p) {
  auto& persons = world.population.persons;
  persons.education[id] = after_course(persons.education[id]);
  persons.specific_skill[id] *= static_cast<float>(1 + p.training_skill * p.training_gain);
  pay_for_place(world, id, p);
}

}  // namespace

void train(World& world, LabourParameters const& p) {
  auto const count = static_cast<std::uint64_t>(
      std::llround(world.policy.training_places_year + world.policy.of(Channel::training_places) * world.scale));
  if (count == 0) return;
  auto const places = places_by_zone(world, count);
  auto const heard = who_hears(world, count, p);
  auto const wages = mean_wages(world.population.persons);
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  lists.offset.push_back(0);
  for (auto const& [draw, id] : heard) {
    auto const gain = expected_gain(world.population.persons.education[id], wages);
    auto const list = schools_worth(world, id, gain, places, p);
    lists.receiver.insert(lists.receiver.end(), list.begin(), list.end());
    score.resize(lists.receiver.size(), -draw);
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(world.population.persons.key[id].value);
  }
  auto const matched = deferred_acceptance(lists, score, places, key);
  for (std::size_t i = 0; i < heard.size(); ++i)
    if (matched[i] != kUnmatched) complete(world, heard[i].second, p);
}

}  // namespace tanvan
