#include "scenarios/run/network_tables.hpp"
#include "scenarios/run/table_checks.hpp"

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
  table.places.push_back(row.place());
}

}  // namespace

ZoneTable read_zones(TextSource const& source, Faults& faults) {
  auto const table = read_csv(source, kColumns, faults);
  Columns const columns(table);
  ZoneTable zones;
  UniqueIds codes;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    codes.add(row, columns.code);
    add_zone(row, columns, zones);
  }
  zones.whole = table.whole();
  return zones;
}

}  // namespace tanvan
