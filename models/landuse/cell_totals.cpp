#include "models/landuse/cell_totals.hpp"

#include "sim/engine/floor_use.hpp"

namespace tanvan {
namespace {

void count_homes(World const& world, CellTotals& totals) {
  auto const& [d, h] = std::tie(world.population.dwellings, world.population.households);
  double const each = 1 / world.scale;
  for (auto id : ids<DwellingId>(d.size())) {
    if (!d.cell[id]) continue;
    auto const cell = d.cell[id].value;
    totals.floor_m2[cell][static_cast<std::size_t>(use_of(d.kind[id]))] += each * static_cast<double>(d.floor_m2[id]);
    if (d.household[id]) totals.population[cell] += each * h.persons[d.household[id]];
  }
}

void count_work(World const& world, CellTotals& totals) {
  auto const& [e, places] = std::tie(world.population.enterprises, world.population.establishments);
  double const each = 1 / world.scale;
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const place = e.establishment[id];
    if (!place || !places.cell[place]) continue;
    auto const cell = places.cell[place].value;
    totals.jobs[cell] += each * total(e.workers[id]);
    totals.floor_m2[cell][static_cast<std::size_t>(use_of(e.sector[id]))] +=
        each * static_cast<double>(places.floor_m2[place]);
  }
}

}  // namespace

Column<CellId, std::array<double, kSkillClasses>> jobs_by_cell(World const& world) {
  auto const& [e, places] = std::tie(world.population.enterprises, world.population.establishments);
  Column<CellId, std::array<double, kSkillClasses>> jobs(world.cells.size());
  for (auto id : ids<EnterpriseId>(e.size()))
    if (auto const place = e.establishment[id]; place && places.cell[place])
      for (std::size_t k = 0; k < kSkillClasses; ++k) jobs[places.cell[place]][k] += e.workers[id][k] / world.scale;
  return jobs;
}

CellTotals cell_totals(World const& world) {
  auto const cells = world.cells.size();
  CellTotals totals{std::vector<double>(cells), std::vector<double>(cells),
                    std::vector<std::array<double, kFloorUses>>(cells)};
  count_homes(world, totals);
  count_work(world, totals);
  return totals;
}

}  // namespace tanvan
