#pragma once
/// Tables that leave the program: typed columns that say their unit, and a geometry a row where there is one. What
/// GeoPackage, GeoJSON and CSV are written from.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/io/exchange/areas.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The language of titles and descriptions. Names of tables and columns are the same in both.
enum class Language { vi, en };

/// A phrase in both languages.
struct Phrase {
  std::string vi, en;

  std::string const& in(Language language) const { return language == Language::vi ? vi : en; }
  /// `Lưu lượng / Volume`
  std::string both() const { return vi == en ? en : vi + " / " + en; }
};

using ColumnValues = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>>;

struct DataColumn {
  std::string name;     // snake_case, ASCII
  std::string unit;     // `1` for a pure number, `text` for text
  Phrase what;          // what it holds
  std::string source;   // who says so or what it was reckoned from; may be empty
  ColumnValues values;  // one a row; NaN: not known

  std::size_t rows() const;
};

enum class GeometryKind { none, point, line, area };

struct DataTable {
  std::string name;  // snake_case, ASCII
  Phrase title;
  std::vector<DataColumn> columns;
  GeometryKind geometry = GeometryKind::none;
  std::vector<std::uint32_t> offset = {0};  // [rows + 1] of points and lines
  std::vector<Point> points;                // longitude and latitude, WGS 84 [degrees]
  Areas areas;                              // of areas

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().rows(); }
  std::span<Point const> points_of(std::size_t row) const {
    return std::span(points).subspan(offset[row], offset[row + 1] - offset[row]);
  }
  DataColumn const* column(std::string_view column_name) const;
};

/// The table of that name, none where there is no such table.
DataTable const* find_table(std::span<DataTable const> tables, std::string_view name);

}  // namespace tanvan
