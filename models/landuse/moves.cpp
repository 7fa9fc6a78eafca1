// Who looks for a home, and who gets which (models E25, E26).
#include <algorithm>
#include <cmath>
#include <optional>

#include "models/landuse/seek.hpp"
#include "models/landuse/steps.hpp"
#include "models/landuse/tenure.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/joined.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

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
  auto const now = h.dwelling[id] ? std::optional{h.tenure[id]} : std::nullopt;
  auto v = tenure_utilities(real, now, h.savings[id], payment, p);
  logit_probabilities(v, v);
  Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::tenure};
  return static_cast<Tenure>(at_quantile(v, draws.uniform()));
}

/// Why somebody might look for another home; what is not known yet counts as the best of reasons.
struct Reasons {
  Tenure tenure{};
  double hope = kMostHope;  // utility of others' homes less that of one's own
  bool changed_job = true, has_newborn = true, burdened = true;

  static constexpr double kMostHope = 4;  // of either sign that counts
};

/// E25: P(look within a year) = 1 / (1 + exp(-x)), x = k0_tenure + k1 (hope - now) + k2 [new job] + k3 [newborn]
/// + k4 [burdened].
double looking_chance(Reasons const& why, LanduseParameters const& p) {
  bool const owns = why.tenure == Tenure::own;
  double const hope = std::clamp(why.hope, -Reasons::kMostHope, Reasons::kMostHope);
  double const x = (owns ? p.move_owner : p.move_tenant) + p.move_hope * hope + (why.changed_job ? p.move_job : 0) +
                   (why.has_newborn ? p.move_newborn : 0) + (why.burdened && !owns ? p.move_burden : 0);
  return 1 / (1 + std::exp(-x));
}

/// A household that this month may send looking: without a home, or with a draw below what any reason could make of its
/// chance. Most households need not be asked.
struct Asked {
  HouseholdId household;
  double draw = 0;  // looks where its yearly chance lies above
  double luck = 0;  // standard Gumbel of the present home
  double now = 0;   // utility of the present home
};

std::vector<Asked> whom_to_ask(World const& world, LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto const lives = [&](std::size_t row) { return h.persons[id_of<HouseholdId>(row)] > 0; };
  auto const ask = [&](std::size_t begin, std::size_t end, Joined<Asked>& asked) {
    for_each_draws(world.seed, h.key.span(), static_cast<std::uint32_t>(world.now.count), Stream::household_move, begin,
                   end, lives, [&](std::size_t row, Draws& draws) {
                     auto const id = id_of<HouseholdId>(row);
                     double const draw = h.dwelling[id] ? kMonthsInYear * draws.uniform() : 0;
                     if (draw < looking_chance({h.tenure[id]}, p)) asked.list.push_back({id, draw, draws.gumbel()});
                   });
  };
  return ordered_total<Joined<Asked>>(h.size(), ask).list;
}

/// Mean utility of present homes by tenure: what a household of its kind may hope for. Of those asked, whom lot has
/// chosen.
struct Hopes {
  std::array<double, kTenures> sum{}, count{};

  double of(Tenure tenure) const {
    auto const t = static_cast<std::size_t>(tenure);
    return count[t] > 0 ? sum[t] / count[t] : 0;
  }
};

Hopes look_around(World const& world, HomeMarket const& market, Groups const& members, std::span<Asked> asked,
                  LanduseParameters const& p) {
  auto const& h = world.population.households;
  for_each_range(asked.size(), [&](std::size_t begin, std::size_t end) {
    HouseholdFacts facts;
    for (std::size_t i = begin; i != end; ++i) {
      if (!h.dwelling[asked[i].household]) continue;
      gather_facts(world, members.of(i), p.dormitory_staff, facts);
      asked[i].now = market.utility(h.dwelling[asked[i].household], facts);
    }
  });
  Hopes hopes;
  for (auto const& [id, draw, luck, now] : asked) {
    if (!h.dwelling[id]) continue;
    hopes.sum[static_cast<std::size_t>(h.tenure[id])] += now;
    hopes.count[static_cast<std::size_t>(h.tenure[id])] += 1;
  }
  return hopes;
}

/// Who looks for a home this month, and for which tenure.
std::vector<HomeSeeker> who_looks(World const& world, HomeMarket const& market, Groups const& members,
                                  std::span<Asked const> asked, Hopes const& hopes, LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto const payments = down_payments(world, p);
  auto const look = [&](std::size_t begin, std::size_t end, Joined<HomeSeeker>& seekers) {
    HouseholdFacts facts;
    for (std::size_t i = begin; i != end; ++i) {
      auto const& [id, draw, luck, now] = asked[i];
      gather_facts(world, members.of(i), p.dormitory_staff, facts);
      bool const housed = static_cast<bool>(h.dwelling[id]);
      if (housed) {
        bool const burdened = market.monthly_cost(h.dwelling[id]) > p.burden * facts.income_mvnd;
        Reasons const why{h.tenure[id], hopes.of(h.tenure[id]) - now, facts.changed_job, facts.has_newborn, burdened};
        if (draw >= looking_chance(why, p)) continue;
      }
      auto const tenure = wanted_tenure(world, id, facts, payments[h.zone[id].value], p);
      seekers.list.push_back({id, static_cast<std::uint32_t>(i), tenure, housed ? now + p.stay + luck : kNotOffered});
    }
  };
  return ordered_total<Joined<HomeSeeker>>(asked.size(), look).list;
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
  constexpr int kRounds = 3;  // then whoever is left waits for the next month
  auto asked = whom_to_ask(world, p);
  std::vector<HouseholdId> households;
  for (auto const& one : asked) households.push_back(one.household);
  auto const members = members_of(world, households);
  HomeMarket market(world, p);
  auto const hopes = look_around(world, market, members, asked, p);
  auto seekers = who_looks(world, market, members, asked, hopes, p);
  for (int round = 0; round < kRounds && !seekers.empty(); ++round) {
    if (round > 0) market.look_again();
    seekers = seek(world, market, members, seekers, round, p);
    std::erase_if(seekers, [&](HomeSeeker const& seeker) {  // who has a home stays there, who wants a room tries twice
      return world.population.households.dwelling[seeker.household] || (round > 0 && !second_best(seeker.tenure));
    });
    for (auto& seeker : seekers) seeker.tenure = second_best(seeker.tenure).value_or(seeker.tenure);
  }
}

}  // namespace tanvan
