// industrial_parks.csv, special_areas.csv and streets.csv
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <utility>

#include "scenarios/run/scenario/region_tables.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

constexpr std::array kParkColumns = {
    ColumnSpec{"name"},          ColumnSpec{"zone_id"},          ColumnSpec{"lon_deg"},
    ColumnSpec{"lat_deg"},       ColumnSpec{"area_ha"},          ColumnSpec{"occupancy_percent"},
    ColumnSpec{"workers"},       ColumnSpec{"main_sectors"},     ColumnSpec{"opened_year"},
    ColumnSpec{"source", false}, ColumnSpec{"confidence", false}};

constexpr std::array kAreaColumns = {ColumnSpec{"area_id"},       ColumnSpec{"name"},
                                     ColumnSpec{"kind"},          ColumnSpec{"named_in_decision", false},
                                     ColumnSpec{"zone_id"},       ColumnSpec{"lon_deg"},
                                     ColumnSpec{"lat_deg"},       ColumnSpec{"site_area_ha"},
                                     ColumnSpec{"floor_area_m2"}, ColumnSpec{"students_persons"},
                                     ColumnSpec{"capacity"},      ColumnSpec{"capacity_unit"},
                                     ColumnSpec{"status"},        ColumnSpec{"opening_year"},
                                     ColumnSpec{"source", false}, ColumnSpec{"confidence", false}};

/// What parks call their trades, and our sectors; sorted.
constexpr std::array<std::pair<std::string_view, Sector>, 35> kTrades = {{
    {"R&D", Sector::information},
    {"auto parts", Sector::vehicles_other},
    {"automation", Sector::machinery},
    {"building materials", Sector::minerals_metals},
    {"cables", Sector::electronics},
    {"ceramics", Sector::minerals_metals},
    {"cold storage", Sector::logistics},
    {"consumer goods", Sector::vehicles_other},
    {"electronics", Sector::electronics},
    {"food", Sector::food},
    {"footwear", Sector::leather_footwear},
    {"furniture", Sector::wood_furniture},
    {"garment", Sector::textile_garment},
    {"high tech", Sector::electronics},
    {"jewellery", Sector::vehicles_other},
    {"logistics", Sector::logistics},
    {"mechanical", Sector::machinery},
    {"medical devices", Sector::vehicles_other},
    {"packaging", Sector::paper_printing},
    {"pharma", Sector::chemicals_plastics},
    {"plastics", Sector::chemicals_plastics},
    {"power tools", Sector::machinery},
    {"renewable components", Sector::electronics},
    {"rubber", Sector::chemicals_plastics},
    {"steel", Sector::minerals_metals},
    {"supporting industry", Sector::machinery},
    {"technology transfer", Sector::information},
    {"textile", Sector::textile_garment},
    {"textile dyeing", Sector::textile_garment},
    {"textile fibre", Sector::textile_garment},
    {"toys", Sector::vehicles_other},
    {"tyre cord", Sector::textile_garment},
    {"tyres", Sector::chemicals_plastics},
    {"warehousing", Sector::logistics},
    {"wood", Sector::wood_furniture},
}};

/// The trade without a remark in parentheses and blanks around it.
std::string trade_of(std::string part) {
  part.erase(std::min(part.find('('), part.size()));
  while (!part.empty() && part.back() == ' ') part.pop_back();
  part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
  return part;
}

std::vector<std::string> split(std::string const& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    auto const end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<Sector> sectors_of(CsvRow const& row, CsvColumn column, TableReading const& reading) {
  std::vector<Sector> sectors;
  for (auto const& part : split(row.text(column), ';')) {
    auto const trade = trade_of(part);
    auto const* found =
        std::find_if(kTrades.begin(), kTrades.end(), [&](auto const& known) { return known.first == trade; });
    if (found == kTrades.end()) {
      if (!trade.empty() && !trade.starts_with("planned"))  // a park that is still to come names no trade
        reading.drop(Table::industrial_parks, row.place(column),
                     fmt::format("main_sectors: {} names no sector", in_quotes(trade)));
    } else if (std::find(sectors.begin(), sectors.end(), found->second) == sectors.end()) {
      sectors.push_back(found->second);
    }
  }
  return sectors;
}

/// Ten square metres of a park a worker: five times as dense as the densest park of the region.
constexpr double kMostWorkersPerHa = 1'000;

void check_workers(CsvRow const& row, CsvColumn workers, ParkRow const& park) {
  if (park.workers > park.area_ha * kMostWorkersPerHa)
    row.fault(workers, fmt::format("{:.0f} workers a hectare; at most {:.0f} fit", park.workers / park.area_ha,
                                   kMostWorkersPerHa));
}

/// How near two areas may lie [m]: buildings (up to 1 ha) stand in areas, but no two at one place; of the disc of an
/// area's land nobody else's middle lies in the inner half, since areas are no discs.
double least_distance(SpecialAreaRow const& a, SpecialAreaRow const& b) {
  constexpr double kOnePlace_m = 50, kBuilding_ha = 1, kInner = 0.5, kM2InHa = 1e4;
  if (std::min(a.site_area_ha, b.site_area_ha) <= kBuilding_ha) return kOnePlace_m;
  return std::max(kOnePlace_m,
                  kInner * std::sqrt(std::max(a.site_area_ha, b.site_area_ha) * kM2InHa / std::numbers::pi));
}

/// Two areas cannot take the same land.
void check_overlap(std::vector<SpecialAreaRow> const& areas, Faults& faults) {
  for (auto area = areas.begin(); area != areas.end(); ++area) {
    auto const same = std::find_if(areas.begin(), area, [&](SpecialAreaRow const& other) {
      return distance_between(area->lon, area->lat, other.lon, other.lat).value < least_distance(*area, other);
    });
    if (same != area)
      faults.add(area->place,
                 fmt::format("{} lies where {} of line {} does already, within {:.0f} m; areas do not overlap",
                             in_quotes(area->id), in_quotes(same->id), same->place.line, least_distance(*area, *same)));
  }
}

constexpr std::array kStreetColumns = {ColumnSpec{"zone_id"}, ColumnSpec{"block_m"}, ColumnSpec{"source"},
                                       ColumnSpec{"confidence"}};

}  // namespace

std::vector<ParkRow> read_parks(TableReading const& reading) {
  auto const t = reading.read(Table::industrial_parks, kParkColumns, TableRows::optional);
  auto const name = t.column("name"), zone = t.column("zone_id"), lon = t.column("lon_deg"), lat = t.column("lat_deg"),
             area = t.column("area_ha"), occupancy = t.column("occupancy_percent"), workers = t.column("workers"),
             sectors = t.column("main_sectors"), year = t.column("opened_year"), confidence = t.column("confidence");
  std::vector<ParkRow> parks;
  UniqueIds names;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    names.add(row, name);
    parks.push_back({.name = row.text(name),
                     .zone = reading.zones.of(row, zone),
                     .lon = row.number(lon, kLongitude),
                     .lat = row.number(lat, kLatitude),
                     .area_ha = row.number(area, {0.01, 1e5, "ha"}),
                     .occupancy_percent = row.number(occupancy, {0, 100, "percent"}),
                     .workers = row.number(workers, {0, 1e7, "persons"}),
                     .sectors = sectors_of(row, sectors, reading),
                     .opened_year = row.whole(year, 1800, 2200),
                     .cluster = row.text(name).starts_with("Cluster"),
                     .confidence = row.text(confidence),
                     .place = row.place()});
    check_workers(row, workers, parks.back());
  }
  return parks;
}

std::vector<SpecialAreaRow> read_special_areas(TableReading const& reading) {
  auto const t = reading.read(Table::special_areas, kAreaColumns, TableRows::optional);
  auto const id = t.column("area_id"), name = t.column("name"), kind = t.column("kind"), zone = t.column("zone_id"),
             lon = t.column("lon_deg"), lat = t.column("lat_deg"), site = t.column("site_area_ha"),
             floor = t.column("floor_area_m2"), students = t.column("students_persons"),
             capacity = t.column("capacity"), unit = t.column("capacity_unit"), status = t.column("status"),
             year = t.column("opening_year"), confidence = t.column("confidence");
  std::vector<SpecialAreaRow> areas;
  UniqueIds area_ids;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    area_ids.add(row, id);
    areas.push_back({.id = row.text(id),
                     .name = row.word(name),
                     .kind = row.word(kind),
                     .zone = reading.zones.of(row, zone),
                     .lon = row.number(lon, kLongitude),
                     .lat = row.number(lat, kLatitude),
                     .site_area_ha = row.number_or(site, {0, 1e5, "ha"}, 0),
                     .floor_area_m2 = row.number_or(floor, {0, 1e8, "m²"}, 0),
                     .students = row.number_or(students, {0, 1e7, "persons"}, 0),
                     .capacity = row.number_or(capacity, {0, 1e9, ""}, 0),
                     .capacity_unit = row.text(unit),
                     .status = row.word(status),
                     .opening_year = row.whole(year, 1800, 2200),
                     .confidence = row.text(confidence),
                     .place = row.place()});
  }
  if (t.whole()) check_overlap(areas, reading.faults);
  return areas;
}

std::vector<StreetRow> read_streets(TableReading const& reading) {
  auto const t = reading.read(Table::streets, kStreetColumns, TableRows::optional);
  auto const zone = t.column("zone_id"), block = t.column("block_m"), source = t.column("source"),
             confidence = t.column("confidence");
  std::vector<StreetRow> streets;
  UniqueIds zones;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    zones.add(row, zone);
    streets.push_back({reading.zones.of(row, zone), row.number(block, {50, 250, "m"}), row.text(source),
                       row.text(confidence), row.place()});
  }
  return streets;
}

}  // namespace tanvan
