#include <array>
#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{256} << 20;
constexpr std::size_t kMostTextCells = 10'000'000;

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

/// What text tables refer to, among themselves.
struct TextReferences {
  IdMap<FeedTextId> fares;  // the ids of fare_attributes
};

/// Lists the row where what it refers to is not there, or it is there already.
bool can_stay(GtfsReading const& reading, FeedTable& table, std::string_view name, TextReferences& references) {
  auto const fare = table.find("fare_id"), route = table.find("route_id");
  if (name == "fare_attributes" && fare != NamedRows::npos) {
    if (!table.is_new(fare)) return false;
    references.fares.set(table.cell(fare), FeedTextId{0});
  }
  if (name != "fare_rules") return true;
  if (!references.fares.knows(table.cell(fare))) {
    table.drop("a fare_id that fare_attributes.txt does not have", table.text(fare));
    return false;
  }
  if (table.cell(route).empty() || reading.route_of[table.cell(route)]) return true;
  table.drop("a fare of a route_id that routes.txt does not have", table.text(route));
  return false;
}

void read_text_table(GtfsReading& reading, std::string const& name, TextReferences& references) {
  RowLimits limits;
  limits.file_bytes = kMostTextBytes;
  auto table = reading.open(name + ".txt", false, limits);
  if (!table) return;
  TextTable kept{name, table->header(), {}};
  while (table->next()) {
    if (!can_stay(reading, *table, name, references)) continue;
    if (kept.cells.size() > kMostTextCells)
      return table->fault(
          fmt::format("more than {} cells; a table that goes along as text is smaller", kMostTextCells));
    for (std::size_t i = 0; i < kept.header.size(); ++i) kept.cells.push_back(table->text(i));
  }
  reading.report.read[name] = table->count();
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
