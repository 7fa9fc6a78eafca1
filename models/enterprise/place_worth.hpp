#pragma once
/// The terms of E22 that a zone gives to every place in it.

#include <array>
#include <vector>

#include "models/enterprise/enterprise.hpp"

namespace tanvan {

inline constexpr std::size_t kPlaceUses = 2;

/// The row of a sector's floor use in tables of places: 0 halls, 1 shops and offices.
std::size_t place_use(Sector sector);

/// Utility of zones to sectors by rent, workers, suppliers, ports, universities, the own sector and stations; 0 of
/// zones outside. [sector][zone]
std::vector<std::vector<double>> zone_worths(World const& world, EnterpriseParameters const& p);

/// Floor outside of parks and special areas [m²], by place_use and zone; 0 outside the province.
struct StreetFloor {
  std::array<std::vector<double>, kPlaceUses> standing;  // at least 1 in zones inside
  std::array<std::vector<double>, kPlaceUses> vacant;    // at least 1 % of that
};

/// What stands in a zone is shared out to streets and sites by the floor that enterprises use there.
StreetFloor street_floor(World const& world);

}  // namespace tanvan
