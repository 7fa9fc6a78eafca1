#pragma once
/// The stylised facts of the validation table (models 4.2) and how each is read off lives.

#include <string>
#include <vector>

#include "bench/models/stylised_facts/life.hpp"

namespace tanvan {

inline constexpr double kAny = 1e9;  // a bound that nothing reaches

/// A number and where it should lie.
struct Figure {
  std::string name;
  double low = 0, high = 0;
  double value = 0;

  bool inside() const { return value >= low && value <= high; }
  bool bounded() const { return low > -kAny || high < kAny; }
};

/// One row of the table. A row without figures was not computed, for the reason that `note` tells.
struct Fact {
  std::string name, source;
  std::vector<Figure> figures;
  std::string note;
};

/// Waves of outside demand in the life that shows the Beveridge curve.
inline constexpr Month kWavesBegin = month_of(2023, 1);
inline constexpr int kWaveMonths = 24;

/// The lives that a seed's facts are read off; all but the first may be missing.
struct Lives {
  Life base;
  Life cycle;                  // outside demand in waves
  Life station;                // a line opens
  std::vector<Life> policies;  // mission and public laboratories, R&D subsidy, tax discount
  bool has_cycle = false, has_station = false;
};

/// The nineteen rows, in the order of the table.
std::vector<Fact> facts_of(Lives const& lives);

/// Rows of enterprises: sizes, growth, productivity, investment, turnover, innovation, diffusion.
std::vector<Fact> enterprise_facts(Life const& life);

/// Rows of the labour market: Beveridge curve, matching, turnover, Okun, wages.
std::vector<Fact> labour_facts(Lives const& lives);

/// Rows of places.
std::vector<Fact> place_facts(Lives const& lives);

/// What public laboratories, an R&D subsidy and a tax discount do for the same money, in this order in
/// `lives.policies`.
Fact policy_fact(Lives const& lives);

}  // namespace tanvan
