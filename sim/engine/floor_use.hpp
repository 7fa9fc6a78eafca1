#pragma once
/// Which use of floor homes and enterprises belong to.

#include "sim/network/network.hpp"
#include "sim/population/population.hpp"

namespace tanvan {

/// Rooms and dormitories are rooms, all other dwellings housing.
FloorUse use_of(DwellingKind kind);

/// Makers, logistics and agriculture stand in halls, all others in shops and offices.
FloorUse use_of(Sector sector);

}  // namespace tanvan
