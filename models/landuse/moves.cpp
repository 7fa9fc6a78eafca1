// Who looks for a home, and who gets which (models E25, E26).
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/landuse/home_market.hpp"
#include "models/landuse/steps.hpp"
#include "models/landuse/tenure.hpp"
#include "sim/choice/logit.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// A household that looks for a home of a tenure.
struct Seeker {
  HouseholdId household;
  std::uint32_t group = 0;  // of its members
  Tenure tenure{};
  double stay = kNotOffered;  // utility of the present home with its noise; none while unhoused
};

/// The homes that seekers would take, best first, as lists of proposals.
struct Wishes {
  std::vector<std::vector<std::pair<double, DwellingId>>> of;  // [seeker]: minus utility, dwelling

  explicit Wishes(std::size_t seekers) : of(seekers) {}
};

/// Around which zone a life turns: where the first member works, else home.
ZoneId centre_of(World const& world, HouseholdId id, HouseholdFacts const& facts) {
  return facts.workplaces.empty() ? world.population.households.zone[id] : facts.workplaces.front();
}

Draws draws_of(World const& world, HouseholdId id, Stream stream, int round = 0) {
  auto const step = static_cast<std::uint32_t>(world.now.count) + (static_cast<std::uint32_t>(round) << 24U);
  return {world.seed, world.population.households.key[id], step, stream};
}

/// One seeker's list: candidates drawn by vacancy and nearness, utility with correction and Gumbel noise.
void list_wishes(World const& world, HomeMarket const& market, Groups const& members, Seeker const& seeker, int round,
                 LanduseParameters const& p, std::vector<std::pair<double, DwellingId>>& wishes) {
  auto const& vacant = market.vacant(kind_for(seeker.tenure));
  if (vacant.size() == 0) return;
  thread_local HouseholdFacts facts;
  thread_local std::vector<DrawnHome> set;
  gather_facts(world, members.of(seeker.group), p.dormitory_staff, facts);
  auto draws = draws_of(world, seeker.household, Stream::dwelling_choice, round);
  vacant.draw(centre_of(world, seeker.household, facts), static_cast<std::size_t>(p.candidates), draws, set);
  for (auto const& [home, zone, correction] : set) {
    double const u = market.utility(home, facts) + correction + draws.gumbel();
    if (u > seeker.stay) wishes.emplace_back(-u, home);
  }
  std::sort(wishes.begin(), wishes.end());
}

/// Money that a buyer pays down for a home [đồng]; sellers are other residents, by way of the landlords.
Dong down_payment(HomeMarket const& market, DwellingId home, LanduseParameters const& p) {
  return dong(market.monthly_cost(home) * kMonthsInYear / p.home_yield * p.down_payment * 1e6);
}

void pay_down(World& world, HouseholdId id, Dong amount) {
  auto& savings = world.population.households.savings[id];
  Dong const paid = std::clamp(amount, Dong{}, std::max(Dong{}, savings));
  savings -= paid;
  world.ledger.pay(Flow::dwelling_sales, Account::households, Account::landlords, paid);
  ++world.counts.homes_bought;
}

/// Lets seekers propose to homes; a home takes who would pay the most, here who has the higher income a month, the
/// lower key among equals. Each home takes one.
std::vector<DwellingId> match(World const& world, std::span<Seeker const> seekers, Wishes const& wishes,
                              std::span<double const> income) {
  auto const& h = world.population.households;
  std::vector<DwellingId> homes;
  for (auto const& list : wishes.of)
    for (auto const& [u, home] : list) homes.push_back(home);
  std::sort(homes.begin(), homes.end());
  homes.erase(std::unique(homes.begin(), homes.end()), homes.end());
  ProposalLists lists;
  lists.offset.push_back(0);
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  for (std::size_t i = 0; i < seekers.size(); ++i) {
    for (auto const& [u, home] : wishes.of[i]) {
      auto const at = std::lower_bound(homes.begin(), homes.end(), home) - homes.begin();
      lists.receiver.push_back(static_cast<std::uint32_t>(at));
      score.push_back(income[i]);
    }
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(h.key[seekers[i].household].value);
  }
  std::vector<std::uint32_t> const quota(homes.size(), 1);
  auto const matched = deferred_acceptance(lists, score, quota, key);
  std::vector<DwellingId> taken(seekers.size());
  for (std::size_t i = 0; i < seekers.size(); ++i)
    if (matched[i] != kUnmatched) taken[i] = homes[matched[i]];
  return taken;
}

/// One round of search. @return who found nothing
std::vector<Seeker> seek(World& world, HomeMarket const& market, Groups const& members, std::span<Seeker const> seekers,
                         int round, LanduseParameters const& p) {
  Wishes wishes(seekers.size());
  std::vector<double> income(seekers.size());
  for_each_index(seekers.size(), [&](std::size_t i) {
    list_wishes(world, market, members, seekers[i], round, p, wishes.of[i]);
    for (auto const row : members.of(seekers[i].group))
      income[i] += static_cast<double>(world.population.persons.wage[PersonId{row}].value);
  });
  auto const homes = match(world, seekers, wishes, income);
  auto& h = world.population.households;
  std::vector<Seeker> left;
  for (std::size_t i = 0; i < seekers.size(); ++i) {
    auto const& [id, group, tenure, stay] = seekers[i];
    if (!homes[i]) {
      left.push_back(seekers[i]);
      continue;
    }
    bool const moves = static_cast<bool>(h.dwelling[id]);
    if (tenure == Tenure::own && h.tenure[id] != Tenure::own) pay_down(world, id, down_payment(market, homes[i], p));
    h.tenure[id] = tenure;
    move_in(world, id, homes[i]);
    if (moves) ++world.counts.moves;
  }
  return left;
}

/// Down payment on a modest house in each zone [million đồng].
std::vector<double> down_payments(World const& world, LanduseParameters const& p) {
  std::vector<double> payment;
  for (auto const& price : world.land.price)
    payment.push_back(price[static_cast<std::size_t>(FloorUse::housing)] * p.modest_m2 * p.down_payment);
  return payment;
}

/// The tenure that a household looks for (E24).
Tenure wanted_tenure(World const& world, HouseholdId id, HouseholdFacts const& facts, double payment,
                     LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto real = facts;
  real.income_mvnd /= world.price_level;
  auto v = tenure_utilities(real, h.tenure[id], h.savings[id], payment, p);
  logit_probabilities(v, v);
  auto draws = draws_of(world, id, Stream::tenure);
  return static_cast<Tenure>(at_quantile(v, draws.uniform()));
}

/// Mean utility of the present homes by tenure: what a household of its kind may hope for.
struct Hopes {
  std::array<double, kTenures> sum{}, count{};

  Hopes& operator+=(Hopes const& other) {
    for (std::size_t t = 0; t < kTenures; ++t) sum[t] += other.sum[t], count[t] += other.count[t];
    return *this;
  }
  double of(Tenure tenure) const {
    auto const t = static_cast<std::size_t>(tenure);
    return count[t] > 0 ? sum[t] / count[t] : 0;
  }
};

/// E25: P(look) = 1 / (1 + exp(-x)), x = k0_tenure + k1 (hope - now) + k2 [new job] + k3 [newborn] + k4 [burdened].
double moving_chance(HouseholdFacts const& facts, Tenure tenure, double hope, double now, double cost,
                     LanduseParameters const& p) {
  bool const burdened = tenure != Tenure::own && cost > p.burden * facts.income_mvnd;
  double const x = (tenure == Tenure::own ? p.move_owner : p.move_tenant) + p.move_hope * (hope - now) +
                   (facts.changed_job ? p.move_job : 0) + (facts.has_newborn ? p.move_newborn : 0) +
                   (burdened ? p.move_burden : 0);
  return 1 / (1 + std::exp(-x));
}

}  // namespace

void move_in(World& world, HouseholdId household, DwellingId dwelling) {
  auto& h = world.population.households;
  auto& d = world.population.dwellings;
  if (h.dwelling[household]) d.household[h.dwelling[household]] = {};
  d.household[dwelling] = household;
  h.dwelling[household] = dwelling;
  h.zone[household] = d.zone[dwelling];
}

void house_households(World& world, LanduseParameters const& p) {
  constexpr int kRounds = 4;  // then whoever is left waits for the next month
  auto const& h = world.population.households;
  auto const homeless =
      rows_where<HouseholdId>(h.size(), [&](HouseholdId id) { return !h.dwelling[id] && h.persons[id] > 0; });
  if (homeless.empty()) return;
  std::vector<Seeker> waiting;
  for (std::uint32_t i = 0; i < homeless.size(); ++i)
    waiting.push_back({homeless[i], i, h.tenure[homeless[i]], kNotOffered});
  auto const members = members_of(world, homeless);
  HomeMarket market(world, p);
  for (int round = 0; round < kRounds && !waiting.empty(); ++round) {
    if (round > 0) market.look_again();
    waiting = seek(world, market, members, waiting, round, p);
    if (round == 0) continue;  // once more for the same, then for what is next best
    for (auto& seeker : waiting) seeker.tenure = second_best(seeker.tenure).value_or(Tenure::room);
  }
}

void relocate(World& world, LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto const members = members_of_households(world);
  HomeMarket const market(world, p);
  std::vector<double> now(h.size());
  auto const hopes = ordered_total<Hopes>(h.size(), [&](std::size_t begin, std::size_t end, Hopes& sum) {
    HouseholdFacts facts;
    for (auto id = id_of<HouseholdId>(begin); id.value != end; ++id.value) {
      if (!h.dwelling[id]) continue;
      gather_facts(world, members.of(id.value), p.dormitory_staff, facts);
      now[id.value] = market.utility(h.dwelling[id], facts);
      sum.sum[static_cast<std::size_t>(h.tenure[id])] += now[id.value];
      sum.count[static_cast<std::size_t>(h.tenure[id])] += 1;
    }
  });
  auto const payments = down_payments(world, p);
  std::vector<Seeker> choice(h.size());
  for_each_range(h.size(), [&](std::size_t begin, std::size_t end) {
    HouseholdFacts facts;
    for (auto id = id_of<HouseholdId>(begin); id.value != end; ++id.value) {
      if (!h.dwelling[id]) continue;
      gather_facts(world, members.of(id.value), p.dormitory_staff, facts);
      auto draws = draws_of(world, id, Stream::household_move);
      double const chance = moving_chance(facts, h.tenure[id], hopes.of(h.tenure[id]), now[id.value],
                                          market.monthly_cost(h.dwelling[id]), p);
      if (!draws.chance(chance)) continue;
      choice[id.value] = {id, id.value, wanted_tenure(world, id, facts, payments[h.zone[id].value], p),
                          now[id.value] + p.stay + draws.gumbel()};
    }
  });
  std::erase_if(choice, [](Seeker const& seeker) { return !seeker.household; });
  seek(world, market, members, choice, 0, p);
}

}  // namespace tanvan
