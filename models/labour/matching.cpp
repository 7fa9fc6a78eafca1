#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "models/labour/steps.hpp"
#include "models/labour/vacancy_map.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostOffers = 10;    // the range of `offers` ends here
constexpr std::uint32_t kMostRounds = 24;  // of the first matching; it settles long before

/// A position that a seeker would take, with what it is worth to either side.
struct Offer {
  std::uint32_t position = 0;  // enterprise * classes + class
  double utility = 0, score = 0;
};

/// A seeker's acceptable offers of the month, best first.
struct Seeker {
  std::array<Offer, kMostOffers> offers{};
  std::uint32_t count = 0;
};

std::uint32_t position_of(EnterpriseId id, SkillClass k) {
  return id.value * static_cast<std::uint32_t>(kSkillClasses) + static_cast<std::uint32_t>(k);
}

/// The class of positions a seeker tries: mostly the own one, else a neighbour, as far as there are vacancies; none
/// where all that is open is out of reach.
std::optional<SkillClass> class_tried(SkillClass own, VacancyMap const& map, Draws& draws, LabourParameters const& p) {
  double const tries[kSkillClasses][kSkillClasses] = {
      {1, p.try_above_basic, 0}, {p.try_below, 1, p.try_above_skilled}, {p.try_far_below, p.try_below, 1}};
  std::array<double, kSkillClasses> weight{};
  for (std::size_t k = 0; k < kSkillClasses; ++k)
    weight[k] = tries[static_cast<std::size_t>(own)][k] * (map.open(static_cast<SkillClass>(k)) > 0 ? 1 : 0);
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  double u = draws.uniform() * sum;
  if (sum <= 0) return {};
  for (std::size_t k = 0; k + 1 < kSkillClasses; ++k) {
    if (u < weight[k]) return static_cast<SkillClass>(k);
    u -= weight[k];
  }
  return SkillClass::high;
}

Draws draws_of(World const& world, PersonId id, Search const& search) {
  auto const step = static_cast<std::uint32_t>(world.now.count) + (search.round << 20);
  return {world.seed, world.population.persons.key[id], step, Stream::job_choice};
}

/// Who looks for work this month, in row order.
std::vector<PersonId> searching(World const& world, Search const& search) {
  auto const& persons = world.population.persons;
  std::vector<std::uint8_t> looks(persons.size(), 0);
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    auto const status = persons.status[id];
    double const share = status == Status::unemployed ? search.unemployed
                         : status == Status::employed ? search.employed
                                                      : 0;
    if (share > 0) looks[id.value] = draws_of(world, id, search).chance(share);
  });
  std::vector<PersonId> found;
  for (std::uint32_t row = 0; row < looks.size(); ++row)
    if (looks[row]) found.push_back(PersonId{row});
  return found;
}

/// Weighs one vacancy from both sides: u = ln wage - beta_c c + Gumbel; s = ln(skill) - ln wage + quality (E19).
Offer weigh(World const& world, PersonId id, EnterpriseId enterprise, SkillClass k, Draws& draws,
            LabourParameters const& p) {
  auto const& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  auto const home = world.population.households.zone[persons.household[id]];
  auto const work = world.population.establishments.zone[e.establishment[enterprise]];
  double const wage = std::log(static_cast<double>(e.posted_wage[enterprise][static_cast<std::size_t>(k)].value));
  double const technology = embodied_technology(e, enterprise);
  double const skill =
      std::min<double>(persons.specific_skill[id], technology) / technology * schooling_weight(persons.education[id]);
  Offer offer{position_of(enterprise, k)};
  offer.utility = wage - p.commute_cost * world.access.commute_cost(home.value, work.value) + p.taste * draws.gumbel();
  offer.score = std::log(skill) - wage + p.quality_spread * draws.normal();
  return offer;
}

/// The utility below which a seeker goes on looking: what the present wage or the going rate gives.
double least_utility(World const& world, PersonId id, double going_wage, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  bool const works = persons.status[id] == Status::employed;
  double const wage = works ? p.raise * static_cast<double>(persons.wage[id].value) : p.reservation * going_wage;
  return std::log(wage);
}

Seeker look(World const& world, PersonId id, VacancyMap const& map, std::array<double, kSkillClasses> const& going,
            Search const& search, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  Draws draws = draws_of(world, id, search);
  draws.uniform();  // the draw that decided to search
  Seeker seeker;
  auto const own = skill_class(persons.education[id]);
  auto const home = world.population.households.zone[persons.household[id]];
  double const least = search.reservations ? least_utility(world, id, going[static_cast<std::size_t>(own)], p) : -1e300;
  auto const tries = std::min<std::size_t>(kMostOffers, static_cast<std::size_t>(p.offers));
  for (std::size_t n = 0; n < tries; ++n) {
    auto const k = class_tried(own, map, draws, p);
    if (!k) continue;
    auto const enterprise = map.draw(home, *k, draws);
    if (!enterprise || enterprise == persons.employer[id]) continue;
    auto const offer = weigh(world, id, enterprise, *k, draws, p);
    if (offer.utility > least) seeker.offers[seeker.count++] = offer;
  }
  std::sort(seeker.offers.begin(), seeker.offers.begin() + seeker.count, [](Offer const& a, Offer const& b) {
    return a.utility != b.utility ? a.utility > b.utility : a.position < b.position;
  });
  auto const same = [](Offer const& a, Offer const& b) { return a.position == b.position; };
  seeker.count = static_cast<std::uint32_t>(
      std::unique(seeker.offers.begin(), seeker.offers.begin() + seeker.count, same) - seeker.offers.begin());
  return seeker;
}

/// The going posted wage of each class, weighted by vacancies.
std::array<double, kSkillClasses> going_wages(EnterpriseStore const& e) {
  std::array<double, kSkillClasses> going{};
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    double sum = 0, open = 0;
    for (auto id : ids<EnterpriseId>(e.size())) {
      sum += e.vacancies[id][k] * static_cast<double>(e.posted_wage[id][k].value);
      open += e.vacancies[id][k];
    }
    going[k] = open > 0 ? sum / open : 1;
  }
  return going;
}

void hire(World& world, PersonId id, std::uint32_t position) {
  auto& persons = world.population.persons;
  auto& e = world.population.enterprises;
  auto const k = position % kSkillClasses;
  EnterpriseId const employer{position / static_cast<std::uint32_t>(kSkillClasses)};
  if (persons.employer[id]) --e.workers[persons.employer[id]][static_cast<std::size_t>(persons.position[id])];
  persons.employer[id] = employer;
  persons.position[id] = static_cast<SkillClass>(k);
  persons.wage[id] = e.posted_wage[employer][k];
  persons.status[id] = Status::employed;
  persons.since[id] = world.now;
  ++e.workers[employer][k];
}

/// The seekers' lists in the form of the matching, and who they are.
struct Proposals {
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  std::vector<PersonId> person;
};

Proposals proposals_of(World const& world, std::vector<PersonId> const& who, std::vector<Seeker> const& seekers) {
  Proposals all;
  all.lists.offset.push_back(0);
  for (std::uint32_t row = 0; row < seekers.size(); ++row) {
    auto const& seeker = seekers[row];
    if (seeker.count == 0) continue;
    for (std::uint32_t n = 0; n < seeker.count; ++n) {
      all.lists.receiver.push_back(seeker.offers[n].position);
      all.score.push_back(seeker.offers[n].score);
    }
    all.lists.offset.push_back(static_cast<std::uint32_t>(all.lists.receiver.size()));
    all.person.push_back(who[row]);
    all.key.push_back(world.population.persons.key[who[row]].value);
  }
  return all;
}

std::vector<std::uint32_t> quotas_of(EnterpriseStore const& e) {
  std::vector<std::uint32_t> quota(e.size() * kSkillClasses);
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) quota[id.value * kSkillClasses + k] = e.vacancies[id][k];
  return quota;
}

/// The first staff has been there for a while: tenure and what it has learnt on the job (E18).
void give_tenure(World& world, LabourParameters const& p) {
  auto& persons = world.population.persons;
  auto const& e = world.population.enterprises;
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    if (persons.status[id] != Status::employed) return;
    Draws draws{world.seed, persons.key[id], 0, Stream::job_choice};
    int const working = std::max(0, world.now - persons.born[id] - 12 * kWorkingAge);
    int const tenure = std::min(working, static_cast<int>(p.start_tenure_months * draws.exponential()));
    persons.since[id] = world.now - tenure;
    float& skill = persons.specific_skill[id];
    double const gap = embodied_technology(e, persons.employer[id]) - skill;
    double const kept = std::pow(1 - skill_adaptation(general_skill(persons.education[id])), tenure);
    if (gap > 0) skill += static_cast<float>(gap * (1 - kept));
  });
}

}  // namespace

std::size_t match_month(World& world, LabourParameters const& p, Search const& search) {
  auto const& persons = world.population.persons;
  VacancyMap const map{world, p.commute_decay};
  auto const going = going_wages(world.population.enterprises);
  auto const who = searching(world, search);
  std::vector<Seeker> seekers(who.size());
  for_each_index(who.size(), [&](std::size_t i) { seekers[i] = look(world, who[i], map, going, search, p); });
  auto const all = proposals_of(world, who, seekers);
  auto const quota = quotas_of(world.population.enterprises);
  auto const matched = deferred_acceptance(all.lists, all.score, quota, all.key);
  std::size_t placed = 0;
  for (std::size_t i = 0; i < matched.size() && placed < search.placements; ++i) {
    if (matched[i] == kUnmatched) continue;
    placed += persons.status[all.person[i]] == Status::unemployed ? 1 : 0;
    hire(world, all.person[i], matched[i]);
    ++world.counts.matches;
  }
  return placed;
}

void match_at_start(World& world, LabourParameters const& p, double unemployment) {
  auto const& persons = world.population.persons;
  auto& e = world.population.enterprises;
  auto const count = [&](Status status) {
    return static_cast<std::size_t>(std::count(persons.status.begin(), persons.status.end(), status));
  };
  std::size_t const force = count(Status::unemployed) + count(Status::employed);
  auto const spare = static_cast<std::size_t>(unemployment * static_cast<double>(force));
  auto const wanted = e.vacancies;
  for (std::uint32_t round = 1; round <= kMostRounds && count(Status::unemployed) > spare; ++round) {
    Search const search{1, 0, false, round, count(Status::unemployed) - spare};
    if (match_month(world, p, search) == 0) break;
    for (auto id : ids<EnterpriseId>(e.size()))
      for (std::size_t k = 0; k < kSkillClasses; ++k)
        e.vacancies[id][k] = wanted[id][k] > e.workers[id][k] ? wanted[id][k] - e.workers[id][k] : 0;
  }
  give_tenure(world, p);
}

}  // namespace tanvan
