#pragma once
/// What enterprises pay for and get from those who work for them, and sums over sectors.

#include <array>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// The staff of every enterprise at one moment.
struct Staff {
  std::vector<Dong> wages;      // [enterprise] wage bill of the month
  std::vector<double> quality;  // [enterprise] effective labour a worker (E5): mean of min(b, A) / A * schooling
                                // weight; 1 where nobody works
};

/// Adds up the staff in one pass over the persons. Effective labour is added in whole 2^-32: integers commute, so the
/// bits are the same on any number of threads and in any order of persons.
/// @pre enterprise.workers counts those who point at it
Staff staff_of(World const& world);

/// Sums a figure of each enterprise over its sector, in row order.
template <class Figure>
std::array<double, kSectors> sums_by_sector(EnterpriseStore const& e, Figure figure) {
  std::array<double, kSectors> sums{};
  for (auto id : ids<EnterpriseId>(e.size())) sums[index_of(e.sector[id])] += figure(id);
  return sums;
}

}  // namespace tanvan
