#pragma once
/// The steps of the synthesis of enterprises, one a source file.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/enterprise/synthesis.hpp"

namespace tanvan {

/// Size classes: 1-9, 10-99, 100-299, 300 and more workers.
inline constexpr std::size_t kSizeClasses = 4;
inline constexpr std::array<double, kSizeClasses> kClassFrom = {1, 10, 100, 300};

/// An enterprise before it has a row.
struct Draft {
  Sector sector{};
  std::uint32_t staff = 1;  // positions
  Ownership ownership = Ownership::domestic;
  ZoneId zone;
  std::int16_t site = -1;
};

/// Mean of a Pareto law of exponent `alpha` between `low` and `high`. @pre 0 < low < high
double pareto_mean(double alpha, double low, double high);

/// Its value below which a share `u` lies. @param u in [0, 1]
double pareto_quantile(double alpha, double low, double high, double u);

/// Registered enterprises of the whole province in this month.
double enterprises_in(Month now, EnterpriseSynthesisParameters const& p);

/// Enterprises by sector and size: counts and jobs exact by sector. Ordered by sector, then from large to small.
/// @param jobs  positions in all, in the sample
std::vector<Draft> draft_sizes(World const& world, std::uint64_t jobs, EnterpriseSynthesisParameters const& p,
                               SynthesisReport& report);

/// Whose they are: foreign and state shares of each sector's jobs, foreign enterprises in all; larger ones rather.
void give_owners(World const& world, std::vector<Draft>& drafts, EnterpriseSynthesisParameters const& p,
                 SynthesisReport& report);

/// Sites of parks and special areas: capacity, opening; nothing occupied yet.
SiteStore found_sites(World const& world, EnterpriseSynthesisParameters const& p);

/// Where they are: parks have the workers of industrial_parks.csv in their own trades, the rest follows people and
/// land. Also books occupied floor space and, for parks that work already, capacity by their occupancy.
void give_places(World& world, std::vector<Draft>& drafts, SynthesisReport& report);

/// Rows for all drafts, with capital, technology, wages, positions and money.
void found_enterprises(World& world, std::vector<Draft> const& drafts, EnterpriseSynthesisParameters const& p,
                       SynthesisReport& report);

/// What an enterprise of a sector knows at first: most steps of its sector's fields, the lower ones rather, and few of
/// others (E11). A function of seed, key and sector.
KnowledgeMask first_knowledge(std::uint64_t seed, AgentKey key, Sector sector);

/// Chances logistic(shift + slope ln staff), with the shift at which the expected staff of all is `jobs`.
/// @param staff  0 for who has no part  @param[out] chance  same length; all 0 where jobs is
void chances_by_size(std::span<double const> staff, double jobs, double slope, std::span<double> chance);

/// Marks items so that the marked weight is what is expected: an item is marked when at least half of it is owed, and
/// what it gets too much is taken from the next (error diffusion).
/// @param chance  in [0, 1]; 0 is never marked  @param[in,out] owed  weight owed from before, and left over
std::vector<std::uint8_t> mark_by_weight(std::span<double const> chance, std::span<double const> weight, double& owed);

/// The x in [low, high] with f(x) = 0 for a falling f; an end where there is none.
template <class F>
double root_of_falling(double low, double high, F&& f) {
  for (int i = 0; i < 80; ++i) {
    double const middle = (low + high) / 2;
    (f(middle) > 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace tanvan
