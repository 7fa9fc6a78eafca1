// Feeds: any tables end in a feed whose references hold and whose times never fall, or in faults; what is written reads
// back, drops nothing and is written the same.
#include <map>

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
  auto const once = written(read->feed);
  auto const again = read_texts(once);
  fuzz::must(again.has_value());
  fuzz::must(written(again->feed) == once);
  return 0;
}
