/// Zones of a CSV table: centres, or areas in WKT.

#include <fmt/format.h>

#include "sim/io/geo/gdal_session.hpp"
#include "sim/io/geo/ogr_geometry.hpp"
#include "sim/io/geo/zone_reading.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"
#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;
constexpr std::uint32_t kMostLines = 20'000'000;
constexpr std::size_t kRowBytes = std::size_t{16} << 20;  // outlines are long

std::size_t find_any(NamedRows const& rows, std::initializer_list<char const*> names) {
  for (auto const* name : names)
    if (auto const at = rows.find(name); at != NamedRows::npos) return at;
  return NamedRows::npos;
}

/// What separates the cells of the line of names.
char separator_of(std::string const& text) {
  auto const header = text.substr(0, text.find('\n'));
  if (header.find(',') != std::string::npos) return ',';
  return header.find(';') != std::string::npos ? ';' : header.find('\t') != std::string::npos ? '\t' : ',';
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Bytes that are no UTF-8 are read as what they are.
std::string in_utf8(std::string bytes, std::vector<std::string>& notes) {
  bool const utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16 || first_bad_utf8(bytes) == std::string_view::npos) return bytes;
  auto const encoding = detect_encoding(lines_of(bytes));
  notes.push_back(fmt::format("the texts are in {}; they were converted to UTF-8", encoding_name(encoding)));
  return decode_text(bytes, encoding);
}

GeometryColumns geometry_columns(NamedRows const& rows) {
  return {find_any(rows, {"geometry", "wkt", "geom", "the_geom"}),
          find_any(rows, {"lon", "lon_deg", "longitude", "lng", "x", "x_coord"}),
          find_any(rows, {"lat", "lat_deg", "latitude", "y", "y_coord"})};
}

std::unique_ptr<OGRGeometry> from_wkt(std::string_view text) {
  std::string const wkt(text);
  OGRGeometry* made = nullptr;
  auto const* at = wkt.c_str();
  auto const status = OGRGeometryFactory::createFromWkt(&at, nullptr, &made);
  std::unique_ptr<OGRGeometry> geometry(made);
  return status == OGRERR_NONE && *at == '\0' ? std::move(geometry) : nullptr;
}

std::unique_ptr<OGRGeometry> geometry_of(NamedRows const& rows, GeometryColumns const& at, std::string& sentence) {
  if (at.wkt != NamedRows::npos && !rows.cell(at.wkt).empty()) {
    auto geometry = from_wkt(rows.cell(at.wkt));
    if (!geometry) sentence = "the geometry is no WKT";
    return geometry;
  }
  if (at.lon == NamedRows::npos || at.lat == NamedRows::npos) {
    sentence = "the geometry is empty";
    return nullptr;
  }
  auto const lon = parse_number(rows.cell(at.lon)), lat = parse_number(rows.cell(at.lat));
  if (!lon.sentence.empty())
    sentence = fmt::format("{} = {}: {}", rows.header()[at.lon], in_quotes(rows.cell(at.lon)), lon.sentence);
  else if (!lat.sentence.empty())
    sentence = fmt::format("{} = {}: {}", rows.header()[at.lat], in_quotes(rows.cell(at.lat)), lat.sentence);
  return sentence.empty() ? std::make_unique<OGRPoint>(lon.value, lat.value) : nullptr;
}

}  // namespace

void ZoneReading::read_row(NamedRows& rows, std::vector<std::size_t> const& columns, GeometryColumns const& at,
                           ToDegrees const& to_degrees) {
  auto const number = ++report_.read["zones"];
  std::string sentence;
  auto const geometry = geometry_of(rows, at, sentence);
  if (geometry && !to_degrees.turn(*geometry)) sentence = "the place lies outside the reference system";
  if (!sentence.empty()) return fault(rows.place(), sentence);
  if (auto const no = builder_.add(*geometry)) return fault(rows.place(), no->why);
  begin_row(rows.place());
  numbers_.push_back(number);
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (c != at.wkt && c != at.lon && c != at.lat) set(columns[c], std::string(rows.cell(c)));
}

void ZoneReading::read_table(TextSource const& source) {
  auto file = open_file(source);
  if (!file) return faults_.append(file.error());
  auto bytes = read_all(**file, kMostBytes + 1);
  if (bytes.size() > kMostBytes)
    return fault({source.shown, 1, 0}, fmt::format("the table is larger than {} bytes", kMostBytes));
  auto const text = in_utf8(std::move(bytes), report_.notes);
  NamedRows rows(
      RowReader(memory_source(text), source.shown, separator_of(text), {kRowBytes, kMostBytes * 2, kMostLines}));
  auto const at = geometry_columns(rows);
  if (rows.has_header() && !at.any())
    return fault({source.shown, rows.header_line(), 0},
                 "the table has neither columns lon and lat nor a column geometry, so no places");
  GdalSession const session;
  auto const to_degrees = ToDegrees::of(options_.crs, nullptr);
  if (!to_degrees) return unknown_reference();
  std::vector<std::size_t> columns;
  for (auto const& name : rows.header()) columns.push_back(column(name));
  while (rows.next() && !is_full()) read_row(rows, columns, at, *to_degrees);
  faults_.append(rows.faults());
  for (auto const c : {at.wkt, at.lon, at.lat})
    if (c != NamedRows::npos) std::erase_if(columns_, [&](auto const& one) { return one.name == rows.header()[c]; });
}

}  // namespace tanvan
