#pragma once
/// One page in two languages from finished results files.

#include <span>
#include <string>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// A self-contained HTML page (style, script and data inside; nothing is fetched) that a planner reads and prints.
/// @param results one or more, in the order in which they are compared
/// @throws std::runtime_error where a file lacks what every result has
std::string report_page(std::span<ResultsFile const> results);

/// What the page knows of the results, as JSON safe inside a script element.
std::string report_data(std::span<ResultsFile const> results);

}  // namespace tanvan
