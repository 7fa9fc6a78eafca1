#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "models/innovation/institutions.hpp"
#include "models/innovation/surroundings.hpp"
#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

constexpr double kSuccessesAtMost = 100;  // of a group in a year: a guard, no law

/// Fields of which an institution knows something: each is a research group.
std::vector<std::uint32_t> groups_of(KnowledgeMask knowledge) {
  std::vector<std::uint32_t> fields;
  for (std::uint32_t field = 0; field < kFields; ++field)
    if ((knowledge & field_bits(field)) != 0) fields.push_back(field);
  return fields;
}

/// What a group finds in a year (E9, E10): as many successes as its effort pays for, each a step of the frontier.
/// @return factor of the frontier of its field, >= 1
double findings(Draws& draws, double effort, InnovationParameters const& p) {
  double const expected = std::min(kSuccessesAtMost, p.success * effort / p.public_cost);
  double factor = 1;
  for (auto left = static_cast<int>(expected + draws.uniform()); left > 0; --left)
    factor *= 1 + std::max(0.0, innovation_step(draws, p.step_spread, p.step_shift));
  return factor;
}

/// Each group's findings count for its share of the institution's fields.
double year_of_research(World const& world, InstitutionId u, double effort, InnovationParameters const& p) {
  auto const groups = groups_of(world.institutions.knowledge[u]);
  double gain = 0;
  for (auto const field : groups) {
    Draws draws{world.seed, AgentKey{u.value * kFields + field}, static_cast<std::uint32_t>(world.now.count),
                Stream::public_research};
    gain += (findings(draws, effort / static_cast<double>(groups.size()), p) - 1) / static_cast<double>(groups.size());
  }
  return 1 + gain;
}

/// The best technology anywhere: no laboratory is beyond it.
double world_frontier(World const& world) {
  return *std::max_element(world.frontier.begin(), world.frontier.end());
}

double time_between(World const& world, EnterpriseId id, InstitutionId u) {
  auto const& places = world.population.establishments;
  auto const zone = places.zone[world.population.enterprises.establishment[id]].value;
  return world.access.car_time_min(zone, world.institutions.zone[u].value);
}

/// Share of what an enterprise knows that an institution knows too.
double common_knowledge(KnowledgeMask own, KnowledgeMask other) {
  return std::popcount(own & other) / std::max(1.0, static_cast<double>(std::popcount(own)));
}

}  // namespace

void research_in_public(World& world, InnovationParameters const& p) {
  auto const* programme = in_force(world, "public_research");
  auto& u = world.institutions;
  auto const& rows = world.region.institutions;
  if (programme == nullptr || rows.empty()) return;
  double const money = programme->numbers.at("billion_vnd_year");
  spend(world, BudgetLine::st_career, Flow::grants, Account::institutions, dong(money * 1e9 * world.scale));
  double const places = std::accumulate(rows.begin(), rows.end(), 0.0,
                                        [](double sum, auto const& row) { return sum + row.lab_capacity; });
  double const most = world_frontier(world);
  for (auto id : ids<InstitutionId>(u.size())) {
    double const share = places > 0 ? rows[id.value].lab_capacity / places : 1.0 / static_cast<double>(rows.size());
    double const found = u.frontier[id] * year_of_research(world, id, share * money * 1e3 / world.price_level, p);
    u.frontier[id] = std::max(u.frontier[id], std::min(found, most));
  }
}

double rise_of_frontier(World const& world, InstitutionId u) {
  return world.institutions.frontier[u] - world.region.institutions[u.value].frontier;
}

double openness_to(World const& world, EnterpriseId id, InstitutionId u, InnovationParameters const& p) {
  return common_knowledge(world.population.enterprises.knowledge[id], world.institutions.knowledge[u]) *
         std::exp(-p.tie_distance * time_between(world, id, u));
}

double local_frontier(World const& world, EnterpriseId id, InnovationParameters const& p) {
  double best = 0;
  for (auto u : ids<InstitutionId>(world.institutions.size()))
    if (rise_of_frontier(world, u) > 0)
      best = std::max(best, rise_of_frontier(world, u) * openness_to(world, id, u, p));
  return best;
}

}  // namespace tanvan
