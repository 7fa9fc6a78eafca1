#pragma once
/// Tables that somebody names beside a network's folder: what their readers share.

#include <initializer_list>
#include <vector>

#include "sim/io/text/row_reader.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// The rows of a file under its line of names. Faults: no such file, no line of names.
Result<NamedRows> named_table(TextSource const& source);

/// The columns of these names, all of which the table must have; faults for those that it lacks.
std::vector<std::size_t> needed_columns(NamedRows const& rows, std::initializer_list<char const*> names,
                                        Faults& faults);

/// True where none of the row's cells in these columns is empty; else with faults.
bool has_cells(NamedRows const& rows, std::vector<std::size_t> const& columns, Faults& faults);

}  // namespace tanvan
