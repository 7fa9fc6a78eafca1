#pragma once
/// A cell that names classes of vehicles.

#include <cstdint>

#include "sim/io/text/row_cells.hpp"

namespace tanvan {

/// Bit c: VehicleClass c is among the words of the cell, which blanks separate; 0 where it is empty. Words of other
/// programs for one class (`hgv`) are known. Faults: words that name none.
std::uint8_t classes_cell(NamedRows const& rows, std::size_t column, Faults& faults);

}  // namespace tanvan
