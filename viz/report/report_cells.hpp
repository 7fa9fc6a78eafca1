#pragma once
/// Cells and stations of results files as data of the page.

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// The last year whose day of travel every file with cells has lived; none where there is none.
std::optional<int> common_cell_year(std::span<ResultsFile const> results);

/// Cells in one year; null where the file has none of that year. Numbers are 16 bits each, little-endian, as Base64, by
/// cell: rows and columns of the grid and rows of /zones/id as they are; figures in steps of their `step`, that is of
/// the largest value over 65,535. Longitude and latitude are linear in column and row: `lon0 + dlon column` is a
/// middle.
nlohmann::ordered_json cells_of(ResultsFile const& file, int year);

/// Base64 of the values, 16 bits each, little-endian (RFC 4648, 4).
std::string base64_of(std::span<std::uint16_t const> values);

}  // namespace tanvan
