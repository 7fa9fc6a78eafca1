// Who lives with whom: the households of one zone, out of the persons that it has.
#include <cmath>

#include "models/demography/synthesis_steps.hpp"
#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

using ByClass = std::array<double, kAgeClasses>;
using Kernel = std::array<ByClass, kAgeClasses>;  // [class of the one][class of the other]

constexpr double kLeast = 1e-9;  // weight of an unlikely age: taken only where nobody else is left

/// Weights by the difference of ages: other - one ~ N(mean, deviation), in years.
Kernel by_difference(double mean, double deviation, std::size_t youngest) {
  Kernel kernel{};
  for (std::size_t one = 0; one < kAgeClasses; ++one)
    for (std::size_t other = youngest; other < kAgeClasses; ++other) {
      double const z = (5.0 * (static_cast<double>(other) - static_cast<double>(one)) - mean) / deviation;
      kernel[one][other] = std::exp(-z * z / 2) + kLeast;
    }
  return kernel;
}

/// Of those of 15 to 19 few live alone or as couples: they live with parents, elder brothers and sisters, workmates.
/// Prior.
constexpr double kYoungBrothers = 6;

constexpr double kYoungFloor = 0.05;  // weight of a young companion at any age

/// Difference of ages to somebody else in the household [years], and how likely such a companion is.
struct Companion {
  double mean, deviation, weight;
};

/// Those who live with a couple or a friend: of the same age (brothers, sisters, friends), grown children, old parents;
/// from memory, unverified.
constexpr Companion kSame = {0, 6, 0.4}, kGrownChild = {-25, 6, 0.8}, kOldParent = {26, 6, 1.2};

Kernel by_difference(Companion const& c) {
  return by_difference(c.mean, c.deviation, kFirstAdultClass);
}

Kernel companions() {
  auto const same = by_difference(kSame), child = by_difference(kGrownChild), parent = by_difference(kOldParent);
  Kernel kernel{};
  for (std::size_t a = 0; a < kAgeClasses; ++a)
    for (std::size_t b = 0; b < kAgeClasses; ++b) {
      kernel[a][b] = kSame.weight * same[a][b] + kGrownChild.weight * child[a][b] + kOldParent.weight * parent[a][b];
      if (b == kFirstAdultClass) kernel[a][b] = kYoungBrothers * (kernel[a][b] + kYoungFloor);
    }
  return kernel;
}

/// Ages of mothers at the birth of their eldest in the household, of husbands against wives, of others; from memory of
/// the 2019 census, unverified.
struct Kernels {
  Kernel mother = by_difference(26.5, 5, kFirstAdultClass + 1);
  Kernel husband = by_difference(3, 4.5, kFirstAdultClass);
  Kernel companion = companions();
  ByClass wife = {0, 0, 0, 0.15, 1, 1.3, 1, 0.8, 0.9, 1.1, 1.2, 1.2, 1.1, 1, 0.9, 0.8, 0.6};  // without children
  ByClass matron = {0,   0,   0, 0.02, 0.3, 0.4, 0.5, 0.9, 1.6,
                    2.2, 2.2, 2, 1.6,  1.2, 0.9, 0.6, 0.4};  // with grown children
  ByClass single = {0, 0, 0, 0.5, 1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.5, 0.6, 0.8, 0.9, 1};
  ByClass child = {1, 1, 1};
  ByClass anybody = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
};

Kernels const& kernels() {
  static Kernels const k;
  return k;
}

enum class Wanted { female, male, either };

struct Member {
  std::size_t age_class = 0;
  Sex sex = Sex::female;
};

/// Takes a person out of the pool with chances weight times number; of the wanted sex while there is one of positive
/// weight, then of either, then anybody. @pre the pool is not empty
class Picker {
 public:
  Picker(Pool pool, Draws& draws) : pool_(pool), draws_(draws) {}
  void use(Draws& draws) { draws_ = draws; }

  Member take(ByClass const& weight, Wanted wanted) {
    double all = sum(weight, wanted);
    if (all <= 0 && wanted != Wanted::either) all = sum(weight, wanted = Wanted::either);
    if (all > 0) return draw(weight, wanted, all);
    all = sum(kernels().anybody, Wanted::either);
    ensures(all > 0, "a person left in the zone's pool");
    return draw(kernels().anybody, Wanted::either, all);
  }

  Draws& draws() { return draws_; }

 private:
  double number(std::size_t c, std::size_t sex, Wanted wanted) const {
    return wanted == Wanted::either || static_cast<std::size_t>(wanted) == sex ? pool_[c][sex] : 0;
  }

  double sum(ByClass const& weight, Wanted wanted) const {
    double all = 0;
    for (std::size_t c = 0; c < kAgeClasses; ++c) all += weight[c] * (number(c, 0, wanted) + number(c, 1, wanted));
    return all;
  }

  Member draw(ByClass const& weight, Wanted wanted, double all) {
    double rest = draws_.uniform() * all;
    Member last;
    for (std::size_t c = 0; c < kAgeClasses; ++c)
      for (std::size_t sex = 0; sex < 2; ++sex) {
        double const w = weight[c] * number(c, sex, wanted);
        if (w <= 0) continue;
        last = {c, static_cast<Sex>(sex)};
        if ((rest -= w) < 0) return taken(last);
      }
    return taken(last);  // the last bits of the sum
  }

  Member taken(Member member) {
    --pool_[member.age_class][static_cast<std::size_t>(member.sex)];
    return member;
  }

  Pool pool_;
  Draws draws_;
};

Wanted other_than(Sex sex) {
  return sex == Sex::female ? Wanted::male : Wanted::female;
}

/// Members of one household, grown ones first.
std::vector<Member> compose(Picker& picker, HouseholdForm const& form, PeopleSynthesisParameters const& p) {
  std::vector<Member> children, members;
  std::size_t eldest = 0;
  for (std::uint32_t i = 0; i < form.children; ++i) {
    children.push_back(picker.take(kernels().child, Wanted::either));
    eldest = std::max(eldest, children.back().age_class);
  }
  auto const adults = form.size - form.children;
  auto const& k = kernels();
  double const together = form.children > 0 ? p.couples_with_children
                          : adults == 2     ? p.couples_of_two
                                            : p.couples_of_more;
  bool const couple = adults >= 2 && picker.draws().chance(together);
  if (form.children > 0) {
    members.push_back(picker.take(k.mother[eldest], Wanted::female));
  } else if (couple) {
    members.push_back(picker.take(adults > 2 ? k.matron : k.wife, Wanted::female));
  } else {
    members.push_back(picker.take(k.single, Wanted::either));
  }
  auto const first = members.front();
  if (couple) members.push_back(picker.take(k.husband[first.age_class], other_than(first.sex)));
  while (members.size() < adults) members.push_back(picker.take(k.companion[first.age_class], Wanted::either));
  members.insert(members.end(), children.begin(), children.end());
  return members;
}

constexpr double kOldestMean = 4, kOldestMost = 19;  // years lived beyond 80: exponential, at most; prior

/// Shares of those of 15 to 19 who are up to 15, 16, 17 and 18 years old; prior.
constexpr double kUpTo[] = {0.17, 0.34, 0.51, 0.75};

/// Months of age. Of 15 to 19 more are 18 and 19: who comes to work has left school. Who keeps house is 18 at least.
int months_of_age(std::size_t age_class, bool keeps_house, Draws& draws) {
  auto const month = static_cast<int>(draws.below(12));
  double const u = draws.uniform();
  auto const from = static_cast<int>(5 * age_class);
  if (age_class == kAgeClasses - 1)
    return 12 * (from + static_cast<int>(std::min(kOldestMost, -kOldestMean * std::log(u)))) + month;
  if (age_class != kFirstAdultClass) return 12 * (from + static_cast<int>(5 * u)) + month;
  if (keeps_house) return 12 * (18 + (u < 0.5 ? 0 : 1)) + month;
  int year = 0;
  while (year < 4 && u >= kUpTo[year]) ++year;
  return 12 * (15 + year) + month;
}

void write_household(World& world, HouseholdId household, ZoneId zone, std::uint32_t first_person,
                     std::vector<Member> const& members, Draws& draws) {
  auto& h = world.population.households;
  auto& x = world.population.persons;
  h.zone[household] = zone;
  h.persons[household] = static_cast<std::uint16_t>(members.size());
  bool grown = false;
  for (auto const& member : members) grown = grown || member.age_class > kFirstAdultClass;
  for (std::size_t i = 0; i < members.size(); ++i) {
    PersonId const person{first_person + static_cast<std::uint32_t>(i)};
    x.household[person] = household;
    x.sex[person] = members[i].sex;
    x.born[person] = world.now - months_of_age(members[i].age_class, i == 0 && !grown, draws);
    x.since[person] = world.now;
  }
}

}  // namespace

void compose_zone(World& world, ZonePlan const& plan, PeopleSynthesisParameters const& p) {
  auto next_household = plan.first_household, next_person = plan.first_person;
  Draws start{world.seed, AgentKey{plan.zone.value}, 0, Stream::synthesis_household};
  Picker picker{plan.pool, start};
  for (auto const& form : plan.forms)
    for (std::uint32_t i = 0; i < form.count; ++i) {
      HouseholdId const household{next_household++};
      Draws draws{world.seed, world.population.households.key[household], 0, Stream::synthesis_household};
      picker.use(draws);
      auto const members = compose(picker, form, p);
      write_household(world, household, plan.zone, next_person, members, picker.draws());
      next_person += form.size;
    }
  ensures(next_person == plan.first_person + plan.persons, "every person of the zone in a household");
}

}  // namespace tanvan
