#pragma once
/// Benchmark problems of vehicle routing as files hold them, and solutions as files take them.

#include <optional>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

/// How legs between points of a plane are measured.
enum class LegRounding {
  as_file_says,  ///< CVRPLIB: by EDGE_WEIGHT_TYPE, EUC_2D to the nearest whole; Solomon: exact
  exact,         ///< Euclid
  rounded,       ///< to the nearest whole: floor(d + 1/2)
  truncated,     ///< to tenths, downwards, as the DIMACS challenge of 2021 has it for time windows
};

/// A problem read from a file. Times and distances have the file's unit, travel at speed 1.
struct TourInstance {
  std::string name;
  TourProblem problem;
  LegRounding rounding = LegRounding::exact;  ///< what was measured by; never `as_file_says`
  std::optional<double> stated_best;          ///< where the comment states an optimal or best value
};

/// Stops of the largest instance that is read; legs of 5,000 take 400 MB.
inline constexpr std::size_t kMostInstanceStops = 5'000;

/// Reads CVRPLIB/TSPLIB (`.vrp`, with the fields of LKH-3 and PyVRP that the problem type has) or the text of Solomon
/// and Gehring-Homberger, told apart by their words. Every fault with its line, at least line 1.
Result<TourInstance> read_tour_instance(TextSource const& source, LegRounding rounding = LegRounding::as_file_says);

/// The same for text in memory. @param shown name for messages
Result<TourInstance> parse_tour_instance(std::string_view text, std::string const& shown,
                                         LegRounding rounding = LegRounding::as_file_says);

/// CVRPLIB's form: `Route #1: 3 1 2`, a line a duty, then `Cost 27591`; customers count from 1, and
/// `|` stands where the vehicle reloads.
/// The cost has two decimals where it is no whole number.
std::string solution_text(TourPlan const& plan);

/// A cost as in `solution_text`.
std::string cost_text(double cost);

}  // namespace tanvan
