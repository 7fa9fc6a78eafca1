#include "sim/io/gmns/gmns_reader.hpp"

#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/gmns/length_unit.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

/// Folders of DTALite state their units in its manual: miles and miles an hour in links with numbered VDF columns.
bool is_dtalite(FolderSource const& folder) {
  return has_file(folder, "settings.csv") || has_file(folder, "settings.yml");
}

/// What the user says goes before what the folder does.
void heed(GmnsSaid const& said, GmnsConfig& config) {
  if (!said.crs.empty()) config.crs = said.crs;
  if (said.length_unit.empty()) return;
  auto const metres = metres_in(said.length_unit);
  expects(metres.has_value(), "a unit of length that is known");
  config.long_length = said.length_unit;
  config.metres = *metres;
  config.lengths_stated = true;
  config.exact = false;
}

void read_config(GmnsReading& reading) {
  auto& notes = reading.out.report.notes;
  if (auto rows = open_table(reading, "config.csv", false)) {
    reading.config = read_gmns_config(std::move(*rows), reading.faults);
  } else if (is_dtalite(reading.folder)) {
    reading.config.long_length = "mile";
    reading.config.metres = *metres_in("mile");
    reading.config.kmh = *kmh_in("mph");
    notes.emplace_back("no config.csv: lengths are taken as miles and speeds as mph, DTALite's units");
  } else {
    notes.emplace_back("no config.csv: lengths are taken as metres and speeds as km/h");
  }
}

/// Where coordinates are projected, they become longitude and latitude.
void find_projection(GmnsReading& reading) {
  auto& network = reading.out.network;
  auto const crs = crs_name(reading.config.crs);
  network.crs = crs;
  reading.says_degrees = is_lon_lat(crs);
  if (crs.empty() || reading.says_degrees) return;
  reading.projection = Projection::to_lon_lat(crs);
  if (!reading.projection) {
    reading.faults.add({reading.folder.shown + "/config.csv", 2},
                       fmt::format("crs = {} is no reference system that PROJ knows", in_quotes(crs)));
    return;
  }
  network.crs = "EPSG:4326";
  reading.out.report.notes.push_back(fmt::format("coordinates are turned from {} into longitude and latitude", crs));
}

}  // namespace

std::optional<NamedRows> open_table(GmnsReading& reading, std::string const& name, bool needed) {
  if (!needed && !has_file(reading.folder, name)) return std::nullopt;
  if (auto outside = leads_outside(reading.folder, name)) {
    reading.faults.add(*outside);
    return std::nullopt;
  }
  auto file = open_file({reading.folder.path / name, fmt::format("{}/{}", reading.folder.shown, name)});
  if (!file) {
    reading.faults.append(file.error());
    return std::nullopt;
  }
  NamedRows rows(RowReader(std::move(*file), fmt::format("{}/{}", reading.folder.shown, name)));
  if (rows.has_header()) return rows;
  reading.faults.append(rows.faults());
  return std::nullopt;
}

namespace {

/// False for what lies beyond; a place that is missing can be anything.
bool can_be_degrees(Point point) {
  constexpr double kMostLongitude = 180, kMostLatitude = 90;
  return !(std::abs(point.x) > kMostLongitude || std::abs(point.y) > kMostLatitude);
}

}  // namespace

Point placed_point(GmnsReading& reading, NamedRows const& rows, Point point) {
  if (reading.says_degrees && !can_be_degrees(point))
    reading.faults.add(rows.place(), fmt::format("{:.10g}, {:.10g} is no longitude and latitude, as the crs says; name "
                                                 "the coordinates' own in config.csv, such as EPSG:32648",
                                                 point.x, point.y));
  auto const placed = reading.lon_lat(point);
  if (std::isnan(placed.x + placed.y) && !std::isnan(point.x + point.y))
    reading.faults.add(rows.place(), fmt::format("{:.10g}, {:.10g} lies outside the reference system {}", point.x,
                                                 point.y, crs_name(reading.config.crs)));
  return placed;
}

void list_extra_cells(GmnsReading& reading, NamedRows const& rows) {
  for (auto column = rows.header().size(); column < rows.cells(); ++column)
    if (!rows.cell(column).empty())
      reading.out.report.drop("a cell behind the last column", rows.place(), std::string(rows.cell(column)));
}

Uses uses_of_cell(GmnsReading& reading, NamedRows const& rows, std::string_view words) {
  Uses uses;
  while (!words.empty()) {
    auto const end = words.find_first_of(",;|");
    auto const word = trimmed_blanks(words.substr(0, end));
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    if (word.empty()) continue;
    auto const group = reading.use_group.find(lower_case(word));
    auto const known = group == reading.use_group.end() ? uses_of_word(word) : std::optional(group->second);
    if (known) {
      uses = uses | *known;
    } else {
      reading.out.report.drop("a use that is not known", rows.place(), std::string(word));
    }
  }
  return uses;
}

Result<ImportedNetwork> read_gmns(std::filesystem::path const& folder, std::string const& shown, GmnsContent content,
                                  GmnsSaid const& said) {
  GmnsReading reading;
  reading.folder = {folder, shown};
  reading.out.report.format = "gmns";
  reading.out.report.source = shown;
  if (!std::filesystem::is_directory(folder))
    return error(Errc::missing_file, {shown, 1},
                 "is no folder; give the one that holds node.csv and link.csv, as tanvan import writes it");
  read_config(reading);
  heed(said, reading.config);
  find_projection(reading);
  read_gmns_nodes(reading);
  read_gmns_geometry(reading);
  read_gmns_use_groups(reading);
  read_gmns_links(reading);
  if (!reading.faults.empty()) return reading.faults;
  take_degrees(reading);
  convert_gmns_lengths(reading);
  read_gmns_restrictions(reading);
  read_gmns_others(reading, content);
  if (!reading.faults.empty()) return reading.faults;
  auto& network = reading.out.network;
  network.name = reading.config.name;
  network.currency = reading.config.currency;
  network.short_length = reading.config.short_length;
  network.left_hand = reading.config.left_hand;
  return std::move(reading.out);
}

}  // namespace tanvan
