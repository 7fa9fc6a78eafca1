#pragma once
/// Who works where: persons grouped by employer, and sums over sectors.

#include <array>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {

/// The staff of every enterprise at one moment.
struct Staff {
  Groups by_enterprise;         // rows of persons, ascending
  std::vector<Dong> wages;      // [enterprise] wage bill of the month
  std::vector<double> quality;  // [enterprise] effective labour a worker (E5): mean of min(b, A) / A * schooling
                                // weight; 1 where nobody works
};

/// Groups persons by employer. Sums run in the order of person rows: same bits on any number of threads.
Staff staff_of(World const& world);

/// Sums a figure of each enterprise over its sector, in row order.
template <class Figure>
std::array<double, kSectors> sums_by_sector(EnterpriseStore const& e, Figure figure) {
  std::array<double, kSectors> sums{};
  for (auto id : ids<EnterpriseId>(e.size())) sums[index_of(e.sector[id])] += figure(id);
  return sums;
}

}  // namespace tanvan
