#pragma once
/// The small world of the travel tests with cells, and its enterprises in them.

#include "models/landuse/cell_totals.hpp"
#include "sim/engine/cells.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan::small {

inline World cell_town() {
  World w = travel_world(300);
  w.cells = found_cells(w.network.zones);
  auto& places = w.population.establishments;
  places.cell.resize(places.size());
  for (auto id : ids<EstablishmentId>(places.size()))
    places.cell[id] = work_cell(w.cells, places.zone[id], (static_cast<double>(id.value % 10) + 0.5) / 10);
  auto& e = w.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size())) e.workers[id] = {3, 2, 1};
  w.cells.jobs = jobs_by_cell(w);
  return w;
}

}  // namespace tanvan::small
