#pragma once
/// An index of the six criteria of the Intelligent Community Forum (ICF), reckoned from what the record holds.

#include <span>
#include <string_view>

#include "sim/engine/record.hpp"

namespace tanvan {

/// One figure of a criterion: a yearly series, or one over another.
struct IcfComponent {
  std::string_view series;
  std::string_view over = {};  // empty: the series alone
};

/// One criterion and what it is reckoned from.
struct IcfCriterion {
  std::string_view series;  // of Record::indicators
  std::span<IcfComponent const> components;
};

/// Broadband, skilled workforce, innovation, digital equality, sustainability, advocacy and engagement, in the order of
/// Decision 742/QĐ-UBND, II.8.
std::span<IcfCriterion const> icf_criteria();

/// Sets the series of every criterion and `icf_index`, all years anew. A criterion is 100 times the geometric mean of
/// its components, each over its own value in the first year; the index is the geometric mean of the criteria (the ICF
/// publishes no weights). What a run does not hold (emissions without days of travel) is left out; a component that is
/// 0 in the first year too. A criterion without any component has no series and does not enter the index.
void record_icf(Record& record);

}  // namespace tanvan
