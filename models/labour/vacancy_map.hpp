#pragma once
/// Where the open positions are: for each home zone and skill class, a distribution over vacancies to draw from.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// One column of an alias table (Walker 1977): itself where the fraction of a draw lies below `kept`, else `other`.
struct AliasCell {
  std::uint32_t kept = 0xffffffff;  // chance of itself, in 2^-32
  std::uint32_t other = 0;          // column that has the rest
};

/// Fills a table from which column i is drawn with probability weight_i / sum, in one step (Vose 1991). Weights of 0
/// are never drawn, up to 2^-32.
/// @param weight  >= 0, their sum > 0  @param[out] cells  as many as weights
void fill_alias(std::span<double const> weight, std::span<AliasCell> cells);

/// A column drawn by 32 uniform bits. @pre not empty
inline std::uint32_t draw_alias(std::span<AliasCell const> cells, std::uint32_t bits) {
  std::uint64_t const product = static_cast<std::uint64_t>(bits) * cells.size();
  auto const column = static_cast<std::uint32_t>(product >> 32);
  AliasCell const cell = cells[column];  // fetched whole: a choice without a jump
  return static_cast<std::uint32_t>(product) < cell.kept ? column : cell.other;
}

/// Importance sampling of E19: P(vacancy of enterprise i) ~ vacancies_i exp(-beta_t c(home, zone_i)).
class VacancyMap {
 public:
  /// @param decay beta_t [1/min], >= 0
  VacancyMap(World const& world, double decay);

  /// Open positions of a class in the whole region.
  double open(SkillClass k) const { return open_[static_cast<std::size_t>(k)]; }

  /// An enterprise with an open position of the class, seen from a home zone; none where all of them are beyond reach
  /// (their weights are 0). @param zone_bits, enterprise_bits  32 uniform bits each  @pre open(k) > 0
  EnterpriseId draw(ZoneId home, SkillClass k, std::uint32_t zone_bits, std::uint32_t enterprise_bits) const;

 private:
  void list_enterprises(World const& world, std::size_t k);
  void reach_from(World const& world, std::size_t home, double decay);

  std::size_t zones_;
  std::array<double, kSkillClasses> open_{};
  std::array<std::vector<double>, kSkillClasses> total_;             // open positions by zone
  std::array<std::vector<AliasCell>, kSkillClasses> zone_cells_;     // [home, zone]
  std::array<std::vector<std::uint8_t>, kSkillClasses> reached_;     // [home] whether any zone has weight
  std::array<std::vector<std::uint32_t>, kSkillClasses> offset_;     // [zone + 1] into the lists below
  std::array<std::vector<EnterpriseId>, kSkillClasses> enterprise_;  // by zone, then row
  std::array<std::vector<AliasCell>, kSkillClasses> cells_;          // within the zone
};

}  // namespace tanvan
