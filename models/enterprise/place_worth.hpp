#pragma once
/// The terms of E22 that a zone gives to every place in it.

#include <vector>

#include "models/enterprise/enterprise.hpp"

namespace tanvan {

/// The row of a sector's floor use in tables of streets: 0 halls, 1 shops and offices.
std::size_t place_use(Sector sector);

/// Utility of zones to sectors by rent, workers, suppliers, gateways, universities, the own sector and stations; 0 of
/// zones outside. [sector][zone]
std::vector<std::vector<double>> zone_worths(World const& world, EnterpriseParameters const& p);

/// Floor of a use that stands in each internal zone [m²]; at least 1 there, 0 outside.
std::vector<double> standing_floor(World const& world, FloorUse use);

/// Floor of streets that nobody uses [m²] by place_use and zone: at least 1 % of what stands, for streets grow with
/// their buildings. [use][zone]
std::vector<std::vector<double>> vacant_streets(World const& world);

}  // namespace tanvan
