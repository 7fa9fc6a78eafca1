#pragma once
/// Tables as CSV.

#include <span>
#include <string>
#include <vector>

#include "sim/io/files/whole_folder.hpp"
#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// Whether a row of units stands under the row of names.
enum class UnitsRow { no, yes };

/// One file a table, `NAME.csv`: UTF-8, LF, a row of names, as many cells in every row; numbers in the shortest digits
/// that read back to the same bits, empty where not known, `inf` where there is no way. Lines and areas have a column
/// `geometry` in WKT. A file `fields.csv` says for each table and column unit, description in both languages and
/// source.
std::vector<FolderFile> csv_files(std::span<DataTable const> tables, UnitsRow units);

/// One table as such a file.
std::string csv_text(DataTable const& table, UnitsRow units = UnitsRow::no);

/// What the columns of all tables hold: the table `fields`.
DataTable fields_table(std::span<DataTable const> tables);

}  // namespace tanvan
