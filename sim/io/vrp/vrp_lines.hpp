#pragma once
/// Lines of instances as cells, for the sources of this room.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/vrp/tour_instance.hpp"
#include "sim/tours/leg_matrix.hpp"

namespace tanvan {

/// A line that holds something, its cells parted by blanks and tabs.
struct VrpLine {
  std::string_view text;  ///< without blanks around it
  std::uint32_t line = 0;
  std::vector<std::string_view> cells;
};

/// Lines without blank ones and comments (`#`). @param text  outlives the lines
std::vector<VrpLine> vrp_lines(std::string_view text);

/// A number of a cell in the range; else a fault `name = cell: why`, and none.
std::optional<double> vrp_number(std::string_view cell, std::string_view name, NumberRange range, InputPlace place,
                                 Faults& faults);

/// The same of a whole number.
std::optional<std::size_t> vrp_whole(std::string_view cell, std::string_view name, std::size_t low, std::size_t high,
                                     InputPlace place, Faults& faults);

/// Largest coordinate, distance, time or load that is read: sums of all of them stay exact enough to compare.
inline constexpr double kMostVrpNumber = 1e12;

/// Points of a plane.
struct VrpPoint {
  double x = 0, y = 0;
};

/// Legs between points. @param rounding  not `as_file_says`
LegMatrix plane_legs(std::vector<VrpPoint> const& points, LegRounding rounding);

/// Readers of the two kinds of files.
Result<TourInstance> parse_cvrplib(std::vector<VrpLine> const& lines, std::string const& shown, LegRounding rounding);
Result<TourInstance> parse_solomon(std::vector<VrpLine> const& lines, std::string const& shown, LegRounding rounding);

}  // namespace tanvan
