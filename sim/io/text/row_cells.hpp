#pragma once
/// Typed cells of a named row of another program's table.

#include <cstddef>

#include "sim/core/result.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {

/// Faults that a table may have before the rest is left unread.
inline constexpr std::size_t kMostTableFaults = 1000;

/// The cell's finite number; NaN where the cell is empty, and after a fault `NAME = "text": sentence`.
/// @param range  both ends included
double number_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults);

/// The same of a whole number.
double whole_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults);

/// The same of seconds after midnight, or of a clock time: `27000`, `07:30`, `07:30:15`.
double time_cell(NamedRows const& rows, std::size_t column, NumberRange range, Faults& faults);

/// Adds `NAME = "text": sentence` at the row.
void cell_fault(NamedRows const& rows, std::size_t column, std::string const& sentence, Faults& faults);

/// The place of a column that the table must have; npos and a fault at the header where it has none. Where semicolons
/// or tabs separate the names, the fault says that.
std::size_t needed_column(NamedRows const& rows, std::string_view name, Faults& faults);

/// Adds the fault "and more" and returns true once the table has too many.
bool too_many_faults(NamedRows const& rows, std::size_t faults_before, Faults& faults);

}  // namespace tanvan
