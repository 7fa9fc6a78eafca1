// Every feed of ../shared/data/gtfs: no trip is lost without a reason, and sim/io/gtfs/feeds.md says what became of
// each. With TANVAN_WRITE_PAGES=1 the page is written anew. Skipped where the feeds are absent.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

#include "sim/io/gtfs/feed_service.hpp"
#include "sim/io/gtfs/feed_timetable.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr char const* kPage = TANVAN_SOURCE_DIR "/sim/io/gtfs/feeds.md";
constexpr char const* kHead =
    "# Feeds that were read\n\n"
    "Every feed of `../shared/data/gtfs`, as `tanvan import gtfs` reads it. Counts are rows before drops. What becomes "
    "of trips: all that were\n"
    "read are in the feed or dropped by a reason; of those in the feed, all whose service runs on a date are in the "
    "timetable of that date.\n"
    "The date is the one with most trips; runs are vehicles on it, headways set out and blocks joined, with those of "
    "the night before.\n"
    "A feed that is refused names every fault with file and line; here stands the first.\n"
    "`TANVAN_WRITE_PAGES=1 build/dev/tests/sim/io/gtfs_feeds_test` writes this page.\n\n"
    "| feed | stops | routes | stop times (past 24 h) | trips in | dropped, why | on no day | most on | in its "
    "timetable | runs | "
    "else dropped and listed, or why refused |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|\n";

bool is_table_folder(fs::path const& folder) {
  return std::ranges::any_of(
      std::initializer_list<char const*>{"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"},
      [&](auto const* name) { return fs::exists(folder / name); });
}

/// Paths below the folder, sorted; a source in which there is none stands for itself.
std::vector<std::string> feeds_below(fs::path const& root) {
  std::vector<std::string> feeds;
  for (auto const& source : fs::directory_iterator(root)) {
    if (!source.is_directory()) continue;
    auto const before = feeds.size();
    auto const add = [&](fs::path const& path) { feeds.push_back(fs::relative(path, root).string()); };
    if (is_table_folder(source)) add(source);
    for (auto const& entry : fs::recursive_directory_iterator(source))
      if (entry.is_directory() ? is_table_folder(entry) : entry.path().extension() == ".zip") add(entry);
    if (feeds.size() == before) add(source);
  }
  std::ranges::sort(feeds);
  return feeds;
}

/// `12,345`
std::string grouped(std::int64_t n) {
  auto const digits = std::to_string(n);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

/// `2 × a reason; 1 × another`, without those of trips.
std::string reasons(Counts const& counts, Counts const& without = {}) {
  std::string text;
  for (auto const& [reason, n] : counts.all())
    if (auto const left = n - without.of(reason); left > 0)
      text += fmt::format("{}{} × {}", text.empty() ? "" : "; ", grouped(left), reason);
  return text.empty() ? "–" : text;
}

Counts const& trips_dropped(ImportReport const& report) {
  return std::ranges::find(report.further, "trips_dropped", [](auto const& f) { return f.first; })->second;
}

/// Trips of which the timetable has a call.
std::set<std::uint32_t> trips_in(Timetable const& timetable) {
  return {timetable.trip.begin(), timetable.trip.end()};
}

std::string row_of(std::string const& name, ImportedFeed const& imported) {
  auto const& [feed, report] = imported;
  auto const& read = report.read;
  auto const past = read.of("stop_times_past_24h");
  auto const date = busiest_date(feed);
  auto const timetable = date ? timetable_of(feed, *date) : Result<Timetable>{Timetable{}};
  auto const on_day = date ? trips_on(feed, *date) : std::vector<FeedTripId>{};
  return fmt::format("| `{}` | {} | {} | {}{} | {} | {} | {} | {} | {} | {} | {} |\n", name, grouped(read.of("stops")),
                     grouped(read.of("routes")), grouped(read.of("stop_times")),
                     past > 0 ? fmt::format(" ({})", grouped(past)) : "", grouped(read.of("trips")),
                     reasons(trips_dropped(report)), trips_without_a_day(feed).size(), date ? date_text(*date) : "–",
                     grouped(static_cast<std::int64_t>(on_day.size())),
                     timetable ? grouped(static_cast<std::int64_t>(timetable->runs())) : "refused",
                     reasons(report.dropped_by_reason, trips_dropped(report)));
}

std::string refused_row(std::string const& name, Faults const& faults) {
  auto const sorted = faults.sorted();
  auto first = to_string(sorted.front());
  if (first.starts_with(name)) first = first.substr(name.size() + 1);
  auto const more = sorted.size() > 1 ? fmt::format(" (and {} more)", sorted.size() - 1) : "";
  return fmt::format("| `{}` | | | | | | | | | | refused: {}{} |\n", name, first, more);
}

class GtfsFeeds : public testing::Test {
 protected:
  fs::path const root = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/gtfs";
  std::vector<std::string> names;
  void SetUp() override {
    if (!fs::exists(root)) GTEST_SKIP() << "no feeds in ../shared/data/gtfs";
    names = feeds_below(root);
  }
};

TEST_F(GtfsFeeds, TripsInAreTripsThatRunAndTripsDroppedByReason) {
  for (auto const& name : names) {
    auto const imported = read_gtfs(root / name, name);
    if (!imported) continue;
    auto const& [feed, report] = *imported;
    std::int64_t dropped = 0;
    for (auto const& [reason, n] : trips_dropped(report).all()) {
      EXPECT_GE(report.dropped_by_reason.of(reason), n) << name << ": " << reason << " is listed too";
      dropped += n;
    }
    EXPECT_EQ(report.read.of("trips"), static_cast<std::int64_t>(feed.trips.size()) + dropped) << name;
    auto const idle = trips_without_a_day(feed);
    std::vector<std::uint8_t> runs(feed.trips.size());
    for (auto const trip : idle) runs[trip.value] = 1;
    std::set<std::string> days;  // one date of each set of services that run together
    for (auto date = active_range(feed.services).value_or(DateRange{}).first;
         date <= active_range(feed.services).value_or(DateRange{}).last; date += std::chrono::days{1}) {
      std::string services;
      for (auto const service : ids<FeedServiceId>(feed.services.size()))
        services += runs_on(feed.services, service, date) ? '1' : '0';
      if (!days.insert(services).second) continue;
      auto const timetable = timetable_of(feed, date);
      ASSERT_TRUE(timetable) << name;
      auto const in = trips_in(*timetable);
      for (auto const trip : trips_on(feed, date)) {
        EXPECT_TRUE(in.contains(trip.value)) << name << ": " << feed.trips.id[trip] << " on " << date_text(date);
        runs[trip.value] = 1;
      }
    }
    EXPECT_EQ(std::ranges::count(runs, 1), static_cast<std::ptrdiff_t>(feed.trips.size()))
        << name << ": each trip is in some timetable, or its service has no day";
  }
}

TEST_F(GtfsFeeds, ThePageSaysWhatBecameOfEach) {
  auto text = std::string(kHead);
  std::size_t read = 0;
  for (auto const& name : names) {
    auto const imported = read_gtfs(root / name, name);
    text += imported ? row_of(name, *imported) : refused_row(name, imported.error());
    read += imported ? 1 : 0;
  }
  text += fmt::format("\n{} are read, {} refused.\n", read, names.size() - read);
  if (std::getenv("TANVAN_WRITE_PAGES") != nullptr) std::ofstream(kPage, std::ios::binary) << text;
  std::ifstream in(kPage, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), text);
}

}  // namespace
}  // namespace tanvan
