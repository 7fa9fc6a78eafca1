// Who founds what sort of enterprise: the province's own, and foreign projects (E17b).
#include <algorithm>
#include <numeric>

#include "models/enterprise/newcomers.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/choice/logit.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Kinds of newcomers in their keys; synthetic agents stay below 2^40.
enum class Origin : std::uint64_t { domestic = 2, foreign = 3 };

/// Keys of entrants depend on month, sector and rank alone, so that a policy changes the luck of no one else.
AgentKey entrant_key(Origin origin, Month now, std::size_t sector, std::uint32_t rank) {
  return {(static_cast<std::uint64_t>(origin) << 40) | (static_cast<std::uint64_t>(now.count) << 25) | (sector << 20) |
          rank};
}

/// A young enterprise: mostly a micro firm that imitates; a few stand near the frontier (E17b). It starts with the
/// practices and the knowledge of one of its sector's enterprises.
Newcomer draw_domestic(World const& world, AgentKey key, Sector sector, Incumbents const& incumbents, Draws& draws,
                       EnterpriseParameters const& p) {
  Newcomer x{.key = key, .sector = sector};
  x.staff = first_staff(p.entrant_staff, draws, p);
  x.innovator = draws.chance(p.innovator_share);
  double const best = near_frontier(world, x, incumbents, draws, p);
  double const usual = incumbents.technology * (p.imitator_least + p.entrant_spread * draws.uniform());
  x.technology = x.innovator ? best : usual;
  learn_of_one(world, incumbents, x, draws);
  return x;
}

/// A foreign project: large, and ahead of its sector by a part of the way to the frontier.
Newcomer draw_foreign(World const& world, AgentKey key, Sector sector, Incumbents const& incumbents, Draws& draws,
                      EnterpriseParameters const& p) {
  Newcomer x{.key = key, .sector = sector, .ownership = Ownership::foreign, .innovator = true};
  x.staff = first_staff(p.entrant_foreign_staff, draws, p);
  double const part = p.fdi_lead + p.fdi_spread * draws.uniform() + world.policy.of(Channel::fdi_quality);
  double const lead = std::max(0.0, world.frontier[index_of(sector)] - incumbents.technology);
  x.technology = incumbents.technology + std::min(1.0, part) * lead;
  learn_of_one(world, incumbents, x, draws);
  return x;
}

Draws place_draws(World const& world, AgentKey key) {
  return {world.seed, key, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_location};
}

/// Running sums of the foreign jobs of each sector in the base year: where projects from abroad go.
std::array<double, kSectors> foreign_jobs(RegionTables const& region) {
  std::array<double, kSectors> sums{};
  for (std::size_t s = 0; s < kSectors; ++s)
    sums[s] = (s > 0 ? sums[s - 1] : 0) + region.sectors[s].employment_share * region.sectors[s].foreign_share;
  return sums;
}

}  // namespace

std::vector<Arrival> domestic_arrivals(World const& world, Market const& market, EnterpriseParameters const& p) {
  std::vector<Arrival> all;
  for (std::size_t s = 0; s < kSectors; ++s) {
    auto const& incumbents = market.sectors[s];
    Draws arrivals{world.seed, AgentKey{s}, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_entry};
    auto const newcomers = arrivals.poisson(p.entry_rate / 12 * static_cast<double>(incumbents.members.size()));
    for (std::uint32_t rank = 0; rank < newcomers; ++rank) {
      auto const key = entrant_key(Origin::domestic, world.now, s, rank);
      auto draws = place_draws(world, key);
      auto const newcomer = draw_domestic(world, key, static_cast<Sector>(s), incumbents, draws, p);
      all.push_back({newcomer, draws, {}});
    }
  }
  return all;
}

std::vector<Arrival> foreign_arrivals(World const& world, Market const& market, EnterpriseParameters const& p) {
  std::vector<Arrival> all;
  auto const jobs = foreign_jobs(world.region);
  if (jobs.back() <= 0) return all;
  Draws arrivals{world.seed, AgentKey{kSectors}, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_entry};
  double const year = p.fdi_projects_year * (1 + world.policy.of(Channel::fdi_arrivals)) * world.scale;
  auto const projects = arrivals.poisson(year / 12);
  for (std::uint32_t rank = 0; rank < projects; ++rank) {
    auto const key = entrant_key(Origin::foreign, world.now, 0, rank);
    auto draws = place_draws(world, key);
    auto const s = at_quantile_of_sums(jobs, draws.uniform());
    if (market.sectors[s].members.empty()) continue;
    auto const newcomer = draw_foreign(world, key, static_cast<Sector>(s), market.sectors[s], draws, p);
    all.push_back({newcomer, draws, {}});
  }
  return all;
}

}  // namespace tanvan
