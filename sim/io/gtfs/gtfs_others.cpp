#include <array>
#include <fmt/format.h>

#include "sim/io/files/whole_folder.hpp"
#include "sim/io/gtfs/gtfs_parts.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{256} << 20;
constexpr std::size_t kMostTextCells = 10'000'000;

/// Tables that the reader takes into columns of their own.
constexpr std::array kRead = {"agency.txt",     "calendar.txt",    "calendar_dates.txt", "fare_attributes.txt",
                              "fare_rules.txt", "frequencies.txt", "levels.txt",         "pathways.txt",
                              "routes.txt",     "shapes.txt",      "stop_times.txt",     "stops.txt",
                              "transfers.txt",  "trips.txt"};

/// Tables of the specification that go along as text, in the order in which they may refer to each other.
constexpr std::array kKept = {"feed_info",
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

void read_text_table(GtfsReading& reading, std::string const& name) {
  RowLimits limits;
  limits.file_bytes = kMostTextBytes;
  auto table = reading.open(name + ".txt", false, limits);
  if (!table) return;
  TextTable kept{name, table->header(), {}};
  while (table->next()) {
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
  for (auto const* const name : kKept) read_text_table(reading, name);
  std::sort(reading.feed.others.begin(), reading.feed.others.end(),
            [](auto const& a, auto const& b) { return a.name < b.name; });
  for (auto const& file : reading.files.names())
    if (!is_known(file) && file != kImportRecord && file != kExportRecord)
      reading.report.drop("a file that the reader does not know", reading.place(file, 1), file);
}

}  // namespace tanvan
