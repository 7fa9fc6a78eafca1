#pragma once
/// The small world of the demand tests with a bus line, a planned metro, a port and two counts.

#include "scenarios/run/travel/travel_day.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan::small {

inline void add_stop(World& world, std::string const& line, int order, std::uint32_t zone, double minutes) {
  StopRow stop;
  stop.id = line + "_" + std::to_string(order);
  stop.line_id = line;
  stop.order = order;
  stop.lon = world.network.zones.lon[ZoneId{zone}];
  stop.lat = world.network.zones.lat[ZoneId{zone}];
  stop.run_time_min = minutes;
  world.region.stops.push_back(stop);
}

inline void add_line(World& world, std::string const& id, std::string const& mode, std::string const& status) {
  LineRow line;
  line.id = id;
  line.name = "Tuyến " + id;
  line.mode = mode;
  line.status = status;
  line.opening_year = 2015;
  line.headway_peak_min = 10;
  line.headway_offpeak_min = 20;
  line.service_start_min = 300;
  line.service_end_min = 1200;
  line.fare_vnd = 8000;
  world.region.lines.push_back(line);
}

inline void add_count(World& world, std::string const& id, std::string const& metric, double value) {
  FreightRow row;
  row.id = id;
  row.type = "count";
  row.name = "QL13 at Khu 2";
  row.lon = (world.network.zones.lon[ZoneId{2}] + world.network.zones.lon[ZoneId{3}]) / 2;
  row.lat = 11.001;
  row.metric = metric;
  row.value = value;
  row.year = 2020;
  row.confidence = "low";
  world.region.freight.push_back(row);
}

inline World travel_world(std::size_t families = 600) {
  World w = world(families);
  add_line(w, "B1", "bus", "existing");
  for (std::uint32_t z = 1; z <= 4; ++z) add_stop(w, "B1", static_cast<int>(z), z, 9.0 * (z - 1));
  add_line(w, "M1", "metro", "planned");
  for (std::uint32_t z : {1U, 3U, 4U}) add_stop(w, "M1", static_cast<int>(z), z, 4.0 * (z - 1));
  FreightRow port;
  port.id = "F1";
  port.type = "node";
  port.name = "Cảng";
  port.zone = {5};
  port.metric = "throughput";
  port.value = 300000;
  port.unit = "TEU per year";
  port.year = 2020;
  w.region.freight.push_back(port);
  add_count(w, "T1", "traffic_4wheel", 5000);
  add_count(w, "T2", "traffic_motorbike", 20000);
  w.record.years = {2025};
  estimate_access(w);
  return w;
}

}  // namespace tanvan::small
