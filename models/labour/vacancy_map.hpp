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
  AliasCell const cell = cells[column];
  std::uint32_t const leaves = static_cast<std::uint32_t>(product) < cell.kept ? 0 : 0xffffffff;
  return column ^ ((column ^ cell.other) & leaves);  // a choice without a jump, which nobody could foretell
}

/// Importance sampling of E19: P(vacancy of enterprise i) ~ vacancies_i exp(-beta_t c(home, zone_i)).
class VacancyMap {
 public:
  /// @param decay beta_t [1/min], >= 0
  VacancyMap(World const& world, double decay);

  /// Open positions of a class in the whole region.
  double open(SkillClass k) const { return open_[static_cast<std::size_t>(k)]; }

  /// A zone with open positions of the class, seen from a home zone; none where all of them are beyond reach (their
  /// weights are 0). @param bits  32 uniform bits  @pre open(k) > 0
  ZoneId draw_zone(ZoneId home, SkillClass k, std::uint32_t bits) const {
    auto const& cells = zone_cells_[static_cast<std::size_t>(k)];
    if (!reached_[static_cast<std::size_t>(k)][home.value]) return {};
    return ZoneId{draw_alias(std::span{cells}.subspan(home.value * zones_, zones_), bits)};
  }

  /// An enterprise of a zone with an open position of the class; none where there is none.
  /// @param bits  32 uniform bits
  EnterpriseId draw_in(ZoneId zone, SkillClass k, std::uint32_t bits) const {
    auto const& offset = offset_[static_cast<std::size_t>(k)];
    auto const first = offset[zone.value], count = offset[zone.value + 1] - first;
    std::uint64_t const product = static_cast<std::uint64_t>(bits) * count;
    if (count == 0) return {};
    auto const& cell = vacancy_[static_cast<std::size_t>(k)][first + static_cast<std::uint32_t>(product >> 32)];
    std::uint32_t const leaves = static_cast<std::uint32_t>(product) < cell.kept ? 0 : 0xffffffff;
    return EnterpriseId{cell.self.value ^ ((cell.self.value ^ cell.other.value) & leaves)};
  }

 private:
  struct Vacancy {  // a column of a zone's alias table, whose enterprises it names
    std::uint32_t kept = 0xffffffff;
    EnterpriseId self, other;
  };

  void list_enterprises(World const& world, std::size_t k);
  void reach_from(World const& world, std::size_t home, double decay);

  std::size_t zones_;
  std::array<double, kSkillClasses> open_{};
  std::array<std::vector<double>, kSkillClasses> total_;          // open positions by zone
  std::array<std::vector<AliasCell>, kSkillClasses> zone_cells_;  // [home, zone]
  std::array<std::vector<std::uint8_t>, kSkillClasses> reached_;  // [home] whether any zone has weight
  std::array<std::vector<std::uint32_t>, kSkillClasses> offset_;  // [zone + 1] into the lists below
  std::array<std::vector<Vacancy>, kSkillClasses> vacancy_;       // by zone, then row of the enterprise
};

}  // namespace tanvan
