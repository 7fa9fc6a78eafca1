#include "models/landuse/seek.hpp"

#include <algorithm>
#include <numeric>

#include "models/landuse/steps.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kMonthBits = 24;  // of a step; rounds of a month stand above

/// Vacant homes of all kinds in one row.
class AllVacant {
 public:
  explicit AllVacant(HomeMarket const& market) : market_(market) {
    for (std::size_t kind = 0; kind < kDwellingKinds; ++kind)
      first_[kind + 1] =
          first_[kind] + static_cast<std::uint32_t>(market.vacant(static_cast<DwellingKind>(kind)).size());
  }

  std::size_t size() const { return first_.back(); }
  std::uint32_t first(DwellingKind kind) const { return first_[static_cast<std::size_t>(kind)]; }
  DwellingId operator[](std::uint32_t home) const {
    auto const kind =
        static_cast<std::size_t>(std::upper_bound(first_.begin(), first_.end(), home) - first_.begin() - 1);
    return market_.vacant(static_cast<DwellingKind>(kind))[home - first_[kind]];
  }

 private:
  HomeMarket const& market_;
  std::array<std::uint32_t, kDwellingKinds + 1> first_{};
};

/// A home that somebody would take, and what it is worth.
struct Wish {
  double utility;
  std::uint32_t home;  // of all vacant ones
};

/// Around which zone a life turns: where the first member works, else home.
ZoneId centre_of(World const& world, HouseholdId id, HouseholdFacts const& facts) {
  return facts.workplaces.empty() ? world.population.households.zone[id] : facts.workplaces.front();
}

/// A round of the market.
struct Round {
  World const& world;
  HomeMarket const& market;
  Groups const& members;
  int number;
  LanduseParameters const& p;
};

double price_mvnd(HomeMarket const& market, DwellingId home, LanduseParameters const& p) {
  return market.monthly_cost(home) * kMonthsInYear / p.home_yield;
}

/// True where a seeker can't pay the down payment of a home that it would buy as its first.
bool too_dear(Round const& round, HomeSeeker const& seeker, DwellingId home) {
  auto const& h = round.world.population.households;
  if (seeker.tenure != Tenure::own || (h.dwelling[seeker.household] && h.tenure[seeker.household] == Tenure::own))
    return false;
  double const payment_mvnd = price_mvnd(round.market, home, round.p) * round.p.down_payment;
  return payment_mvnd * 1e6 > static_cast<double>(h.savings[seeker.household].value);
}

/// One seeker's list, best first.
void list_wishes(Round const& round, std::uint32_t first_home, HomeSeeker const& seeker, HouseholdFacts const& facts,
                 std::vector<Wish>& wishes) {
  wishes.clear();
  auto const& [world, market, members, number, p] = round;
  auto const kind = kind_for(seeker.tenure);
  auto const& vacant = market.vacant(kind);
  if (vacant.size() == 0) return;
  thread_local std::vector<DrawnHome> set;
  auto const step = static_cast<std::uint32_t>(world.now.count) + (static_cast<std::uint32_t>(number) << kMonthBits);
  thread_local std::vector<DrawBlock> words;
  auto const n = static_cast<std::size_t>(p.candidates);
  words.resize((3 * n + 31) / 32 * 8);  // whole eights of blocks, which are made side by side
  draw_blocks(world.seed, world.population.households.key[seeker.household], step, Stream::dwelling_choice, words);
  vacant.draw(centre_of(world, seeker.household, facts), n, words, set);
  for (auto const& drawn : set) {
    double const u = market.common_worth(kind, drawn.home) + market.worth_in(drawn.zone, facts) + drawn.correction +
                     static_cast<double>(drawn.luck);
    if (u > seeker.stay && !too_dear(round, seeker, vacant[drawn.home])) wishes.push_back({u, first_home + drawn.home});
  }
  std::sort(wishes.begin(), wishes.end(), [](Wish const& a, Wish const& b) {
    return a.utility != b.utility ? a.utility > b.utility : a.home < b.home;
  });
}

/// What all seekers want and what homes make of them, as `deferred_acceptance` asks for it.
struct Proposals {
  ProposalLists lists;
  std::vector<double> score;  // income of the proposer [million đồng a month]
  std::vector<std::uint64_t> key;
};

Proposals proposals_of(Round const& round, AllVacant const& all, std::span<HomeSeeker const> seekers) {
  auto const most = static_cast<std::size_t>(round.p.candidates);
  std::vector<std::uint32_t> home(seekers.size() * most);
  std::vector<double> income(seekers.size());
  Proposals proposals;
  auto& offset = proposals.lists.offset;
  offset.assign(seekers.size() + 1, 0);
  for_each_range(seekers.size(), [&](std::size_t begin, std::size_t end) {
    HouseholdFacts facts;
    std::vector<Wish> wishes;
    for (std::size_t i = begin; i != end; ++i) {
      gather_facts(round.world, round.members.of(seekers[i].group), round.p.dormitory_staff, facts);
      list_wishes(round, all.first(kind_for(seekers[i].tenure)), seekers[i], facts, wishes);
      income[i] = facts.income_mvnd;
      offset[i + 1] = static_cast<std::uint32_t>(wishes.size());
      std::ranges::transform(wishes, home.begin() + static_cast<std::ptrdiff_t>(i * most), &Wish::home);
    }
  });
  std::partial_sum(offset.begin(), offset.end(), offset.begin());
  proposals.lists.receiver.resize(offset.back());
  proposals.score.resize(offset.back());
  for_each_index(seekers.size(), [&](std::size_t i) {
    std::copy_n(home.begin() + static_cast<std::ptrdiff_t>(i * most), offset[i + 1] - offset[i],
                proposals.lists.receiver.begin() + offset[i]);
    std::fill(proposals.score.begin() + offset[i], proposals.score.begin() + offset[i + 1], income[i]);
  });
  for (auto const& seeker : seekers)
    proposals.key.push_back(round.world.population.households.key[seeker.household].value);
  return proposals;
}

/// Buyers pay a part of the price [million đồng] down; sellers are other residents, by way of the landlords.
void pay_down(World& world, HouseholdId id, double price, LanduseParameters const& p) {
  auto& savings = world.population.households.savings[id];
  Dong const paid = std::clamp(dong(price * p.down_payment * 1e6), Dong{}, std::max(Dong{}, savings));
  savings -= paid;
  world.ledger.pay(Flow::dwelling_sales, Account::households, Account::landlords, paid);
  ++world.counts.homes_bought;
}

void take(World& world, HomeMarket const& market, HomeSeeker const& seeker, DwellingId home,
          LanduseParameters const& p) {
  auto& h = world.population.households;
  auto const id = seeker.household;
  if (h.dwelling[id]) ++(h.tenure[id] == Tenure::own ? world.counts.owner_moves : world.counts.tenant_moves);
  bool const owned = h.dwelling[id] && h.tenure[id] == Tenure::own;
  if (seeker.tenure == Tenure::own && !owned) pay_down(world, id, price_mvnd(market, home, p), p);
  h.tenure[id] = seeker.tenure;
  move_in(world, id, home);
}

}  // namespace

std::vector<HomeSeeker> seek(World& world, HomeMarket const& market, Groups const& members,
                             std::span<HomeSeeker const> seekers, int round, LanduseParameters const& p) {
  AllVacant const all{market};
  auto const proposals = proposals_of({world, market, members, round, p}, all, seekers);
  std::vector<std::uint32_t> const quota(all.size(), 1);
  auto const home = deferred_acceptance(proposals.lists, proposals.score, quota, proposals.key);
  std::vector<HomeSeeker> left;
  for (std::size_t i = 0; i < seekers.size(); ++i)
    if (home[i] == kUnmatched)
      left.push_back(seekers[i]);
    else
      take(world, market, seekers[i], all[home[i]], p);
  return left;
}

}  // namespace tanvan
