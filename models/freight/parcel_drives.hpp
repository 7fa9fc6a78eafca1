#pragma once
/// The drives of parcels: from hubs to depots by van, to doors and lockers by motorbike, from abroad by truck.

#include <vector>

#include "models/freight/parcels.hpp"
#include "models/freight/rounds.hpp"

namespace tanvan {

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
