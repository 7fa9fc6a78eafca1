#include <cmath>
#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kDistances{0, 1e9};
constexpr std::int64_t kMostSequence = 4'294'967'295;

struct ShapePoint {
  FeedShapeId shape;
  std::uint32_t sequence, line;
  Point place;
  double dist;
};

struct ShapeColumns {
  std::size_t id, lat, lon, sequence, dist;

  explicit ShapeColumns(FeedTable& t)
      : id(t.needed("shape_id")),
        lat(t.needed("shape_pt_lat")),
        lon(t.needed("shape_pt_lon")),
        sequence(t.needed("shape_pt_sequence")),
        dist(t.find("shape_dist_traveled")) {
    t.drop_other_columns();
  }
};

/// The row of the shape, a new one where the id is new.
FeedShapeId shape_named(GtfsReading& reading, std::string_view id) {
  auto& shapes = reading.feed.shapes;
  if (auto const shape = reading.shape_of[id]) return shape;
  auto const shape = id_of<FeedShapeId>(shapes.size());
  reading.shape_of.set(id, shape);
  shapes.id.push_back(std::string(id));
  return shape;
}

void add_point(GtfsReading& reading, FeedTable& table, ShapeColumns const& at, std::vector<ShapePoint>& points) {
  auto const id = table.cell(at.id);
  auto const before = reading.faults.size();
  Point const place{table.number(at.lon, kLongitude), table.number(at.lat, kLatitude)};
  auto const sequence = table.whole(at.sequence, {0, kMostSequence});
  if (reading.faults.size() > before) return;
  if (id.empty() || !sequence || std::isnan(place.x) || std::isnan(place.y))
    return table.drop("a point of a shape without shape_id, coordinates or sequence", std::string(id));
  points.push_back({shape_named(reading, id), static_cast<std::uint32_t>(*sequence), table.line(), place,
                    table.soft_number(at.dist, kDistances)});
}

/// Points by shape and sequence, shapes by id.
void sort_points(GtfsReading& reading, std::vector<ShapePoint>& points) {
  auto& shapes = reading.feed.shapes;
  auto const order = order_by_id(shapes.id);
  std::vector<FeedShapeId> sorted(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) sorted[order[i]] = id_of<FeedShapeId>(i);
  shapes.id.keep(order);
  reading.shape_of.number(shapes.id);
  for (auto& point : points) point.shape = sorted[point.shape.value];
  std::stable_sort(points.begin(), points.end(), [](auto const& a, auto const& b) {
    return std::tie(a.shape, a.sequence) < std::tie(b.shape, b.sequence);
  });
}

void keep_points(GtfsReading& reading, std::vector<ShapePoint> const& points) {
  auto& shapes = reading.feed.shapes;
  shapes.offset.assign(shapes.size() + 1, 0);
  ShapePoint const* last = nullptr;
  for (auto const& point : points) {
    bool const again = last != nullptr && last->shape == point.shape && last->sequence == point.sequence;
    if (again) {
      reading.report.drop("a shape_pt_sequence that the shape has already", reading.place("shapes.txt", point.line),
                          shapes.id[point.shape]);
      continue;
    }
    shapes.point.push_back(point.place);
    shapes.sequence.push_back(point.sequence);
    shapes.dist.push_back(point.dist);
    ++shapes.offset[point.shape.value + 1];
    last = &point;
  }
  std::partial_sum(shapes.offset.begin(), shapes.offset.end(), shapes.offset.begin());
}

}  // namespace

void read_shapes(GtfsReading& reading) {
  auto table = reading.open("shapes.txt", false);
  if (!table) return;
  ShapeColumns const at(*table);
  if (table->broken()) return;
  std::vector<ShapePoint> points;
  while (table->next()) add_point(reading, *table, at, points);
  reading.report.read["shape_points"] = table->count();
  sort_points(reading, points);
  keep_points(reading, points);
}

}  // namespace tanvan
