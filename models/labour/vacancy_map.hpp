#pragma once
/// Where the open positions are: for each home zone and skill class, a distribution over vacancies to draw from.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// Importance sampling of E19: P(vacancy of enterprise i) ~ vacancies_i exp(-beta_t c(home, zone_i)).
class VacancyMap {
 public:
  /// @param decay beta_t [1/min], >= 0
  VacancyMap(World const& world, double decay);

  /// Open positions of a class in the whole region.
  double open(SkillClass k) const { return open_[static_cast<std::size_t>(k)]; }

  /// An enterprise with an open position of the class, seen from a home zone. @pre open(k) > 0
  EnterpriseId draw(ZoneId home, SkillClass k, Draws& draws) const;

 private:
  std::size_t zones_;
  std::array<double, kSkillClasses> open_{};
  std::array<std::vector<double>, kSkillClasses> reach_;             // [home, zone] summed weights along zones
  std::array<std::vector<std::uint32_t>, kSkillClasses> offset_;     // [zone + 1] into the lists below
  std::array<std::vector<EnterpriseId>, kSkillClasses> enterprise_;  // by zone, then row
  std::array<std::vector<double>, kSkillClasses> summed_;            // vacancies summed within the zone
};

}  // namespace tanvan
