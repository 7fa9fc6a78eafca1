#include <fmt/format.h>

#include "scenarios/run/scenario/road_tables.hpp"
#include "scenarios/run/scenario/table_checks.hpp"

namespace tanvan {
namespace {

constexpr std::array kColumns = {ColumnSpec{"zone_id"},         ColumnSpec{"name"},
                                 ColumnSpec{"district"},        ColumnSpec{"kind"},
                                 ColumnSpec{"lon_deg"},         ColumnSpec{"lat_deg"},
                                 ColumnSpec{"area_km2"},        ColumnSpec{"population_2020"},
                                 ColumnSpec{"households_2020"}, ColumnSpec{"ward_2025", false},
                                 ColumnSpec{"source", false},   ColumnSpec{"confidence", false}};

struct Columns {
  CsvColumn code, name, district, ward, kind, lon, lat, area, population, households;

  explicit Columns(CsvTable const& t)
      : code(t.column("zone_id")),
        name(t.column("name")),
        district(t.column("district")),
        ward(t.column("ward_2025")),
        kind(t.column("kind")),
        lon(t.column("lon_deg")),
        lat(t.column("lat_deg")),
        area(t.column("area_km2")),
        population(t.column("population_2020")),
        households(t.column("households_2020")) {}
};

/// People live in households, and a household is at least one person.
void check_households(CsvRow const& row, Columns const& columns, ZoneStore const& zones) {
  double const persons = zones.census_population.span().back(), households = zones.census_households.span().back();
  if (households > persons)
    row.fault(columns.households, fmt::format("more households than the {} persons of the zone", persons));
  if (zones.kind.span().back() == ZoneKind::internal && persons > 0 && households == 0)
    row.fault(columns.households, fmt::format("{} persons live here; they need households", persons));
}

/// A table that was read whole and still has nobody to simulate.
void check_people(CsvTable const& table, ZoneStore const& zones, Faults& faults) {
  double persons = 0;
  for (auto const zone : ids<ZoneId>(zones.size()))
    if (zones.kind[zone] == ZoneKind::internal) persons += zones.census_population[zone];
  if (table.whole() && table.rows() > 0 && persons == 0)
    faults.add({table.file(), 1}, "no internal zone has persons; population_2020 is 0 in every one");
}

void add_zone(CsvRow const& row, Columns const& columns, ZoneTable& table) {
  auto& zones = table.zones;
  zones.code.push_back(row.text(columns.code));
  zones.name.push_back(row.word(columns.name));
  zones.district.push_back(row.word(columns.district));
  zones.ward_2025.push_back(row.text(columns.ward));
  zones.kind.push_back(one_of(row, columns.kind, {"internal", "external"}) == "external" ? ZoneKind::external
                                                                                         : ZoneKind::internal);
  zones.lon.push_back(row.number(columns.lon, kLongitude));
  zones.lat.push_back(row.number(columns.lat, kLatitude));
  zones.area_km2.push_back(row.number(columns.area, {1e-4, 1e6, "km²"}));
  zones.census_population.push_back(row.number(columns.population, {0, 5e7, "persons"}));
  zones.census_households.push_back(row.number(columns.households, {0, 5e7, "households"}));
  check_households(row, columns, zones);
  table.places.push_back(row.place());
}

}  // namespace

ZoneTable read_zone_table(TextSource const& source, Faults& faults) {
  auto const table = read_csv(source, kColumns, faults);
  check_confidence(table, faults);
  Columns const columns(table);
  ZoneTable zones;
  UniqueIds codes;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    codes.add(row, columns.code);
    add_zone(row, columns, zones);
  }
  check_people(table, zones.zones, faults);
  zones.whole = table.whole();
  return zones;
}

}  // namespace tanvan
