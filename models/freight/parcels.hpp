#pragma once
/// Parcels: what residents and enterprises order, from hubs to depots by van, and to doors and lockers by motorbike.

#include <vector>

#include "models/freight/rounds.hpp"

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
  double courier_km = 0;
  double vans = 0;        // from hubs, and zones of parcels from abroad, to depots
  double cost_vnd = 0;    // couriers and vans
  double abroad = 0;      // through zones of parcels from abroad; those for the province are among all others
  double abroad_vnd = 0;  // the trucks that bring them there and to other provinces
  double abroad_h = 0;    // mean from arrival there to leaving it
};

/// Parcels to a person in a year: a logistic curve through `parcels_person` in 2024 with growth `parcels_growth` there,
///   n(t) = M / (1 + (M / n0 - 1) exp(-g (t - 2024))), g = growth / (1 - n0 / M), M = `parcels_most`.
double parcels_to_person(int year, FreightParameters const& p);

/// Who gets how many. Each district has one depot, in its zone with most residents (of two alike the first). Of parcels
/// to homes `FreightStore::locker_share` goes to lockers. Expectations of the whole population, no draws.
ParcelDay parcels_of_day(World const& world, FreightParameters const& p);

/// Drives of the day's parcels, to the day of goods.
///
/// Couriers serve a zone from its depot, a box at a time. Doors are tried 1 / (1 - failed) times on average; the way
/// between n stops in an area A is 0.7124 sqrt(n A) (Beardwood, Halton, Hammersley 1959), a third longer by streets.
/// Vans bring parcels to depots before seven, from warehouses by their floor and nearness, as other goods of residents.
/// Zones of parcels from abroad fetch single parcels from border and airport by truck and stock from seaports in
/// containers, and send them to depots in place of the warehouses, and by truck to other provinces, by people; single
/// parcels wait for clearance without other bodies, those from stock for customs' green channel and two hours of
/// picking.
void drive_parcels(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                   FreightParameters const& p, ParcelDay& parcels, GoodsDay& day);

}  // namespace tanvan
