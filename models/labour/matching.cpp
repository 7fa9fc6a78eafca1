#include <algorithm>
#include <cmath>
#include <span>

#include "models/labour/offers.hpp"
#include "models/labour/personal_wages.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kBlock = 8192;       // persons whom one task asks
constexpr std::uint32_t kMostRounds = 24;  // of the first matching; it settles long before

bool in_labour_force(Status status) {
  return status == Status::employed || status == Status::unemployed;
}

/// Whether a person of the labour force looks for work this month: without work, who has been so for the hiring lag, or
/// beside a job.
bool searches(World const& world, PersonId id, Search const& search, LabourParameters const& p,
              DrawBlock const& first) {
  auto const& persons = world.population.persons;
  auto const status = persons.status[id];
  double const u = uniform_of(first.front());
  if (status == Status::employed) return u < search.employed;
  bool const waits = search.reservations && world.now - persons.since[id] < p.hiring_lag;
  return !waits && u < search.unemployed;
}

void hire(World& world, PersonId id, std::uint32_t position, LabourParameters const& p) {
  auto& persons = world.population.persons;
  auto& e = world.population.enterprises;
  auto const k = position % kSkillClasses;
  EnterpriseId const employer{position / static_cast<std::uint32_t>(kSkillClasses)};
  if (persons.employer[id])
    add_shared(e.workers[persons.employer[id]][static_cast<std::size_t>(persons.position[id])], ~0U);
  persons.employer[id] = employer;
  persons.position[id] = static_cast<SkillClass>(k);
  persons.wage[id] = starting_wage(world, id, employer, static_cast<SkillClass>(k), p);
  persons.status[id] = Status::employed;
  persons.since[id] = world.now;
  add_shared(e.workers[employer][k], 1U);
}

/// How many of the seekers, in row order, are taken before as many unemployed found work as may.
struct Taken {
  std::size_t seekers = 0, placed = 0;  // placed: of the unemployed
};

Taken take(PersonStore const& persons, std::vector<PersonId> const& who, std::vector<std::uint32_t> const& matched,
           std::size_t placements) {
  Taken taken;
  for (; taken.seekers < matched.size() && taken.placed < placements; ++taken.seekers) {
    bool const works = matched[taken.seekers] != kUnmatched;
    if (works && persons.status[who[taken.seekers]] == Status::unemployed) ++taken.placed;
  }
  return taken;
}

/// The lists of some seekers, side by side, and whose they are.
struct Block {
  std::vector<PersonId> person;
  std::vector<std::uint32_t> count, receiver;
  std::vector<double> score;
};

/// Asks persons [begin, end) in row order, and lets those who search look around while their rows are at hand.
Block look_around(World const& world, Postings const& postings, Search const& search, LabourParameters const& p,
                  std::size_t begin, std::size_t end) {
  Block block;
  JobSeeker seeker;
  auto const& persons = world.population.persons;
  auto const asks = [&](std::size_t row) { return in_labour_force(persons.status[id_of<PersonId>(row)]); };
  for_each_first_block(world.seed, persons.key.span(), seeker_step(world, search), kSeekerStream, begin, end, asks,
                       [&](std::size_t row, DrawBlock const& first) {
                         auto const id = id_of<PersonId>(row);
                         if (!searches(world, id, search, p, first)) return;
                         postings.look(id, seeker);
                         block.person.push_back(id);
                         block.count.push_back(seeker.count);
                         for (std::uint32_t n = 0; n < seeker.count; ++n) {
                           block.receiver.push_back(seeker.offers[n].position);
                           block.score.push_back(seeker.offers[n].score);
                         }
                       });
  return block;
}

/// The seekers' lists in the form of the matching, and whose they are.
struct Proposals {
  ProposalLists lists{{0}, {}};
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  std::vector<PersonId> person;

  void resize(std::size_t persons, std::size_t entries) {
    person.resize(persons);
    key.resize(persons);
    lists.offset.resize(persons + 1);
    lists.receiver.resize(entries);
    score.resize(entries);
  }

  /// Lays a block down where those before it end.
  void put(Block const& block, PersonStore const& persons, std::size_t at, std::size_t entry) {
    std::copy(block.receiver.begin(), block.receiver.end(),
              lists.receiver.begin() + static_cast<std::ptrdiff_t>(entry));
    std::copy(block.score.begin(), block.score.end(), score.begin() + static_cast<std::ptrdiff_t>(entry));
    for (std::size_t i = 0; i < block.person.size(); ++i) {
      person[at + i] = block.person[i];
      key[at + i] = persons.key[block.person[i]].value;
      lists.offset[at + i + 1] = static_cast<std::uint32_t>(entry += block.count[i]);
    }
  }
};

/// All blocks one after another.
Proposals joined(std::vector<Block> const& blocks, PersonStore const& persons) {
  std::vector<std::size_t> at{0}, entry{0};
  for (auto const& block : blocks) {
    at.push_back(at.back() + block.person.size());
    entry.push_back(entry.back() + block.receiver.size());
  }
  Proposals all;
  all.resize(at.back(), entry.back());
  for_each_piece(blocks.size(), [&](std::size_t b) { all.put(blocks[b], persons, at[b], entry[b]); });
  return all;
}

Proposals proposals_of(World const& world, Search const& search, LabourParameters const& p) {
  auto const& persons = world.population.persons;
  Postings const postings{world, p, search};
  std::vector<Block> blocks((persons.size() + kBlock - 1) / kBlock);
  for_each_block(persons.size(), kBlock, [&](std::size_t begin, std::size_t end) {
    blocks[begin / kBlock] = look_around(world, postings, search, p, begin, end);
  });
  return joined(blocks, persons);
}

std::vector<std::uint32_t> quotas_of(EnterpriseStore const& e) {
  std::vector<std::uint32_t> quota(e.size() * kSkillClasses);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (std::size_t k = 0; k < kSkillClasses; ++k) quota[id.value * kSkillClasses + k] = e.vacancies[id][k];
  });
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
  auto const all = proposals_of(world, search, p);
  auto const quota = quotas_of(world.population.enterprises);
  auto const matched = deferred_acceptance(all.lists, all.score, quota, all.key);
  auto const taken = take(persons, all.person, matched, search.placements);
  for_each_range(taken.seekers, [&](std::size_t begin, std::size_t end) {
    std::int64_t hired = 0;
    for (std::size_t i = begin; i != end; ++i) {
      if (matched[i] == kUnmatched) continue;
      hire(world, all.person[i], matched[i], p);
      ++hired;
    }
    add_shared(world.counts.matches, hired);
  });
  return taken.placed;
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
