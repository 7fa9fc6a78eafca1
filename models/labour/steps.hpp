#pragma once
/// The steps of the labour model, one a source file.

#include "models/labour/labour.hpp"

namespace tanvan {

inline constexpr int kWorkingAge = 15;  // [years], Labour Code 2019, article 3

/// M3: quits, layoffs, retirement; persons who join or leave the labour force.
/// @pre the enterprises count their workers, by class of position, as the persons point at them
void separate(World& world, LabourParameters const& p);

/// How eagerly the seekers of a month search; `at_start` fills the first vacancies.
struct Search {
  double unemployed = 1, employed = 0;                    // share who look
  bool reservations = true;                               // whether a poor offer is refused
  std::uint32_t round = 0;                                // distinguishes the draws of several matchings in one month
  std::size_t placements = static_cast<std::size_t>(-1);  // no more unemployed than this find work
};

/// M4: worker-proposing deferred acceptance between seekers and vacancies (E19). @return persons who found work
std::size_t match_month(World& world, LabourParameters const& p, Search const& search);

/// Posted wages answer vacancies (E20), not below the minimum wage.
void adjust_wages(World& world, LabourParameters const& p);

/// Training places of a policy (E18b), by zone and field as there are jobs: of those who hear of them, who expects a
/// gain in wages beyond the way applies to the nearest schools, and deferred acceptance gives the places by lot. A
/// course lifts schooling by a level, to vocational at least, and specific skill; each place taken costs the province.
void train(World& world, LabourParameters const& p);

}  // namespace tanvan
