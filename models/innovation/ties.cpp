#include <algorithm>
#include <cmath>

#include "models/innovation/institutions.hpp"
#include "models/innovation/steps.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

/// The institution that an enterprise asks for a project this quarter, if any, and how well they fit.
struct Wish {
  InstitutionId institution;
  double chance = 0;
};

Wish wish_of(World const& world, EnterpriseId id, double programme, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  if (e.partner[id] || total(e.workers[id]) == 0) return {};
  Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::partner};
  Wish best;
  for (auto u : ids<InstitutionId>(world.institutions.size())) {
    double const chance = tie_chance(world, id, u, programme, p);
    if (draws.chance(chance) && chance > best.chance) best = {u, chance};
  }
  return best;
}

/// Projects that end this quarter leave knowledge behind.
void end_projects(World& world, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (!e.partner[id] || world.now < e.partner_until[id]) return;
    Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::knowledge};
    e.knowledge[id] = after_project(e.knowledge[id], world.institutions.knowledge[e.partner[id]], p.tie_radical, draws);
    e.partner[id] = {};
  });
}

std::vector<std::int64_t> free_places(World const& world) {
  auto const& e = world.population.enterprises;
  std::vector<std::int64_t> places;
  for (auto const capacity : world.institutions.capacity)
    places.push_back(std::llround(capacity * (1 + world.policy.of(Channel::lab_capacity))));
  for (auto const partner : e.partner)
    if (partner) --places[partner.value];
  return places;
}

/// Those who fit best come first, ties by key, as far as an institution has room.
void begin_projects(World& world, std::vector<Wish> const& wishes, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  std::vector<EnterpriseId> applicants;
  for (auto id : ids<EnterpriseId>(e.size()))
    if (wishes[id.value].institution) applicants.push_back(id);
  std::sort(applicants.begin(), applicants.end(), [&](EnterpriseId a, EnterpriseId b) {
    double const ours = wishes[a.value].chance, theirs = wishes[b.value].chance;
    return ours != theirs ? ours > theirs : e.key[a] < e.key[b];
  });
  auto places = free_places(world);
  auto const months = static_cast<std::uint32_t>(p.tie_longest - p.tie_shortest) + 1;
  for (auto const id : applicants) {
    auto const u = wishes[id.value].institution;
    if (places[u.value] <= 0) continue;
    --places[u.value];
    Draws draws{world.seed, derived_key(e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::partner), 0,
                Stream::partner};
    e.partner[id] = u;
    e.partner_until[id] = world.now + static_cast<int>(p.tie_shortest) + static_cast<int>(draws.below(months));
  }
}

}  // namespace

void tie(World& world, InnovationParameters const& p) {
  begin_interventions(world, innovation_interventions());
  if (!world.now.ends_quarter() || world.institutions.size() == 0) return;
  end_projects(world, p);
  double const programme = helix_programme(world).pull;
  std::vector<Wish> wishes(world.population.enterprises.size());
  for_each_row<EnterpriseId>(wishes.size(),
                             [&](EnterpriseId id) { wishes[id.value] = wish_of(world, id, programme, p); });
  begin_projects(world, wishes, p);
}

}  // namespace tanvan
