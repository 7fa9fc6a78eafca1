// Feeds: any tables end in a feed whose references hold and whose times never fall, that has or lists every trip, and
// from which walks and fares can be made, or in faults; what is written reads back, drops nothing and is written the
// same.
#include <map>

#include "sim/io/gtfs/feed_fares.hpp"
#include "sim/io/gtfs/feed_walks.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/gtfs_writer.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

using namespace tanvan;

Result<ImportedFeed> read_texts(std::map<std::string, std::string> texts) {
  return read_gtfs(FoundFeed{feed_in_memory(std::move(texts), "feed"), {}}, "feed");
}

void check(Feed const& feed) {
  auto const& times = feed.stop_times;
  fuzz::must(times.offset.size() == feed.trips.size() + 1 && times.offset.back() == times.size());
  for (auto const stop : times.stop) fuzz::must(stop.value < feed.stops.size());
  for (std::size_t trip = 0; trip < feed.trips.size(); ++trip)
    for (auto i = times.offset[trip]; i < times.offset[trip + 1]; ++i) {
      fuzz::must(times.arrival[i] >= 0 && times.departure[i] >= times.arrival[i]);
      fuzz::must(i == times.offset[trip] || times.arrival[i] >= times.departure[i - 1]);
    }
}

/// Rows of trips.txt are in the feed or dropped by a reason.
void check_trips(ImportedFeed const& imported) {
  auto left = imported.report.read.of("trips") - static_cast<std::int64_t>(imported.feed.trips.size());
  for (auto const& [name, counts] : imported.report.further)
    for (auto const& [reason, n] : counts.all()) left -= name == "trips_dropped" ? n : 0;
  fuzz::must(left == 0);
}

void check_fares(Feed const& feed) {
  auto const& rules = feed.fare_rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    fuzz::must(rules.fare[i].value < feed.fares.size());
    fuzz::must(!rules.route[i] || rules.route[i].value < feed.routes.size());
  }
  for (auto const price : feed.fares.price) fuzz::must(price >= 0);
  fuzz::must(FareTable(feed).empty() == (feed.fares.size() == 0));
}

void check_walks(Feed const& feed) {
  Timetable timetable;
  timetable.stops = feed.stops.size();
  set_walks(timetable, feed_walks(feed, {.within_m = 500}));
  check_timetable(timetable);
}

std::map<std::string, std::string> written(Feed const& feed) {
  std::map<std::string, std::string> texts;
  for (auto const& file : write_gtfs(feed)) texts[file.name] = file.text;
  return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::map<std::string, std::string> texts;
  for (auto const& [name, text] : fuzz::files_of(fuzz::text_of(data, size))) texts[name] = text;
  auto const read = read_texts(std::move(texts));
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  check(read->feed);
  check_trips(*read);
  check_fares(read->feed);
  check_walks(read->feed);
  auto const once = written(read->feed);
  auto const again = read_texts(once);
  fuzz::must(again.has_value());
  fuzz::must(written(again->feed) == once);
  return 0;
}
