#pragma once
/// All who sell, arranged so that a buyer's draw by the law of E4 takes two searches.

#include <array>
#include <vector>

#include "models/enterprise/suppliers.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// Input coefficients a: [buyer][supplier], >= 0. A buyer without rows in inputs.csv buys of all sectors alike.
using InputCoefficients = std::array<std::array<double, kSectors>, kSectors>;
InputCoefficients coefficients_of(std::vector<InputRow> const& inputs);

class SupplyMarket {
 public:
  /// @pre access.truck_time has a row and a column for each zone; +inf where a truck can't go
  SupplyMarket(World const& world, SupplyParameters const& p);

  /// One supplier by the law of E4, the buyer itself not left out; none where nobody can be reached.
  EnterpriseId draw(Sector buyer, ZoneId zone, Draws& draws) const;

 private:
  std::size_t cell(std::size_t sector, std::size_t zone) const { return sector * zones_ + zone; }
  void group_sellers(World const& world, double size_pull);
  void measure_reach(Matrix const& time_min, double distance_decay);

  InputCoefficients coefficient_;
  std::size_t zones_;
  std::vector<std::uint32_t> first_;  // [cells + 1] into seller_
  std::vector<EnterpriseId> seller_;  // by cell, then id
  std::vector<double> cumulative_;    // size^theta summed up within the cell, to and with this seller
  std::vector<double> reach_;         // [zone of the buyer][cell]: mass of cells summed up over the sector's zones
};

}  // namespace tanvan
