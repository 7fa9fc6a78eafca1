#pragma once
/// Who lives and works in each cell, and on what floor.

#include <array>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// Sums over agents, full population; [cell].
struct CellTotals {
  std::vector<double> population;                        // persons
  std::vector<double> jobs;                              // workers
  std::vector<std::array<double, kFloorUses>> floor_m2;  // dwellings that stand and floor that enterprises use
};

/// Workers of establishments by class of skill, full population. Establishments without a cell are left out.
Column<CellId, std::array<double, kSkillClasses>> jobs_by_cell(World const& world);

/// Agents without a cell are left out. Whole agents are added in row order: the same bits on any number of threads.
CellTotals cell_totals(World const& world);

}  // namespace tanvan
