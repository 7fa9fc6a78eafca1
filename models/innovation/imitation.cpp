#include <algorithm>
#include <cmath>
#include <optional>

#include "models/innovation/institutions.hpp"
#include "models/innovation/surroundings.hpp"

namespace tanvan {
namespace {

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

/// What there is to learn somewhere.
struct Source {
  double technology = 0;
  KnowledgeMask knowledge = 0;
};

/// Better enterprises that somebody has met and institutions of which it has read, with cumulative weights.
class Sources {
 public:
  Sources(Surroundings const& around, EnterpriseId self, InnovationParameters const& p)
      : around_(around), self_(self), p_(p) {}

  /// Meets a group: all of a small one, else `imitation_meetings` of it at random, each with weight omega.
  void meet(std::span<EnterpriseId const> group, double omega, Draws& draws) {
    auto const meetings = static_cast<std::size_t>(p_.imitation_meetings);
    bool const all = group.size() <= meetings;
    for (std::size_t i = 0; i < std::min(meetings, group.size()); ++i)
      add(all ? group[i] : group[draws.below(static_cast<std::uint32_t>(group.size()))], omega);
  }

  /// Reads what an institution has published, with weight omega.
  void read(double frontier, KnowledgeMask knowledge, double omega) {
    if (frontier > around_.technology[self_]) weigh({frontier, knowledge}, omega);
  }

  /// One of the better ones by weight; none where nobody is better.
  std::optional<Source> choose(Draws& draws) const {
    double const u = draws.uniform() * sum_;
    for (auto const& [other, upto] : better_)
      if (u < upto) return other;
    return better_.empty() ? std::nullopt : std::optional{better_.back().first};
  }

 private:
  void add(EnterpriseId other, double omega) {
    if (!(around_.technology[other] > around_.technology[self_])) return;
    double const distance = knowledge_distance(around_.knowledge[self_], around_.knowledge[other]);
    weigh({around_.technology[other], around_.knowledge[other]}, omega * std::exp(-distance / p_.imitation_reach));
  }

  void weigh(Source const& source, double weight) {
    sum_ += weight;
    better_.emplace_back(source, sum_);
  }

  Surroundings const& around_;
  EnterpriseId self_;
  InnovationParameters const& p_;
  std::vector<std::pair<Source, double>> better_;
  double sum_ = 0;
};

}  // namespace

Surroundings look_around(World const& world) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  Surroundings around;
  around.technology = e.technology;
  around.knowledge = e.knowledge;
  around.suppliers = world.suppliers;
  around.customers = reversed(world.suppliers, e.size());
  around.by_sector.resize(kSectors);
  around.by_zone.resize(world.network.zones.size());
  around.by_site.resize(world.sites.size());
  around.by_partner.resize(world.institutions.size());
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const site = places.site[e.establishment[id]];
    around.by_sector[index_of(e.sector[id])].push_back(id);
    around.by_zone[places.zone[e.establishment[id]].value].push_back(id);
    if (site >= 0) around.by_site[static_cast<std::size_t>(site)].push_back(id);
    if (e.partner[id]) around.by_partner[e.partner[id].value].push_back(id);
  }
  around.share_in_sector = adopter_shares(e, around.by_sector);
  around.share_in_zone = adopter_shares(e, around.by_zone);
  around.share_at_partner = adopter_shares(e, around.by_partner);
  return around;
}

Lesson imitate(World const& world, EnterpriseId id, Surroundings const& around, Draws& draws,
               InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  auto const place = e.establishment[id];
  auto const site = places.site[place];
  Sources sources(around, id, p);
  sources.meet(around.suppliers.of(id), p.imitation_supply, draws);
  sources.meet(around.customers.of(id), p.imitation_supply, draws);
  if (e.partner[id]) sources.meet(around.by_partner[e.partner[id].value], p.imitation_helix, draws);
  sources.meet(site >= 0 ? around.by_site[static_cast<std::size_t>(site)] : around.by_zone[places.zone[place].value],
               p.imitation_local, draws);
  sources.meet(around.by_sector[index_of(e.sector[id])], p.imitation_sector, draws);
  for (auto u : ids<InstitutionId>(world.institutions.size()))
    if (rise_of_frontier(world, u) > 0)
      sources.read(world.institutions.frontier[u], world.institutions.knowledge[u],
                   p.imitation_public * openness_to(world, id, u, p));
  auto const source = sources.choose(draws);
  if (!source) return {0, around.knowledge[id]};
  double const lead = std::min(source->technology, world.frontier[index_of(e.sector[id])]) - around.technology[id];
  if (lead <= 0) return {0, around.knowledge[id]};
  return {p.imitation_speed * absorptive_capacity(e, id, p) * lead,
          learn_bit(around.knowledge[id], source->knowledge, draws)};
}

}  // namespace tanvan
