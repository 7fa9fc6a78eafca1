#include <algorithm>
#include <cmath>
#include <span>

#include "models/labour/offers.hpp"
#include "models/labour/personal_wages.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kBlock = 512;        // seekers whose lists one task makes
constexpr std::uint32_t kMostRounds = 24;  // of the first matching; it settles long before

/// Who looks for work this month, in row order: of those without work, who has been so for the hiring lag.
std::vector<PersonId> searching(World const& world, Search const& search, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  std::vector<std::uint8_t> looks(persons.size(), 0);
  for_each_row<PersonId>(persons.size(), [&](PersonId id) {
    auto const status = persons.status[id];
    double const share = status == Status::unemployed ? search.unemployed
                         : status == Status::employed ? search.employed
                                                      : 0;
    bool const waits =
        search.reservations && status == Status::unemployed && world.now - persons.since[id] < p.hiring_lag;
    if (share > 0 && !waits) looks[id.value] = seeker_draws(world, id, search).chance(share);
  });
  std::vector<PersonId> found;
  for (std::uint32_t row = 0; row < looks.size(); ++row)
    if (looks[row]) found.push_back(PersonId{row});
  return found;
}

void hire(World& world, PersonId id, std::uint32_t position, LabourParameters const& p) {
  auto& persons = world.population.persons;
  auto& e = world.population.enterprises;
  auto const k = position % kSkillClasses;
  EnterpriseId const employer{position / static_cast<std::uint32_t>(kSkillClasses)};
  if (persons.employer[id]) --e.workers[persons.employer[id]][static_cast<std::size_t>(persons.position[id])];
  persons.employer[id] = employer;
  persons.position[id] = static_cast<SkillClass>(k);
  persons.wage[id] = starting_wage(world, id, employer, static_cast<SkillClass>(k), p);
  persons.status[id] = Status::employed;
  persons.since[id] = world.now;
  ++e.workers[employer][k];
}

/// The seekers' lists in the form of the matching, and whose they are.
struct Proposals {
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  std::vector<PersonId> person;
};

/// The lists of some seekers, side by side.
struct Block {
  std::vector<std::uint32_t> receiver, count;
  std::vector<double> score;
};

Block look_around(Postings const& postings, std::span<PersonId const> who) {
  Block block;
  std::size_t const most = who.size() * kMostOffers;
  block.count.reserve(who.size());
  block.receiver.reserve(most);
  block.score.reserve(most);
  Seeker seeker;
  for (auto id : who) {
    postings.look(id, seeker);
    block.count.push_back(seeker.count);
    for (std::uint32_t n = 0; n < seeker.count; ++n) {
      block.receiver.push_back(seeker.offers[n].position);
      block.score.push_back(seeker.offers[n].score);
    }
  }
  return block;
}

Proposals proposals_of(World const& world, std::vector<PersonId> const& who, Search const& search,
                       LabourParameters const& p) {
  Postings const postings{world, p, search};
  std::vector<Block> blocks((who.size() + kBlock - 1) / kBlock);
  for_each_block(who.size(), kBlock, [&](std::size_t begin, std::size_t end) {
    blocks[begin / kBlock] = look_around(postings, std::span{who}.subspan(begin, end - begin));
  });
  Proposals all;
  all.person = who;
  all.lists.offset.reserve(who.size() + 1);
  all.lists.offset.push_back(0);
  std::size_t entries = 0;
  for (auto const& block : blocks) entries += block.receiver.size();
  all.lists.receiver.reserve(entries);
  all.score.reserve(entries);
  for (auto const& block : blocks) {
    for (auto const count : block.count) all.lists.offset.push_back(all.lists.offset.back() + count);
    all.lists.receiver.insert(all.lists.receiver.end(), block.receiver.begin(), block.receiver.end());
    all.score.insert(all.score.end(), block.score.begin(), block.score.end());
  }
  all.key.reserve(who.size());
  for (auto id : who) all.key.push_back(world.population.persons.key[id].value);
  return all;
}

std::vector<std::uint32_t> quotas_of(EnterpriseStore const& e) {
  std::vector<std::uint32_t> quota(e.size() * kSkillClasses);
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) quota[id.value * kSkillClasses + k] = e.vacancies[id][k];
  return quota;
}

/// Dense places pay more from the start.
void pay_by_place(EnterpriseStore& e, EstablishmentStore const& places, std::vector<double> const& ln_place) {
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (auto& wage : e.posted_wage[id])
      wage = share_of(wage, std::exp(ln_place[places.zone[e.establishment[id]].value]));
  });
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
  auto const all = proposals_of(world, searching(world, search, p), search, p);
  auto const quota = quotas_of(world.population.enterprises);
  auto const matched = deferred_acceptance(all.lists, all.score, quota, all.key);
  std::size_t placed = 0;
  for (std::size_t i = 0; i < matched.size() && placed < search.placements; ++i) {
    if (matched[i] == kUnmatched) continue;
    placed += persons.status[all.person[i]] == Status::unemployed ? 1 : 0;
    hire(world, all.person[i], matched[i], p);
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
  pay_by_place(e, world.population.establishments, ln_wages_of_places(world, p));
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
