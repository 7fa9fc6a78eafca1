#pragma once
/// Enterprises year by year: what growth, entry, investment and innovation are reckoned from.

#include <array>
#include <vector>

#include "models/innovation/innovation.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// An enterprise at the end of a year.
struct EnterpriseYear {
  AgentKey key;
  Sector sector{};
  double output = 0, workers = 0;    // of the year [million đồng, constant prices], mean [persons]
  double staff = 0;                  // at its end [persons]
  double capital = 0, invested = 0;  // at its end, and of it this year's machines [million đồng]
  double log_tfp = 0;                // against the sector's base year; `kNoTfp` without output, workers or capital
  double practice = 0;               // its own technology at its end, which E9 to E12 move; > 0
  int age_months = 0;
  bool innovating = false;  // within 36 months
};

inline constexpr double kNoTfp = -1e300;

struct PanelYear {
  int year = 0;
  std::vector<EnterpriseYear> enterprises = {};  // ascending by key
  std::array<double, kPractices> practices{};    // share of enterprises that have each
};

/// The same enterprise in two years, as positions in their lists; ascending by key.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(PanelYear const& before, PanelYear const& after);

/// What the world holds of the year that has just ended. @pre world.now is a January, before it is lived
PanelYear panel_of_last_year(World const& world);

}  // namespace tanvan
