#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

struct TripColumns {
  std::size_t route, service, id, headsign, short_name, direction, block, shape, wheelchair, bikes, cars;

  explicit TripColumns(FeedTable& t)
      : route(t.needed("route_id")),
        service(t.needed("service_id")),
        id(t.needed("trip_id")),
        headsign(t.find("trip_headsign")),
        short_name(t.find("trip_short_name")),
        direction(t.find("direction_id")),
        block(t.find("block_id")),
        shape(t.find("shape_id")),
        wheelchair(t.find("wheelchair_accessible")),
        bikes(t.find("bikes_allowed")),
        cars(t.find("cars_allowed")) {
    t.drop_other_columns();
  }
};

/// Lists the trip where what it belongs to is not there.
bool can_run(GtfsReading& reading, FeedTable& table, TripColumns const& at) {
  auto const id = table.text(at.id);
  if (!reading.route_of[table.cell(at.route)]) {
    reading.drop_trip("a trip of a route_id that routes.txt does not have", table.place(), id);
    return false;
  }
  if (!reading.service_of[table.cell(at.service)]) {
    reading.drop_trip("a trip of a service_id that no calendar has", table.place(), id);
    return false;
  }
  return true;
}

FeedShapeId shape_of(GtfsReading& reading, FeedTable& table, std::size_t column) {
  auto const id = table.cell(column);
  auto const shape = reading.shape_of[id];
  if (!id.empty() && !shape) table.drop("a shape_id that shapes.txt does not have", std::string(id));
  return shape;
}

void add_trip(GtfsReading& reading, FeedTable& table, TripColumns const& at) {
  auto& trips = reading.feed.trips;
  auto const id = table.cell(at.id);
  if (!table.is_new(at.id)) {
    ++reading.trips_dropped["a row that is there already"];
    return;
  }
  reading.trip_of.set(id, {});
  if (!can_run(reading, table, at)) return;
  trips.id.push_back(std::string(id));
  trips.headsign.push_back(table.text(at.headsign));
  trips.short_name.push_back(table.text(at.short_name));
  trips.block.push_back(table.text(at.block));
  trips.route.push_back(reading.route_of[table.cell(at.route)]);
  trips.service.push_back(reading.service_of[table.cell(at.service)]);
  trips.shape.push_back(shape_of(reading, table, at.shape));
  trips.direction.push_back(table.choice(at.direction, 1));
  trips.wheelchair.push_back(table.choice(at.wheelchair, 2));
  trips.bikes.push_back(table.choice(at.bikes, 2));
  trips.cars.push_back(table.choice(at.cars, 2));
  reading.trip_line.push_back(table.line());
}

}  // namespace

void read_trips(GtfsReading& reading) {
  auto table = reading.open("trips.txt", true);
  if (!table) return;
  TripColumns const at(*table);
  if (table->broken()) return;
  while (table->next()) add_trip(reading, *table, at);
  reading.report.read["trips"] = table->count();
  reading.knows_trips = table->ended();
  if (table->ended() && table->count() == 0) reading.faults.add(table->header_place(), "a line of names and no trip");
  auto const order = order_by_id(reading.feed.trips.id);
  keep_rows(reading.feed.trips, order);
  reading.trip_line.keep(order);
  reading.trip_of.number(reading.feed.trips.id);
}

}  // namespace tanvan
