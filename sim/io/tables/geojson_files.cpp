#include "sim/io/tables/geojson_files.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tanvan {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDigits = 7;

std::string quoted(std::string const& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Digits that say nothing go.
std::string ordinate(double value) {
  auto text = fmt::format("{:.{}f}", value, kDigits);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string position(Point point) {
  return "[" + ordinate(point.x) + "," + ordinate(point.y) + "]";
}

std::string positions(std::span<Point const> points) {
  std::string text;
  for (auto const& point : points) text += (text.empty() ? "[" : ",") + position(point);
  return text + "]";
}

std::string rings_of(Areas const& areas, std::size_t part) {
  std::string text;
  for (auto ring = areas.ring_offset[part]; ring < areas.ring_offset[part + 1]; ++ring)
    text += (text.empty() ? "[" : ",") + positions(areas.ring(ring));
  return text + "]";
}

std::string area_of(Areas const& areas, std::size_t row) {
  auto const begin = areas.part_offset[row], end = areas.part_offset[row + 1];
  if (begin == end) return "null";
  if (end - begin == 1) return R"({"type":"Polygon","coordinates":)" + rings_of(areas, begin) + "}";
  std::string text;
  for (auto part = begin; part < end; ++part) text += (text.empty() ? "[" : ",") + rings_of(areas, part);
  return R"({"type":"MultiPolygon","coordinates":)" + text + "]}";
}

bool known(std::span<Point const> points) {
  for (auto const& point : points)
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
  return !points.empty();
}

std::string geometry_of(DataTable const& table, std::size_t row) {
  if (table.geometry == GeometryKind::area) return area_of(table.areas, row);
  auto const points = table.points_of(row);
  if (!known(points)) return "null";
  if (table.geometry == GeometryKind::point)
    return R"({"type":"Point","coordinates":)" + position(points.front()) + "}";
  return R"({"type":"LineString","coordinates":)" + positions(points) + "}";
}

std::string value_of(ColumnValues const& values, std::size_t row) {
  if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&values)) return std::to_string((*whole)[row]);
  if (auto const* texts = std::get_if<std::vector<std::string>>(&values)) return quoted((*texts)[row]);
  auto const value = std::get<std::vector<double>>(values)[row];
  return std::isfinite(value) ? Json(value).dump() : "null";
}

std::string feature_of(DataTable const& table, std::size_t row) {
  std::string properties;
  for (auto const& column : table.columns)
    properties += (properties.empty() ? "" : ",") + quoted(column.name) + ":" + value_of(column.values, row);
  return R"({"type":"Feature","geometry":)" + geometry_of(table, row) + R"(,"properties":{)" + properties + "}}";
}

Json columns_of(DataTable const& table) {
  Json columns = Json::object();
  for (auto const& column : table.columns)
    columns[column.name] = {
        {"unit", column.unit}, {"vi", column.what.vi}, {"en", column.what.en}, {"source", column.source}};
  return columns;
}

std::string collection_of(DataTable const& table, std::string const& attribution) {
  std::string text = "{\"type\":\"FeatureCollection\",\n\"name\":" + quoted(table.name) +
                     ",\n\"title_vi\":" + quoted(table.title.vi) + ",\n\"title_en\":" + quoted(table.title.en) +
                     ",\n\"attribution\":" + quoted(attribution) +
                     ",\n\"columns\":" + columns_of(table).dump(-1, ' ', false, Json::error_handler_t::replace) +
                     ",\n\"features\":[\n";
  for (std::size_t row = 0; row < table.rows(); ++row)
    text += feature_of(table, row) + (row + 1 < table.rows() ? ",\n" : "\n");
  return text + "]}\n";
}

}  // namespace

std::vector<FolderFile> geojson_files(std::span<DataTable const> tables, std::string const& attribution) {
  std::vector<FolderFile> files;
  for (auto const& table : tables)
    if (table.geometry != GeometryKind::none)
      files.push_back({table.name + ".geojson", collection_of(table, attribution)});
  return files;
}

}  // namespace tanvan
