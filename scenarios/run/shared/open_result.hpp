#pragma once
/// Opening results files for commands: what is wrong goes to standard error, as every fault of input does.

#include <optional>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// The file, or none after its faults were printed.
std::optional<ResultsFile> open_result(std::string const& path);

/// All files in their order, or none after the faults of every one were printed.
std::optional<std::vector<ResultsFile>> open_results(std::vector<std::string> const& paths);

/// A fault for each population among files of which years of a run are wanted.
/// @param what  wants them, such as "a page"
Faults without_years(std::vector<ResultsFile> const& files, std::string const& what);

/// `/indicators/GRDP` → `GRDP`
std::string last_segment(std::string const& path);

/// A figure for people: six significant digits, large ones in full.
std::string figure(double x);

/// The same, people counted whole. @param units as the dataset has them
std::string figure(double x, std::string const& units);

}  // namespace tanvan
