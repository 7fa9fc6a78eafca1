/// Zones of a CSV table: centres, or areas in WKT.

#include <fmt/format.h>

#include "sim/io/geo/gdal_session.hpp"
#include "sim/io/geo/ogr_geometry.hpp"
#include "sim/io/geo/zone_reading.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"
#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;
constexpr std::uint32_t kMostLines = 20'000'000;
constexpr std::size_t kRowBytes = std::size_t{16} << 20;  // outlines are long

/// @param names as `plain_heading` gives them
std::size_t find_any(NamedRows const& rows, std::initializer_list<char const*> names) {
  for (auto const* name : names)
    for (std::size_t c = 0; c < rows.header().size(); ++c)
      if (plain_heading(rows.header()[c]) == name) return c;
  return NamedRows::npos;
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

/// Each cell by itself: the capitals of TCVN3 depend on the other words of a text.
std::string decode_cells(std::string_view bytes, TextEncoding encoding) {
  std::string text;
  for (std::size_t begin = 0; begin < bytes.size();) {
    auto const end = std::min(bytes.find_first_of(",;\t\r\n\"", begin), bytes.size());
    text += decode_text(bytes.substr(begin, end - begin), encoding);
    if (end < bytes.size()) text += bytes[end];
    begin = end + 1;
  }
  return text;
}

/// Bytes that are no UTF-8 are read as what they are.
std::string in_utf8(std::string bytes, std::vector<std::string>& notes) {
  bool const utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16 || first_bad_utf8(bytes) == std::string_view::npos) return bytes;
  auto const encoding = detect_encoding(lines_of(bytes));
  notes.push_back(fmt::format("the texts are in {}; they were converted to UTF-8", encoding_name(encoding)));
  return decode_cells(bytes, encoding);
}

GeometryColumns geometry_columns(NamedRows const& rows) {
  return {find_any(rows, {"geometry", "wkt", "geom", "thegeom"}),
          find_any(rows, {"lon", "londeg", "longitude", "lng", "kinhdo", "x", "xcoord"}),
          find_any(rows, {"lat", "latdeg", "latitude", "vido", "y", "ycoord"})};
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
  auto const lon = parse_number_with_comma(rows.cell(at.lon)), lat = parse_number_with_comma(rows.cell(at.lat));
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
  if (auto const no = builder_.add(*geometry)) {
    if (no->drop) return report_.drop(no->why, rows.place(), fmt::format("zone {}", number));
    return fault(rows.place(), no->why);
  }
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
      RowReader(memory_source(text), source.shown, kGuessedSeparator, {kRowBytes, kMostBytes * 2, kMostLines}));
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
