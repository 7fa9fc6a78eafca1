#include "models/labour/offers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "models/labour/personal_wages.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr double kNoLimit = -1e300;

/// The going posted wage of each class, weighted by vacancies.
std::array<double, kSkillClasses> going_wages(EnterpriseStore const& e) {
  std::array<double, kSkillClasses> sum{}, open{}, going{};
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      sum[k] += e.vacancies[id][k] * static_cast<double>(e.posted_wage[id][k].value);
      open[k] += e.vacancies[id][k];
    }
  for (std::size_t k = 0; k < kSkillClasses; ++k) going[k] = open[k] > 0 ? sum[k] / open[k] : 1;
  return going;
}

/// -ln(-ln u) of a draw.
double gumbel_of(std::uint32_t bits) {
  return -std::log(static_cast<float>(-std::log(uniform_of(bits))));
}

/// At least the Gumbel term of a draw, read off a table: most vacancies are too poor for any taste of this size, and
/// need no logarithm.
class GumbelBound {
 public:
  GumbelBound() {
    constexpr double kMargin = 1e-4;  // beyond what rounding can do
    for (std::uint32_t i = 0; i + 1 < kSteps; ++i)
      most_[i] = static_cast<float>(gumbel_of((i + 1) << kShift) + kMargin);
    most_.back() = std::numeric_limits<float>::infinity();
  }
  double of(std::uint32_t bits) const { return most_[bits >> kShift]; }

 private:
  static constexpr std::uint32_t kSteps = 1024, kShift = 22;
  std::array<float, kSteps> most_;
};
GumbelBound const gumbel_bound;

// What a look at one vacancy takes of the seeker's draws, in this order
enum Word : std::size_t { of_class, of_zone, of_enterprise, of_taste, of_quality };
constexpr std::size_t kMostWords = 1 + kVacancyWords * kMostOffers;  // after the one that decided to search
constexpr std::size_t kBlockWords = std::tuple_size_v<DrawBlock>;
constexpr std::size_t kEight =
    8;  // blocks that are made side by side: a few too many cost less than a few by themselves
constexpr std::size_t kMostBlocks = (kMostWords + kEight * kBlockWords - 1) / (kEight * kBlockWords) * kEight;

std::uint32_t position_of(EnterpriseId id, SkillClass k) {
  return id.value * static_cast<std::uint32_t>(kSkillClasses) + static_cast<std::uint32_t>(k);
}

}  // namespace

/// All draws of a seeker's month, made at once.
class Postings::Words {
 public:
  Words(World const& world, PersonId id, Search const& search, std::size_t vacancies) {
    auto const eights = (1 + kVacancyWords * vacancies + kEight * kBlockWords - 1) / (kEight * kBlockWords);
    draw_blocks(world.seed, world.population.persons.key[id], seeker_step(world, search), kSeekerStream,
                std::span{blocks_}.first(eights * kEight));
  }

  /// A word of the n-th vacancy.
  std::uint32_t of(std::size_t n, Word word) const {
    auto const at = 1 + kVacancyWords * n + word;
    return blocks_[at / kBlockWords][at % kBlockWords];
  }

 private:
  std::array<DrawBlock, kMostBlocks> blocks_;
};

/// Vacancies that a seeker looks at, side by side, as far as they are still of interest. Each step keeps some, without
/// a jump that nobody could foretell.
struct Postings::Considered {
  std::array<std::uint8_t, kMostOffers> at;  // of which the words tell
  std::array<std::uint32_t, kMostOffers> position;
  std::array<double, kMostOffers> wage, utility, score;
  std::size_t count = 0;

  /// Goes through those of interest and keeps the ones for which `step(i)` is true; it may write row i.
  template <class Step>
  void keep(Step&& step) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      bool const stays = step(i);
      at[kept] = at[i];
      position[kept] = position[i];
      wage[kept] = wage[i];
      utility[kept] = utility[i];
      score[kept] = score[i];
      kept += stays ? 1 : 0;
    }
    count = kept;
  }

  /// Best first: more utility, then the lower position; of several offers of one position the best alone.
  void rank(Seeker& seeker) const {
    std::array<bool, kMostOffers> repeated{};
    auto const better = [&](std::size_t a, std::size_t b) {
      return (utility[a] > utility[b]) | ((utility[a] == utility[b]) & (position[a] < position[b]));
    };
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j)
        repeated[i] |= (position[j] == position[i]) & (better(j, i) | ((utility[j] == utility[i]) & (j < i)));
    seeker.count = 0;
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t place = 0;
      for (std::size_t j = 0; j < count; ++j) place += better(j, i) & !repeated[j];
      seeker.offers[place] = repeated[i] ? seeker.offers[place] : Offer{position[i], utility[i], score[i]};
      seeker.count += repeated[i] ? 0 : 1;
    }
  }
};

Postings::Postings(World const& world, LabourParameters const& p, Search const& search)
    : world_{world}, p_{p}, search_{search}, map_{world, p.commute_decay}, ln_reservation_{std::log(p.reservation)} {
  auto const going = going_wages(world.population.enterprises);
  for (std::size_t k = 0; k < kSkillClasses; ++k) ln_going_[k] = std::log(going[k]);
  for (std::size_t level = 0; level < ln_schooling_.size(); ++level)
    ln_schooling_[level] = std::log(schooling_weight(static_cast<Education>(level)));
  post();
  choose_classes();
}

void Postings::post() {
  auto const& e = world_.population.enterprises;
  posting_.resize(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (e.vacancies[id] == std::array<std::uint32_t, kSkillClasses>{}) return;
    auto& posting = posting_[id.value];
    posting.zone = world_.population.establishments.zone[e.establishment[id]].value;
    posting.ln_technology = static_cast<float>(std::log(embodied_technology(e, id)));
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      posting.ln_wage[k] = static_cast<float>(std::log(static_cast<double>(e.posted_wage[id][k].value)));
  });
}

/// Mostly the own class, else a neighbour, as far as there are vacancies; never one out of reach.
void Postings::choose_classes() {
  double const tries[kSkillClasses][kSkillClasses] = {
      {1, p_.try_above_basic, 0}, {p_.try_below, 1, p_.try_above_skilled}, {p_.try_far_below, p_.try_below, 1}};
  for (std::size_t own = 0; own < kSkillClasses; ++own) {
    double sum = 0;
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      chooser_[own].upto[k] = sum += map_.open(static_cast<SkillClass>(k)) > 0 ? tries[own][k] : 0;
  }
}

Postings::Side Postings::side_of(PersonId id, SkillClass own) const {
  auto const& persons = world_.population.persons;
  return {world_.population.households.zone[persons.household[id]].value, least_utility(id, own),
          std::log(static_cast<double>(persons.specific_skill[id])),
          ln_schooling_[static_cast<std::size_t>(persons.education[id])]};
}

/// A vacancy that the seeker comes upon: its class, then whose.
Postings::Pick Postings::pick(ZoneId home, Chooser const& chooser, Words const& words, std::size_t n) const {
  double const u = uniform_of(words.of(n, of_class)) * chooser.upto.back();
  auto const k = static_cast<SkillClass>((u >= chooser.upto[0] ? 1 : 0) + (u >= chooser.upto[1] ? 1 : 0));
  return {map_.draw(home, k, words.of(n, of_zone), words.of(n, of_enterprise)), k};
}

/// The utility below which a seeker goes on looking: what the present wage or the going rate gives.
double Postings::least_utility(PersonId id, SkillClass own) const {
  if (!search_.reservations) return kNoLimit;
  auto const& persons = world_.population.persons;
  if (persons.status[id] == Status::employed)  // what is its own would come with it to the next employer
    return std::log(p_.raise * static_cast<double>(persons.wage[id].value)) -
           ln_personal_factor(world_, id, persons.position[id], p_);
  return ln_reservation_ + ln_going_[static_cast<std::size_t>(own)];
}

/// Weighs vacancies from both sides: u = ln wage - beta_c c + Gumbel; s = ln(skill) - ln wage + quality (E19). Kept is
/// what both gain by: the seeker against what it has or waits for, the enterprise against its standard.
void Postings::weigh(Side const& side, Words const& words, Considered& considered) const {
  auto& [at, position, wage, utility, score, count] = considered;
  considered.keep(
      [&](std::size_t i) { return utility[i] + p_.taste * gumbel_bound.of(words.of(at[i], of_taste)) > side.least; });
  considered.keep([&](std::size_t i) {
    utility[i] += p_.taste * gumbel_of(words.of(at[i], of_taste));
    return utility[i] > side.least;
  });
  considered.keep([&](std::size_t i) {
    auto const technology = static_cast<double>(posting_[position[i] / kSkillClasses].ln_technology);
    double const skill = std::min(side.ln_skill - technology, 0.0) + side.ln_schooling;
    double const worth = skill + p_.quality_spread * normal_quantile(uniform_of(words.of(at[i], of_quality)));
    score[i] = worth - wage[i];
    return !search_.reservations || worth > p_.hiring_standard;
  });
}

void Postings::look(PersonId id, Seeker& seeker) const {
  auto const& persons = world_.population.persons;
  seeker.count = 0;
  auto const own = skill_class(persons.education[id]);
  auto const& chooser = chooser_[static_cast<std::size_t>(own)];
  if (chooser.upto.back() <= 0) return;
  auto const side = side_of(id, own);
  auto const tries = std::min<std::size_t>(kMostOffers, static_cast<std::size_t>(p_.offers));
  Words const words{world_, id, search_, tries};
  std::array<Pick, kMostOffers> picks;  // all before any is weighed: their places in memory are fetched together
  for (std::size_t n = 0; n < tries; ++n) picks[n] = pick(ZoneId{side.home}, chooser, words, n);
  Considered considered;
  for (std::size_t n = 0; n < tries; ++n) {
    auto const [enterprise, k] = picks[n];
    if (!enterprise || enterprise == persons.employer[id]) continue;
    auto const& posting = posting_[enterprise.value];
    auto const i = considered.count++;
    considered.at[i] = static_cast<std::uint8_t>(n);
    considered.position[i] = position_of(enterprise, k);
    considered.wage[i] = posting.ln_wage[static_cast<std::size_t>(k)];
    considered.utility[i] = considered.wage[i] - p_.commute_cost * world_.access.commute_cost(side.home, posting.zone);
  }
  weigh(side, words, considered);
  considered.rank(seeker);
}

}  // namespace tanvan
