#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "models/innovation/institutions.hpp"
#include "models/innovation/steps.hpp"
#include "models/innovation/surroundings.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr double kTypicalStaff = 30;  // [persons] at which an enterprise does R&D as often as its sector

/// R&D of the year from own money [million đồng, current prices] (E8). Who does R&D at all is a trait for life.
double rnd_budget(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  Draws trait{world.seed, e.key[id], 0, Stream::rnd_budget};
  auto const& sector = world.region.sectors[index_of(e.sector[id])];
  double const size = std::pow(std::max(1U, total(e.workers[id])) / kTypicalStaff, p.rnd_size);
  double const foreign = e.ownership[id] == Ownership::foreign ? p.rnd_foreign : 1;
  double const participation = sector.rnd_participation * p.rnd_chance * size * foreign;
  if (!trait.chance(participation)) return 0;
  double const intensity = p.rnd_intensity * std::exp(p.rnd_spread * trait.normal());
  double const sales = e.output_year[id] * e.price[id] / (1 - sector.intermediate_share);
  return std::min(p.rnd_cap, intensity) * sales;
}

/// Public money on top of `share` of the sum: grant / (cost + grant) = share.
Dong matching(Dong cost, double share) {
  constexpr double kLeastOwn = 0.1;
  return share_of(cost, share / std::max(kLeastOwn, 1 - share));
}

/// Spends on R&D: own money to the institutes, and for domestic enterprises the shares of the innovation fund and of
/// public matching on top while this year's money lasts.
/// @return effort [million đồng]
double spend_on_rnd(World& world, EnterpriseId id, double own, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto const account = account_of(e.ownership[id]);
  Dong const cost = dong(own * 1e6);
  Dong grant{};
  if (e.ownership[id] == Ownership::domestic)
    grant = draw_grant(world, Pot::fund_rnd, account, matching(cost, world.policy.rnd_subsidy_rate)) +
            draw_grant(world, Pot::rnd_match, account, matching(cost, world.policy.of(Channel::rnd_match)));
  world.ledger.pay(Flow::rnd, account, Account::institutions, cost + grant);
  e.cash[id] -= cost;
  double const effort = own + static_cast<double>(grant.value) / 1e6;
  world.rnd_spending += effort;
  e.rnd_stock[id] = p.rnd_memory * e.rnd_stock[id] + effort / world.price_level;
  return effort;
}

/// Organisational and marketing innovation, with or without R&D: more likely in larger and foreign enterprises.
bool reorganises(EnterpriseStore const& e, EnterpriseId id, Draws& draws, InnovationParameters const& p) {
  double const size = std::pow(std::max(1U, total(e.workers[id])), p.organisation_size);
  double const foreign = e.ownership[id] == Ownership::foreign ? p.organisation_foreign : 1;
  double const making = is_manufacturing(e.sector[id]) ? p.organisation_making : 1;
  return draws.chance(1 - std::exp(-p.organisation * size * foreign * making));
}

/// What policies add to the spontaneous hazard of practice k [1/year].
double practice_hazard(PolicyStore const& policy, std::size_t k) {
  return policy.practice_support + policy.effect[static_cast<std::size_t>(Channel::practice_digital) + k];
}

/// @return practices newly taken up, one bit each
std::uint8_t adopt_practices(World& world, EnterpriseId id, Surroundings const& around, Draws& draws,
                             InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto const zone = world.population.establishments.zone[e.establishment[id]].value;
  auto const s = index_of(e.sector[id]);
  double const able = std::min(1.0, p.able_least + p.able_size * std::log10(1.0 + total(e.workers[id])));
  std::uint8_t taken_up = 0;
  auto const partner = e.partner[id];
  for (std::size_t k = 0; k < kPractices; ++k) {
    double const spontaneous = std::max(0.0, p.practice_base + p.practice_own_base[k]);
    double const chance =
        adoption_chance(spontaneous + practice_hazard(world.policy, k), p.practice_neighbours,
                        around.share_in_zone[zone][k], p.practice_sector, around.share_in_sector[s][k],
                        p.practice_helix, partner ? around.share_at_partner[partner.value][k] : 0);
    bool const adopts = draws.chance(able * chance);
    if (adopts) taken_up = static_cast<std::uint8_t>(taken_up | (1U << k));
  }
  taken_up = static_cast<std::uint8_t>(taken_up & ~e.practices[id]);
  e.practices[id] = static_cast<std::uint8_t>(e.practices[id] | taken_up);
  return taken_up;
}

/// How far a project with an institution, or else what public research has found nearby, shifts the step of an
/// innovation (E10).
double partner_shift(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const partner = world.population.enterprises.partner[id];
  double const better = world.policy.of(Channel::institution_frontier);
  return p.tie_step * (partner ? world.institutions.frontier[partner] + better : local_frontier(world, id, p));
}

/// The year of a joint project: the enterprise pays the institution, the province a part of it.
/// @return effort [million đồng]
double spend_on_project(World& world, EnterpriseId id, double cofunding, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  if (!e.partner[id]) return 0;
  auto const account = account_of(e.ownership[id]);
  Dong const cost = dong(p.tie_cost * 1e6 * world.price_level);
  Dong const grant = share_of(cost, cofunding);
  spend(world, BudgetLine::matching, Flow::grants, account, grant);
  world.ledger.pay(Flow::rnd, account, Account::institutions, cost);
  e.cash[id] -= cost - grant;
  double const effort = static_cast<double>(cost.value) / 1e6;
  world.rnd_spending += effort;
  e.rnd_stock[id] += effort / world.price_level;
  return effort;
}

/// What a fund adds to the year's R&D [million đồng] (E16).
double spend_from_fund(EnterpriseStore& e, EnterpriseId id, InnovationParameters const& p) {
  auto& fund = e.fund[id];
  Dong const whole = std::accumulate(fund.begin(), fund.end(), Dong{});
  return static_cast<double>(use_fund(fund, share_of(whole, p.fund_use)).value) / 1e6;
}

/// What policies for crafts and villages add to the chance to try an imitation: of small farms, food makers and
/// woodworkers.
double rural_tries(World const& world, EnterpriseId id) {
  constexpr std::uint32_t kSmall = 10;  // [persons], below: Decree 80/2021, micro enterprises
  auto const& e = world.population.enterprises;
  auto const s = e.sector[id];
  bool const rural = s == Sector::agriculture || s == Sector::food || s == Sector::wood_furniture;
  return rural && total(e.workers[id]) < kSmall ? world.policy.of(Channel::rural_tries) : 0;
}

/// @return practices newly taken up, one bit each
std::uint8_t research_one(World& world, EnterpriseId id, double effort, Surroundings const& around,
                          InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto const year = static_cast<std::uint32_t>(world.now.count);
  Draws innovation{world.seed, e.key[id], year, Stream::innovation};
  Draws imitation{world.seed, e.key[id], year, Stream::imitation};
  Draws practice{world.seed, e.key[id], year, Stream::practice};
  double gain = 0;
  bool event = reorganises(e, id, innovation, p);
  if (event) gain += p.organisation_gain * innovation.uniform() * around.technology[id];
  if (innovation.chance(success_chance(p.success, p.innovation_share, effort, p.success_cost))) {
    double const step = innovation_step(innovation, p.step_spread, p.step_shift + partner_shift(world, id, p));
    if (step > 0) gain += step * around.technology[id];
    event = event || step > 0;
  }
  double const absorbed = effort * absorptive_capacity(e, id, p);
  double const trying = success_chance(p.success, 1 - p.innovation_share, absorbed, p.success_cost);
  if (imitation.chance(std::max(trying, p.imitation_chance + rural_tries(world, id)))) {
    auto const lesson = imitate(world, id, around, imitation, p);
    gain += lesson.gain;
    e.knowledge[id] = lesson.knowledge;
    event = event || lesson.gain > p.event_gain * around.technology[id];
  }
  auto const taken_up = adopt_practices(world, id, around, practice, p);
  event = taken_up != 0 || event;
  e.technology[id] = around.technology[id] + gain;
  if (event) e.innovated[id] = world.now;
  return taken_up;
}

/// While the programme runs, the province pays a domestic enterprise a part of each practice that it takes up.
void support_practices(World& world, std::vector<std::uint8_t> const& taken_up, InnovationParameters const& p) {
  if (world.policy.practice_support <= 0) return;
  auto& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (e.ownership[id] != Ownership::domestic || taken_up[id.value] == 0) continue;
    Dong const grant = dong(std::popcount(taken_up[id.value]) * p.practice_grant * 1e6 * world.price_level);
    spend(world, BudgetLine::national_programme, Flow::grants, account_of(e.ownership[id]), grant);
    e.cash[id] += grant;
  }
}

/// Who took up innovation management while a programme supported just that: grants are for the province's own, levers
/// for everybody.
std::int64_t count_supported(World const& world, std::vector<std::uint8_t> const& taken_up) {
  constexpr auto kBit = bit_of(Practice::innovation_management);
  auto const& e = world.population.enterprises;
  bool const grants = world.policy.practice_support > 0, levers = world.policy.of(Channel::practice_management) > 0;
  std::int64_t supported = 0;
  for (auto id : ids<EnterpriseId>(e.size()))
    supported += (taken_up[id.value] & kBit) != 0 && (levers || (grants && e.ownership[id] == Ownership::domestic));
  return supported;
}

}  // namespace

void research(World& world, InnovationParameters const& parameters) {
  auto const p = under_policy(parameters, world.policy);
  auto& e = world.population.enterprises;
  std::vector<double> effort(e.size(), 0.0);
  std::vector<std::uint8_t> researches(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    effort[id.value] = rnd_budget(world, id, p);
    researches[id.value] = effort[id.value] > 0;
  });
  double const cofunding = helix_programme(world).cofunding;
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto& spent = effort[id.value];
    spent += spend_from_fund(e, id, p);
    if (spent > 0) spent = spend_on_rnd(world, id, spent, p);
    spent += spend_on_project(world, id, cofunding, p);
  }
  turn_funds(world, researches, p);
  discount_taxes(world, p);
  research_in_public(world, p);
  auto const around = look_around(world);
  std::vector<std::uint8_t> taken_up(e.size(), 0);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    taken_up[id.value] = research_one(world, id, effort[id.value] / world.price_level, around, p);
  });
  support_practices(world, taken_up, p);
  world.counts.management_supported += count_supported(world, taken_up);
}

}  // namespace tanvan
