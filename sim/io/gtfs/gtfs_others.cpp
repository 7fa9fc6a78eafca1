#include <array>
#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{256} << 20;

/// Tables that the reader takes into columns of their own.
constexpr std::array kRead = {"agency.txt",     "calendar.txt", "calendar_dates.txt", "frequencies.txt",
                              "levels.txt",     "pathways.txt", "routes.txt",         "shapes.txt",
                              "stop_times.txt", "stops.txt",    "transfers.txt",      "trips.txt"};

/// Tables of the specification that go along as text, in the order in which they may refer to each other.
constexpr std::array kKept = {"fare_attributes",
                              "fare_rules",
                              "feed_info",
                              "translations",
                              "attributions",
                              "timeframes",
                              "rider_categories",
                              "fare_media",
                              "fare_products",
                              "fare_leg_rules",
                              "fare_leg_join_rules",
                              "fare_transfer_rules",
                              "areas",
                              "stop_areas",
                              "networks",
                              "route_networks",
                              "location_groups",
                              "location_group_stops",
                              "booking_rules"};

/// References from text tables to others.
struct TextReferences {
  IdMap<FeedTextId> fares;
};

/// The reason why the row can't stay; empty where it can.
std::string why_lost(GtfsReading const& reading, FeedTable& table, std::string_view name, TextReferences& references) {
  if (name == "fare_attributes" && !references.fares.add(table.cell(table.find("fare_id")), FeedTextId{0}))
    return "a fare_id that is there already";
  if (name != "fare_rules") return {};
  if (!references.fares.knows(table.cell(table.find("fare_id"))))
    return "a fare_id that fare_attributes.txt does not have";
  auto const route = table.cell(table.find("route_id"));
  if (!route.empty() && !reading.route_of[route]) return "a fare of a route_id that routes.txt does not have";
  return {};
}

void read_text_table(GtfsReading& reading, std::string const& name, TextReferences& references) {
  RowLimits limits;
  limits.file_bytes = kMostTextBytes;
  auto table = reading.open(name + ".txt", false, limits);
  if (!table) return;
  TextTable kept{name, table->header(), {}};
  while (table->next()) {
    if (auto why = why_lost(reading, *table, name, references); !why.empty()) {
      table->drop(std::move(why));
      continue;
    }
    for (std::size_t i = 0; i < kept.header.size(); ++i) kept.cells.push_back(table->text(i));
  }
  if (kept.rows() > 0) reading.feed.others.push_back(std::move(kept));
}

bool is_known(std::string const& file) {
  if (std::find(kRead.begin(), kRead.end(), file) != kRead.end()) return true;
  return std::any_of(kKept.begin(), kKept.end(), [&](auto const* name) { return file == fmt::format("{}.txt", name); });
}

}  // namespace

void read_other_tables(GtfsReading& reading) {
  TextReferences references;
  for (auto const* const name : kKept) read_text_table(reading, name, references);
  std::sort(reading.feed.others.begin(), reading.feed.others.end(),
            [](auto const& a, auto const& b) { return a.name < b.name; });
  for (auto const& file : reading.files.names())
    if (!is_known(file) && file != "import.json")
      reading.report.drop("a file that the reader does not know", reading.place(file, 1), file);
}

}  // namespace tanvan
