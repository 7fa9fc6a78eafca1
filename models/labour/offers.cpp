#include "models/labour/offers.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

#include "models/labour/personal_wages.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/lanes.hpp"

namespace tanvan {
namespace {

constexpr float kNoLimit = -1e30F;

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

/// A number's bits in an order of whole numbers that rises with it.
std::uint32_t rising_bits(float number) {
  auto const bits = std::bit_cast<std::uint32_t>(number);
  return bits ^ (bits >> 31 != 0 ? 0xffffffff : 0x80000000);
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

/// Vacancies that a seeker looks at, side by side; those beyond `count` are nobody's.
struct Postings::Considered {
  Lanes<std::uint32_t> position{}, taste{}, quality = middle();  // taste, quality: the words drawn for them
  Lanes<std::uint32_t> stays{};                                  // 1: both sides gain
  Lanes<float> wage{}, utility{}, score{};
  std::size_t count = 0;

  /// Nobody's words: the quantiles of the middle are quickest.
  static Lanes<std::uint32_t> middle() {
    Lanes<std::uint32_t> words;
    words.fill(0x80000000);
    return words;
  }

  /// Without a jump that nobody could foretell.
  void keep_who_stays() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      position[kept] = position[i];
      utility[kept] = utility[i];
      score[kept] = score[i];
      kept += stays[i];
    }
    count = kept;
  }

  /// Best first: more utility, then the lower position; of several offers of one position the best alone.
  void rank(JobSeeker& seeker) const {
    std::array<std::uint64_t, kMostOffers> key;  // the less the better
    std::array<std::uint32_t, kMostOffers> place{}, at;
    for (std::uint32_t i = 0; i < count; ++i) {
      key[i] = static_cast<std::uint64_t>(~rising_bits(utility[i])) << 32 | position[i];
      for (std::uint32_t j = 0; j < i; ++j) {
        bool const after = key[j] <= key[i];
        place[i] += after ? 1 : 0;
        place[j] += after ? 0 : 1;
      }
    }
    for (std::uint32_t i = 0; i < count; ++i) at[place[i]] = i;
    seeker.count = 0;
    for (std::uint32_t n = 0; n < count; ++n) seeker.take({position[at[n]], utility[at[n]], score[at[n]]});
  }
};

Postings::Postings(World const& world, LabourParameters const& p, Search const& search)
    : world_{world},
      p_{p},
      search_{search},
      map_{world, p.commute_decay},
      ln_reservation_{std::log(static_cast<float>(p.reservation))} {
  auto const going = going_wages(world.population.enterprises);
  for (std::size_t k = 0; k < kSkillClasses; ++k) ln_going_[k] = static_cast<float>(std::log(going[k]));
  for (std::size_t level = 0; level < ln_schooling_.size(); ++level)
    ln_schooling_[level] = static_cast<float>(std::log(schooling_weight(static_cast<Education>(level))));
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
          std::log(persons.specific_skill[id]), ln_schooling_[static_cast<std::size_t>(persons.education[id])]};
}

/// The vacancies that the seeker comes upon: their classes and zones, then whose they are. Each step is taken for all,
/// so that what it needs of memory is fetched together.
void Postings::pick(ZoneId home, Chooser const& chooser, Words const& words, std::span<Pick> picks) const {
  std::array<ZoneId, kMostOffers> zone;
  for (std::size_t n = 0; n < picks.size(); ++n) {
    double const u = uniform_of(words.of(n, of_class)) * chooser.upto.back();
    picks[n].k = static_cast<SkillClass>((u >= chooser.upto[0] ? 1 : 0) + (u >= chooser.upto[1] ? 1 : 0));
    zone[n] = map_.draw_zone(home, picks[n].k, words.of(n, of_zone));
  }
  for (std::size_t n = 0; n < picks.size(); ++n)
    if (zone[n]) picks[n].enterprise = map_.draw_in(zone[n], picks[n].k, words.of(n, of_enterprise));
}

/// The utility below which a seeker goes on looking: what the present wage or the going rate gives.
float Postings::least_utility(PersonId id, SkillClass own) const {
  if (!search_.reservations) return kNoLimit;
  auto const& persons = world_.population.persons;
  if (persons.status[id] == Status::employed)  // what is its own would come with it to the next employer
    return static_cast<float>(std::log(p_.raise * static_cast<double>(persons.wage[id].value)) -
                              ln_personal_factor(world_, id, persons.position[id], p_));
  return ln_reservation_ + ln_going_[static_cast<std::size_t>(own)];
}

/// Weighs vacancies from both sides: u = ln wage - beta_c c + Gumbel; s = ln(skill) - ln wage + quality (E19). Kept is
/// what both gain by: the seeker against what it has or waits for, the enterprise against its standard.
void Postings::weigh(Side const& side, Considered& considered) const {
  auto& [position, taste, quality, stays, wage, utility, score, count] = considered;
  auto const tastes = gumbels_of(taste), qualities = normals_of(quality);
  auto const spread_of_taste = static_cast<float>(p_.taste), spread_of_quality = static_cast<float>(p_.quality_spread);
  float const standard = search_.reservations ? static_cast<float>(p_.hiring_standard) : kNoLimit;
  for (std::size_t i = 0; i < kLanes; ++i) {
    utility[i] += spread_of_taste * tastes[i];
    float const worth = score[i] + spread_of_quality * qualities[i];
    score[i] = worth - wage[i];
    stays[i] = (utility[i] > side.least) & (worth > standard) ? 1 : 0;
  }
  considered.keep_who_stays();
}

/// What a seeker comes upon, with all that is known before taste and quality are drawn.
void Postings::gather(PersonId id, Side const& side, std::span<Pick const> picks, Words const& words,
                      Considered& considered) const {
  auto& [position, taste, quality, stays, wage, utility, score, count] = considered;
  auto const employer = world_.population.persons.employer[id];
  for (std::size_t n = 0; n < picks.size(); ++n) {
    auto const [enterprise, k] = picks[n];
    if (!enterprise || enterprise == employer) continue;
    auto const& posting = posting_[enterprise.value];
    auto const i = count++;
    position[i] = position_of(enterprise, k);
    taste[i] = words.of(n, of_taste);
    quality[i] = words.of(n, of_quality);
    wage[i] = posting.ln_wage[static_cast<std::size_t>(k)];
    utility[i] = wage[i] - static_cast<float>(p_.commute_cost * world_.access.commute_cost(side.home, posting.zone));
    score[i] = std::min(side.ln_skill - posting.ln_technology, 0.0F) + side.ln_schooling;
  }
}

void Postings::look(PersonId id, JobSeeker& seeker) const {
  auto const& persons = world_.population.persons;
  seeker.count = 0;
  auto const own = skill_class(persons.education[id]);
  auto const& chooser = chooser_[static_cast<std::size_t>(own)];
  if (chooser.upto.back() <= 0) return;
  auto const side = side_of(id, own);
  auto const tries = std::min<std::size_t>(kMostOffers, static_cast<std::size_t>(p_.offers));
  Words const words{world_, id, search_, tries};
  std::array<Pick, kMostOffers> picks;
  pick(ZoneId{side.home}, chooser, words, std::span{picks}.first(tries));
  Considered considered;
  gather(id, side, std::span{picks}.first(tries), words, considered);
  weigh(side, considered);
  considered.rank(seeker);
}

}  // namespace tanvan
