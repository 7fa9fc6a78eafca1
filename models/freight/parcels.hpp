#pragma once
/// Parcels: what residents and enterprises order, and where it comes from.

#include <vector>

#include "models/freight/freight.hpp"

namespace tanvan {

/// Parcels of a working day, full population.
struct ParcelDay {
  std::vector<double> home;      // [Z] to doors, those tried again apart
  std::vector<double> locker;    // [Z] to lockers
  std::vector<double> business;  // [Z] to enterprises
  std::vector<ZoneId> depot;     // [Z] from which couriers come; none outside the province
  std::vector<double> hub;       // [Z] floor of warehouses where parcels are sorted [m²]
  double tries = 0;              // at doors, failed ones too
  double couriers = 0;           // motorbikes on a duty
  double rounds = 0;             // of couriers, a box each
  double vans = 0;               // from hubs, and zones of parcels from abroad, to depots
  double cost_vnd = 0;           // couriers and vans
  double abroad = 0;             // through zones of parcels from abroad; those for the province are among all others
  double abroad_vnd = 0;         // the trucks that bring them there and to other provinces
  double abroad_h = 0;           // mean from arrival there to leaving it
};

/// Parcels to a person in a year: a logistic curve through `parcels_person` in 2024 with growth `parcels_growth` there,
///   n(t) = M / (1 + (M / n0 - 1) exp(-g (t - 2024))), g = growth / (1 - n0 / M), M = `parcels_most`.
double parcels_to_person(int year, FreightParameters const& p);

/// Who gets how many. Each district has one depot, in its zone with most residents (of two alike the first). Of parcels
/// to homes `FreightStore::locker_share` goes to lockers. Expectations of the whole population, no draws.
ParcelDay parcels_of_day(World const& world, FreightParameters const& p);

}  // namespace tanvan
