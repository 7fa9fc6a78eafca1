#include "scenarios/run/access/destinations.hpp"

#include <array>
#include <numeric>

namespace tanvan {
namespace {

using CellJobs = Column<CellId, std::array<double, kSkillClasses>>;  // by class of skill, full population

double all_of(std::array<double, kSkillClasses> const& jobs) {
  return std::accumulate(jobs.begin(), jobs.end(), 0.0);
}

/// The jobs of each block of cells, at the cell of the block that has most; the lower id of as many.
CellJobs gathered(ZoneCells const& grid, CellJobs const& jobs, std::int32_t block) {
  auto const key = [&](CellId cell) {
    return static_cast<std::size_t>(grid.row[cell] / block) * static_cast<std::size_t>(grid.columns / block + 1) +
           static_cast<std::size_t>(grid.column[cell] / block);
  };
  std::vector<CellId> most(static_cast<std::size_t>(grid.rows / block + 1) *
                           static_cast<std::size_t>(grid.columns / block + 1));
  for (CellId cell : ids<CellId>(jobs.size()))
    if (auto& best = most[key(cell)]; !best || all_of(jobs[cell]) > all_of(jobs[best])) best = cell;
  CellJobs gathered(jobs.size());
  for (CellId cell : ids<CellId>(jobs.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) gathered[most[key(cell)]][k] += jobs[cell][k];
  return gathered;
}

}  // namespace

Destinations destinations_of(World const& world, std::int32_t block) {
  auto const jobs = gathered(world.cells.grid, world.cells.jobs, block);
  Destinations to;
  to.of.assign(jobs.size(), Destinations::kNone);
  for (CellId cell : ids<CellId>(jobs.size())) {
    if (all_of(jobs[cell]) <= 0) continue;
    to.of[cell.value] = static_cast<std::uint32_t>(to.cell.size());
    to.cell.push_back(cell.value);
  }
  std::size_t const n = to.cell.size();
  to.by_skill = {kSkillClasses, n, std::vector<float>(kSkillClasses * n)};
  to.all = {1, n, std::vector<float>(n)};
  for (std::size_t d = 0; d < n; ++d) {
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      to.by_skill.amount[k * n + d] = static_cast<float>(jobs[CellId{to.cell[d]}][k]);
    to.all.amount[d] = static_cast<float>(all_of(jobs[CellId{to.cell[d]}]));
  }
  return to;
}

}  // namespace tanvan
