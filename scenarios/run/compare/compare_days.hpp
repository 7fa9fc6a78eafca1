#pragma once
/// Two simulated days beside each other.

#include <string>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// What differs between two days: settings, totals, classes, trips that arrived in both, screenlines of a name,
/// emissions by link where both files hold them, and the links whose delay or volume changed most; last what the
/// difference can't tell. Links and trips are matched by their ids, so that B may have roads that A lacks: they carry 0
/// there. The same text from the same files. @pre both are days (`is_day`)
std::string compare_days(ResultsFile const& a, ResultsFile const& b);

}  // namespace tanvan
