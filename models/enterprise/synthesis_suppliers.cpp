#include <algorithm>
#include <cmath>

#include "models/enterprise/steps.hpp"
#include "models/enterprise/supply_market.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr int kTries = 4;  // draws for a link before it is given up: nobody else may be within reach

/// How many suppliers a buyer wants: at least one while it goes on.
std::uint32_t suppliers_wanted(World const& world, EnterpriseId id, SupplyParameters const& p) {
  auto const& e = world.population.enterprises;
  if (is_closing(e, id)) return 0;
  Draws trait{world.seed, e.key[id], 0, Stream::supply_degree};
  double const mean = std::min(p.suppliers_most, p.suppliers_least * std::pow(total(e.desired[id]), p.suppliers_size));
  return 1 + trait.poisson(std::max(0.0, mean - 1));
}

/// Those of the old suppliers that a buyer stays with.
std::size_t keep_suppliers(EnterpriseStore const& e, std::span<EnterpriseId const> old, Draws& draws, double switching,
                           std::span<EnterpriseId> row) {
  std::size_t kept = 0;
  for (auto const supplier : old) {
    bool const leaves = draws.chance(switching) || is_closing(e, supplier);
    if (!leaves) row[kept++] = supplier;
  }
  return kept;
}

/// Draws new suppliers until the buyer has what it wants, then sorts the row; places left open come last.
void fill_row(World const& world, EnterpriseId buyer, SupplyMarket const& market, std::size_t kept, std::size_t wanted,
              Draws& draws, std::span<EnterpriseId> row) {
  auto const& e = world.population.enterprises;
  auto const zone = world.population.establishments.zone[e.establishment[buyer]];
  std::size_t const tries = kTries * (wanted > kept ? wanted - kept : 0);
  for (std::size_t i = 0; i < tries && kept < wanted; ++i) {
    auto const supplier = market.draw(e.sector[buyer], zone, draws);
    auto const known = row.first(kept);
    bool const fits = supplier && supplier != buyer && std::find(known.begin(), known.end(), supplier) == known.end();
    if (fits) row[kept++] = supplier;
  }
  std::sort(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(kept));
}

void rewire(World& world, SupplyParameters const& p) {
  if (world.now.ends_quarter()) world.suppliers = link_suppliers(world, world.suppliers, p);
}

}  // namespace

std::vector<Parameter> parameters(SupplyParameters& p) {
  return {
      {"suppliers_least", &p.suppliers_least, 1, 100, "1", "suppliers of a one-person enterprise, mean", "E4; prior"},
      {"suppliers_size", &p.suppliers_size, 0, 1, "1", "elasticity of the number of suppliers to staff",
       "E4; Bernard, Moxnes, Saito 2019: larger buyers have more suppliers; value prior"},
      {"suppliers_most", &p.suppliers_most, 1, 1000, "1", "largest mean number of suppliers", "prior"},
      {"size_pull", &p.size_pull, 0, 2, "1", "elasticity of being chosen to the supplier's staff", "E4, theta; prior"},
      {"distance_decay", &p.distance_decay, 0, 0.5, "1/min", "decay with a truck's time at midday",
       "E4, lambda; prior"},
      {"switching", &p.switching, 0, 1, "1/quarter", "supplier links given up and drawn anew", "M10; prior"},
  };
}

EnterpriseLinks link_suppliers(World const& world, EnterpriseLinks const& old, SupplyParameters const& p) {
  auto const& e = world.population.enterprises;
  SupplyMarket const market(world, p);
  std::vector<std::uint32_t> wanted(e.size()), lengths(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    wanted[id.value] = suppliers_wanted(world, id, p);
    lengths[id.value] =
        wanted[id.value] == 0 ? 0 : std::max(wanted[id.value], static_cast<std::uint32_t>(old.of(id).size()));
  });
  auto links = room_for_links(lengths);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (wanted[id.value] == 0) return;
    auto const row = std::span{links.other}.subspan(links.offset[id.value], lengths[id.value]);
    Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::supply_link};
    auto const kept = keep_suppliers(e, old.of(id), draws, p.switching, row);
    fill_row(world, id, market, kept, wanted[id.value], draws, row);
  });
  close_gaps(links);
  return links;
}

void synthesize_suppliers(World& world, SupplyParameters const& p) {
  world.suppliers = link_suppliers(world, {}, p);
}

std::vector<Module> supply_modules(SupplyParameters const& p) {
  return {
      {{.name = "enterprise.rewire",
        .period = Period::month,
        .phase = Phase::move,
        .reads = {"enterprise.desired", "establishment.zone", "access.truck_time"},
        .writes = {"supplier.offset", "supplier.links"}},
       [p](World& world) { rewire(world, p); }},
  };
}

}  // namespace tanvan
