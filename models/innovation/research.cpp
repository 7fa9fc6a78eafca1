#include <algorithm>
#include <cmath>

#include "models/innovation/steps.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kTypicalStaff = 30;  // [persons] at which an enterprise does R&D as often as its sector

/// Last year's figures of everybody, so that each enterprise can read its neighbours while it changes itself.
struct Surroundings {
  Column<EnterpriseId, double> technology;
  std::vector<std::vector<EnterpriseId>> by_sector;  // [sector]
  std::vector<std::vector<EnterpriseId>> by_zone;    // [zone]
  std::vector<std::array<double, kPractices>> share_in_sector, share_in_zone;
};

std::vector<std::array<double, kPractices>> adopter_shares(EnterpriseStore const& e,
                                                           std::vector<std::vector<EnterpriseId>> const& groups) {
  std::vector<std::array<double, kPractices>> shares(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (auto id : groups[g])
      for (std::size_t k = 0; k < kPractices; ++k) shares[g][k] += (e.practices[id] >> k) & 1U;
    for (auto& share : shares[g]) share /= std::max<double>(1, static_cast<double>(groups[g].size()));
  }
  return shares;
}

Surroundings look_around(World const& world) {
  auto const& e = world.population.enterprises;
  Surroundings around{e.technology, {}, {}, {}, {}};
  around.by_sector.resize(kSectors);
  around.by_zone.resize(world.network.zones.size());
  for (auto id : ids<EnterpriseId>(e.size())) {
    around.by_sector[index_of(e.sector[id])].push_back(id);
    around.by_zone[world.population.establishments.zone[e.establishment[id]].value].push_back(id);
  }
  around.share_in_sector = adopter_shares(e, around.by_sector);
  around.share_in_zone = adopter_shares(e, around.by_zone);
  return around;
}

/// R&D of the year from own money [million đồng, current prices] (E8). Who does R&D at all is a trait for life.
double rnd_budget(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  Draws trait{world.seed, e.key[id], 0, Stream::rnd_budget};
  auto const& sector = world.region.sectors[index_of(e.sector[id])];
  double const size = std::pow(std::max(1U, total(e.workers[id])) / kTypicalStaff, p.rnd_size);
  double const foreign = e.ownership[id] == Ownership::foreign ? p.rnd_foreign : 1;
  double const participation = sector.rnd_participation * size * foreign;
  if (!trait.chance(participation)) return 0;
  double const intensity = p.rnd_intensity * std::exp(p.rnd_spread * trait.normal());
  double const sales = e.output_year[id] * e.price[id] / (1 - sector.intermediate_share);
  return std::min(p.rnd_cap, intensity) * sales;
}

/// Spends on R&D: own money to the institutes, and the fund's share on top while this year's money lasts.
/// @return effort [million đồng]
double spend_on_rnd(World& world, EnterpriseId id, double own, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto& policy = world.policy;
  auto const account = account_of(e.ownership[id]);
  Dong const cost = dong(own * 1e6);
  Dong const wanted = e.ownership[id] == Ownership::domestic
                          ? share_of(cost, policy.rnd_subsidy_rate / std::max(0.1, 1 - policy.rnd_subsidy_rate))
                          : Dong{};
  Dong const grant = std::min(wanted, policy.rnd_money_left);
  world.ledger.pay(Flow::grants, Account::province, account, grant);
  world.ledger.pay(Flow::rnd, account, Account::province, cost + grant);
  e.cash[id] -= cost;
  policy.rnd_money_left -= grant;
  world.memory.policy_spending += static_cast<double>(grant.value) / 1e6;
  double const effort = own + static_cast<double>(grant.value) / 1e6;
  world.memory.rnd += effort;
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

/// An imitation: a better one met in the zone or the sector, whose lead is partly taken over (E11).
double imitate(World const& world, EnterpriseId id, Surroundings const& around, Draws& draws,
               InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const zone = world.population.establishments.zone[e.establishment[id]].value;
  auto const& neighbours =
      draws.chance(p.imitation_local) ? around.by_zone[zone] : around.by_sector[index_of(e.sector[id])];
  double best = around.technology[id];
  for (int meeting = 0; meeting < static_cast<int>(p.imitation_meetings); ++meeting) {
    auto const other = neighbours[draws.below(static_cast<std::uint32_t>(neighbours.size()))];
    if (e.sector[other] == e.sector[id] || draws.chance(p.imitation_far))
      best = std::max(best, around.technology[other]);
  }
  double const gap = std::min(best, world.frontier[index_of(e.sector[id])]) - around.technology[id];
  return gap > 0 ? p.imitation_speed * absorptive_capacity(e, id, p) * gap : 0;
}

/// @return practices newly taken up
int adopt_practices(World& world, EnterpriseId id, Surroundings const& around, Draws& draws,
                    InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto const zone = world.population.establishments.zone[e.establishment[id]].value;
  auto const s = index_of(e.sector[id]);
  double const able = std::min(1.0, p.able_least + p.able_size * std::log10(1.0 + total(e.workers[id])));
  int taken_up = 0;
  for (std::size_t k = 0; k < kPractices; ++k) {
    double const chance =
        adoption_chance(p.practice_base + world.policy.practice_support, p.practice_neighbours,
                        around.share_in_zone[zone][k], p.practice_sector, around.share_in_sector[s][k]);
    bool const adopts = draws.chance(able * chance);
    if (!adopts || ((e.practices[id] >> k) & 1U) != 0) continue;
    e.practices[id] = static_cast<std::uint8_t>(e.practices[id] | (1U << k));
    ++taken_up;
  }
  return taken_up;
}

/// @return practices newly taken up
int research_one(World& world, EnterpriseId id, double effort, Surroundings const& around,
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
    double const step = innovation_step(innovation, p.step_spread, p.step_shift);
    if (step > 0) gain += step * around.technology[id];
    event = event || step > 0;
  }
  double const trying = success_chance(p.success, 1 - p.innovation_share, effort, p.success_cost);
  if (imitation.chance(std::max(trying, p.imitation_chance))) {
    double const learned = imitate(world, id, around, imitation, p);
    gain += learned;
    event = event || learned > p.event_gain * around.technology[id];
  }
  int const taken_up = adopt_practices(world, id, around, practice, p);
  event = taken_up > 0 || event;
  e.technology[id] = around.technology[id] + gain;
  if (event) e.innovated[id] = world.now;
  return taken_up;
}

/// While the programme runs, the province pays a domestic enterprise a part of each practice that it takes up.
void support_practices(World& world, std::vector<int> const& taken_up, InnovationParameters const& p) {
  if (world.policy.practice_support <= 0) return;
  auto& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (e.ownership[id] != Ownership::domestic || taken_up[id.value] == 0) continue;
    Dong const grant = dong(taken_up[id.value] * p.practice_grant * 1e6 * world.price_level);
    world.ledger.pay(Flow::grants, Account::province, account_of(e.ownership[id]), grant);
    e.cash[id] += grant;
    world.memory.policy_spending += static_cast<double>(grant.value) / 1e6;
  }
}

}  // namespace

void research(World& world, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  std::vector<double> effort(e.size(), 0.0);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { effort[id.value] = rnd_budget(world, id, p); });
  for (auto id : ids<EnterpriseId>(e.size()))
    if (effort[id.value] > 0) effort[id.value] = spend_on_rnd(world, id, effort[id.value], p);
  auto const around = look_around(world);
  std::vector<int> taken_up(e.size(), 0);
  for_each_row<EnterpriseId>(
      e.size(), [&](EnterpriseId id) { taken_up[id.value] = research_one(world, id, effort[id.value], around, p); });
  support_practices(world, taken_up, p);
  world.counts.innovations += std::count(e.innovated.begin(), e.innovated.end(), world.now);
}

}  // namespace tanvan
