#pragma once
/// Who buys and sells in the tests of the supplier network: zones in a row, enterprises of any sector and size.

#include <algorithm>
#include <cmath>

#include "sim/rng/draws.hpp"
#include "tests/models/synthesis_world.hpp"

namespace tanvan {

inline void add_seller(World& world, Sector sector, std::uint32_t staff, ZoneId zone) {
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  auto const row = static_cast<std::uint32_t>(e.size());
  e.key.push_back(AgentKey{1000 + row});
  e.sector.push_back(sector);
  e.desired.push_back({staff, 0, 0});
  e.establishment.push_back(EstablishmentId{row});
  places.enterprise.push_back(EnterpriseId{row});
  places.zone.push_back(zone);
  places.cell.push_back({});
}

/// Five zones ten minutes apart in a row; no enterprises.
inline World plain() {
  World world = small_province(1);
  world.access.truck_time_min = Matrix(5, 5);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      world.access.truck_time_min(i, j) = 10 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  return world;
}

/// Sizes of a Pareto law with exponent 1.06 over all sectors and zones.
inline World many(std::uint32_t rows) {
  World world = plain();
  for (std::uint32_t i = 0; i < rows; ++i) {
    Draws draws{3, AgentKey{i}, 0, Stream::synthesis_enterprise};
    auto const staff = std::min(5000.0, 2 * std::pow(draws.uniform(), -1 / 1.06));
    add_seller(world, static_cast<Sector>(i % kSectors), static_cast<std::uint32_t>(staff), ZoneId{i % 5});
  }
  return world;
}

}  // namespace tanvan
