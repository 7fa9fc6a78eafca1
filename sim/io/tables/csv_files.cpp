#include "sim/io/tables/csv_files.hpp"

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/text/csv_text.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;

bool has_wkt(DataTable const& table) {
  return table.geometry == GeometryKind::line || table.geometry == GeometryKind::area;
}

void put(CsvText& out, ColumnValues const& values, std::size_t row) {
  if (auto const* reals = std::get_if<std::vector<double>>(&values)) out.number((*reals)[row]);
  if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&values)) out.whole((*whole)[row]);
  if (auto const* texts = std::get_if<Texts>(&values)) out.cell((*texts)[row]);
}

void put_heads(CsvText& out, DataTable const& table, UnitsRow units) {
  for (auto const& column : table.columns) out.cell(column.name);
  if (has_wkt(table)) out.cell("geometry");
  out.end_row();
  if (units == UnitsRow::no) return;
  for (auto const& column : table.columns) out.cell(column.unit);
  if (has_wkt(table)) out.cell("WKT");
  out.end_row();
}

DataColumn text_column(char const* name, Phrase what, Texts values) {
  return {name, "text", std::move(what), "", std::move(values)};
}

}  // namespace

std::string csv_text(DataTable const& table, UnitsRow units) {
  CsvText out;
  put_heads(out, table, units);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (auto const& column : table.columns) put(out, column.values, row);
    if (table.geometry == GeometryKind::line) out.cell(wkt_of_line(table.points_of(row)));
    if (table.geometry == GeometryKind::area) out.cell(wkt_of_area(table.areas, row));
    out.end_row();
  }
  return out.take();
}

DataTable fields_table(std::span<DataTable const> tables) {
  Texts table_name, column_name, unit, vi, en, source;
  for (auto const& table : tables)
    for (auto const& column : table.columns) {
      table_name.push_back(table.name);
      column_name.push_back(column.name);
      unit.push_back(column.unit);
      vi.push_back(column.what.vi);
      en.push_back(column.what.en);
      source.push_back(column.source);
    }
  DataTable made{"fields", {"Các cột và đơn vị", "Columns and units"}, {}, {}, {0}, {}, {}};
  made.columns = {text_column("table_name", {"bảng", "table"}, table_name),
                  text_column("column_name", {"cột", "column"}, column_name),
                  text_column("unit", {"đơn vị", "unit; 1 for a pure number"}, unit),
                  text_column("description_vi", {"nội dung", "what it holds, in Vietnamese"}, vi),
                  text_column("description_en", {"nội dung, tiếng Anh", "what it holds"}, en),
                  text_column("source", {"nguồn", "who says so or what it was reckoned from"}, source)};
  return made;
}

std::vector<FolderFile> csv_files(std::span<DataTable const> tables, UnitsRow units) {
  std::vector<FolderFile> files;
  for (auto const& table : tables) files.push_back({table.name + ".csv", csv_text(table, units)});
  files.push_back({"fields.csv", csv_text(fields_table(tables), units)});
  return files;
}

}  // namespace tanvan
