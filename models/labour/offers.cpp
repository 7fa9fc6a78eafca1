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

/// Puts an offer into its place among those before it, best first; a position that is there already stays as it is
/// worth more.
void insert(Seeker& seeker, Offer const& offer) {
  auto const begin = seeker.offers.begin(), end = begin + seeker.count;
  auto const better = [](Offer const& a, Offer const& b) {
    return a.utility != b.utility ? a.utility > b.utility : a.position < b.position;
  };
  auto at = end;
  for (; at != begin && better(offer, *(at - 1)); --at) *at = *(at - 1);
  *at = offer;
  ++seeker.count;
}

/// Of several offers of one position the best is kept: the one that comes first.
void drop_repeated(Seeker& seeker) {
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < seeker.count; ++i) {
    auto const same = [&](Offer const& o) { return o.position == seeker.offers[i].position; };
    if (std::none_of(seeker.offers.begin(), seeker.offers.begin() + kept, same))
      seeker.offers[kept++] = seeker.offers[i];
  }
  seeker.count = kept;
}

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

/// All draws of a seeker's month, made at once.
class SeekerWords {
 public:
  SeekerWords(World const& world, PersonId id, Search const& search, std::size_t vacancies) {
    auto const eights = (1 + kVacancyWords * vacancies + kEight * kBlockWords - 1) / (kEight * kBlockWords);
    draw_blocks(world.seed, world.population.persons.key[id], seeker_step(world, search), kSeekerStream,
                std::span{blocks_}.first(eights * kEight));
  }

  /// The words of the n-th vacancy.
  VacancyWords of(std::size_t n) const {
    VacancyWords words;
    for (std::size_t i = 0; i < kVacancyWords; ++i) {
      auto const at = 1 + kVacancyWords * n + i;
      words[i] = blocks_[at / kBlockWords][at % kBlockWords];
    }
    return words;
  }

 private:
  std::array<DrawBlock, kMostBlocks> blocks_;
};

std::uint32_t position_of(EnterpriseId id, SkillClass k) {
  return id.value * static_cast<std::uint32_t>(kSkillClasses) + static_cast<std::uint32_t>(k);
}

}  // namespace

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
Postings::Pick Postings::pick(ZoneId home, Chooser const& chooser, VacancyWords const& words) const {
  double const u = uniform_of(words[of_class]) * chooser.upto.back();
  auto const k = static_cast<SkillClass>((u >= chooser.upto[0] ? 1 : 0) + (u >= chooser.upto[1] ? 1 : 0));
  return {map_.draw(home, k, words[of_zone], words[of_enterprise]), k};
}

/// Weighs one vacancy from both sides: u = ln wage - beta_c c + Gumbel; s = ln(skill) - ln wage + quality (E19).
/// @return whether both gain: the seeker against what it has or waits for, the enterprise against its standard
bool Postings::weigh(Side const& side, Pick const& pick, VacancyWords const& words, Offer& offer) const {
  auto const& posting = posting_[pick.enterprise.value];
  double const wage = posting.ln_wage[static_cast<std::size_t>(pick.k)];
  double const plain = wage - p_.commute_cost * world_.access.commute_cost(side.home, posting.zone);
  if (plain + p_.taste * gumbel_bound.of(words[of_taste]) <= side.least) return false;
  offer.position = position_of(pick.enterprise, pick.k);
  offer.utility = plain + p_.taste * gumbel_of(words[of_taste]);
  if (offer.utility <= side.least) return false;
  double const skill = std::min(side.ln_skill - static_cast<double>(posting.ln_technology), 0.0) + side.ln_schooling;
  double const worth = skill + p_.quality_spread * normal_quantile(uniform_of(words[of_quality]));
  offer.score = worth - wage;
  return !search_.reservations || worth > p_.hiring_standard;
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

void Postings::look(PersonId id, Seeker& seeker) const {
  auto const& persons = world_.population.persons;
  seeker.count = 0;
  auto const own = skill_class(persons.education[id]);
  auto const& chooser = chooser_[static_cast<std::size_t>(own)];
  if (chooser.upto.back() <= 0) return;
  auto const side = side_of(id, own);
  auto const tries = std::min<std::size_t>(kMostOffers, static_cast<std::size_t>(p_.offers));
  SeekerWords const words{world_, id, search_, tries};
  std::array<Pick, kMostOffers> picks;  // all before any is weighed: their places in memory are fetched together
  for (std::size_t n = 0; n < tries; ++n) picks[n] = pick(ZoneId{side.home}, chooser, words.of(n));
  for (std::size_t n = 0; n < tries; ++n) {
    if (!picks[n].enterprise || picks[n].enterprise == persons.employer[id]) continue;
    Offer offer;
    if (weigh(side, picks[n], words.of(n), offer)) insert(seeker, offer);
  }
  drop_repeated(seeker);
}

}  // namespace tanvan
