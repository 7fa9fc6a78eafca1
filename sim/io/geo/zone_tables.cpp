#include <map>

#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr char const* kOurs[] = {"zone_id", "name", "lon", "lat", "area_km2", "geometry"};

bool is_ours(std::string const& name) {
  for (auto const* one : kOurs)
    if (same_in_any_case(one, name)) return true;
  return false;
}

/// Adds a row of other areas.
void append_row(Areas& to, Areas const& from, std::size_t row) {
  for (auto part = from.part_offset[row]; part < from.part_offset[row + 1]; ++part) {
    for (auto q = from.ring_offset[part]; q < from.ring_offset[part + 1]; ++q) {
      auto const ring = from.ring(q);
      to.points.insert(to.points.end(), ring.begin(), ring.end());
      to.end_ring();
    }
    to.end_part();
  }
}

}  // namespace

std::size_t set_areas(DataTable& table, ZoneShapes const& shapes) {
  std::map<std::string_view, std::size_t> row_of;
  for (std::size_t row = 0; row < shapes.size(); ++row)
    if (shapes.areas.part_offset[row] < shapes.areas.part_offset[row + 1]) row_of.emplace(shapes.id[row], row);
  Areas drawn;
  std::size_t found = 0;
  for (auto const& id : std::get<std::vector<std::string>>(table.column("zone_id")->values)) {
    auto const at = row_of.find(id);
    found += at != row_of.end() ? 1 : 0;
    if (at != row_of.end()) append_row(drawn, shapes.areas, at->second);
    drawn.end_row();
  }
  if (found == 0) return 0;
  table.geometry = GeometryKind::area;
  table.areas = std::move(drawn);
  return found;
}

DataTable zones_table(ZoneShapes const& zones) {
  DataTable table{"zones", {"Khu vực", "Zones"}, {}, {}, {0}, {}, {}};
  table.columns = {{"zone_id", "text", {"mã khu vực", "id of the zone"}, "", zones.id},
                   {"name", "text", {"tên", "name"}, "", zones.name},
                   {"lon", "degrees", {"kinh độ trọng tâm", "longitude of the centroid, WGS 84"}, "", zones.lon},
                   {"lat", "degrees", {"vĩ độ trọng tâm", "latitude of the centroid, WGS 84"}, "", zones.lat},
                   {"area_km2", "km2", {"diện tích", "area on the ellipsoid"}, "", zones.area_km2}};
  for (auto const& column : zones.more)
    if (!is_ours(column.name)) table.columns.push_back({column.name, "", {column.name, column.name}, "", column.text});
  if (!zones.areas.points.empty()) {
    table.geometry = GeometryKind::area;
    table.areas = zones.areas;
    return table;
  }
  table.geometry = GeometryKind::point;
  for (std::size_t row = 0; row < zones.size(); ++row) {
    table.points.push_back({zones.lon[row], zones.lat[row]});
    table.offset.push_back(static_cast<std::uint32_t>(table.points.size()));
  }
  return table;
}

}  // namespace tanvan
