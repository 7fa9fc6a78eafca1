#include <cmath>
#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"
#include "sim/io/gtfs/time_zone.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kLevels{-1000, 1000};

struct StopColumns {
  std::size_t id, code, name, spoken_name, desc, lat, lon, zone, url, place, parent, timezone, wheelchair, level,
      platform;

  explicit StopColumns(FeedTable& t)
      : id(t.needed("stop_id")),
        code(t.find("stop_code")),
        name(t.find("stop_name")),
        spoken_name(t.find("tts_stop_name")),
        desc(t.find("stop_desc")),
        lat(t.needed("stop_lat")),
        lon(t.needed("stop_lon")),
        zone(t.find("zone_id")),
        url(t.find("stop_url")),
        place(t.find("location_type")),
        parent(t.find("parent_station")),
        timezone(t.find("stop_timezone")),
        wheelchair(t.find("wheelchair_boarding")),
        level(t.find("level_id")),
        platform(t.find("platform_code")) {
    t.drop_other_columns();
  }
};

/// References of stops, by name until all are read.
struct StopReferences {
  Column<FeedStopId, std::string> parent, level;
};

bool may_lack_coordinates(FeedPlace place) {
  return place == FeedPlace::generic_node || place == FeedPlace::boarding_area;
}

void read_coordinates(GtfsReading& reading, FeedTable& table, StopColumns const& at, FeedPlace place) {
  auto const before = reading.faults.size();
  auto const lat = table.number(at.lat, kLatitude), lon = table.number(at.lon, kLongitude);
  bool const half = std::isnan(lat) != std::isnan(lon), none = std::isnan(lat) && std::isnan(lon);
  if (reading.faults.size() == before && (half || (none && !may_lack_coordinates(place))))
    table.fault(std::isnan(lat) ? at.lat : at.lon, "a stop, a station or an entrance must have coordinates");
  reading.feed.stops.lat.push_back(lat);
  reading.feed.stops.lon.push_back(lon);
}

/// Of the clocks at a stop alone: times of the feed go by agency_timezone.
std::string timezone(FeedTable& table, std::size_t column) {
  auto name = table.text(column);
  if (name.empty() || is_time_zone(name)) return name;
  table.drop("a stop_timezone that is none of the IANA database", std::move(name));
  return {};
}

void add_stop(GtfsReading& reading, FeedTable& table, StopColumns const& at, StopReferences& references) {
  auto& stops = reading.feed.stops;
  auto const id = table.cell(at.id);
  if (!table.is_new(at.id)) return;
  reading.stop_of.set(id, id_of<FeedStopId>(stops.size()));
  auto const kind = table.whole(at.place, {0, 4}).value_or(0);
  auto const place = static_cast<FeedPlace>(kind);
  stops.id.push_back(std::string(id));
  stops.code.push_back(table.text(at.code));
  stops.name.push_back(table.text(at.name));
  stops.spoken_name.push_back(table.text(at.spoken_name));
  stops.desc.push_back(table.text(at.desc));
  stops.zone.push_back(table.text(at.zone));
  stops.url.push_back(table.text(at.url));
  stops.timezone.push_back(timezone(table, at.timezone));
  stops.platform.push_back(table.text(at.platform));
  stops.wheelchair.push_back(table.choice(at.wheelchair, 2));
  stops.place.push_back(place);
  read_coordinates(reading, table, at, place);
  references.parent.push_back(table.text(at.parent));
  references.level.push_back(table.text(at.level));
  reading.stop_line.push_back(table.line());
}

/// Why the row can't be what its parent_station says; empty where it can.
std::string why_no_parent(FeedStops const& stops, FeedStopId stop, FeedStopId parent) {
  if (!parent) return "a parent_station that stops.txt does not have";
  if (stops.place[stop] == FeedPlace::station) return "a parent_station of a station";
  bool const on_platform = stops.place[stop] == FeedPlace::boarding_area;
  auto const wanted = on_platform ? FeedPlace::stop : FeedPlace::station;
  if (stops.place[parent] != wanted) return "a parent_station that is no station, or no stop of a boarding area";
  return {};
}

void resolve(GtfsReading& reading, StopReferences const& references) {
  auto& stops = reading.feed.stops;
  for (auto const stop : ids<FeedStopId>(stops.size())) {
    auto const place = reading.place("stops.txt", reading.stop_line[stop]);
    stops.parent.push_back(reading.stop_of[references.parent[stop]]);
    if (auto const& name = references.parent[stop]; !name.empty())
      if (auto why = why_no_parent(stops, stop, stops.parent[stop]); !why.empty()) {
        reading.report.drop(why, place, name);
        stops.parent[stop] = {};
      }
    stops.level.push_back(reading.level_of[references.level[stop]]);
    if (auto const& name = references.level[stop]; !name.empty() && !stops.level[stop])
      reading.report.drop("a level_id that levels.txt does not have", place, name);
  }
}

/// Sorts what is filled so far; parents and levels follow.
void sort_stops(GtfsReading& reading, StopReferences& references) {
  auto& stops = reading.feed.stops;
  auto const order = order_by_id(stops.id);
  each_column(stops, [&](auto& column) {
    if (!column.empty()) column.keep(order);
  });
  references.parent.keep(order);
  references.level.keep(order);
  reading.stop_line.keep(order);
  reading.stop_of.number(stops.id);
}

}  // namespace

void read_levels(GtfsReading& reading) {
  auto table = reading.open("levels.txt", false);
  if (!table) return;
  auto& levels = reading.feed.levels;
  auto const id = table->needed("level_id"), index = table->needed("level_index"), name = table->find("level_name");
  table->drop_other_columns();
  if (table->broken()) return;
  while (table->next()) {
    if (!table->is_new(id)) continue;
    levels.id.push_back(table->text(id));
    levels.name.push_back(table->text(name));
    levels.index.push_back(table->number(index, kLevels));
  }
  reading.report.read["levels"] = table->count();
  keep_rows(levels, order_by_id(levels.id));
  reading.level_of.number(levels.id);
}

void read_stops(GtfsReading& reading) {
  auto table = reading.open("stops.txt", true);
  if (!table) return;
  StopColumns const at(*table);
  if (table->broken()) return;
  StopReferences references;
  while (table->next()) add_stop(reading, *table, at, references);
  reading.report.read["stops"] = table->count();
  reading.knows_stops = table->ended();
  if (table->ended() && table->count() == 0) reading.faults.add(table->header_place(), "a line of names and no stop");
  if (!reading.faults.empty()) return;
  sort_stops(reading, references);
  resolve(reading, references);
}

}  // namespace tanvan
