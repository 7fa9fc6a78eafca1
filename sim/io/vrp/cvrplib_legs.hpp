#pragma once
/// Legs of a CVRPLIB file: points of a plane or a matrix, for the sources of this room.

#include <utility>

#include "sim/io/vrp/cvrplib_sections.hpp"

namespace tanvan {

struct CvrplibLegs {
  LegMatrix distance;  ///< empty where there are faults
  LegRounding rounding = LegRounding::exact;
};

/// @param rounding  `as_file_says`: by EDGE_WEIGHT_TYPE. A matrix is taken as it stands, but for its diagonal.
CvrplibLegs cvrplib_legs(CvrplibText const& text, std::size_t nodes, LegRounding rounding, Faults& faults);

/// Rows of a section that begin with a node from 1 to `nodes`, with the row of that node; faults for those that do not,
/// for nodes that stand twice, and for the first without a row.
std::vector<std::pair<std::size_t, VrpLine const*>> node_rows(CvrplibText const& text, CvrplibSection const& section,
                                                              std::string_view name, std::size_t nodes, Faults& faults);

}  // namespace tanvan
