#include "scenarios/run/skim/skim_timetable.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/io/results/results_reader.hpp"
#include "sim/transit/realised_times.hpp"

namespace tanvan {
namespace {

std::vector<std::int32_t> driven_seconds(ResultsFile const& file, char const* name) {
  std::vector<std::int32_t> seconds;
  for (double const s : file.reals(std::string("/transit/calls/") + name))
    seconds.push_back(s < 0 ? kNotMade : static_cast<std::int32_t>(s));
  return seconds;
}

/// Whether the file's calls are those of the timetable.
bool is_of(ResultsFile const& file, Feed const& feed, Timetable const& t) {
  auto const trip = file.texts("/transit/calls/trip_id"), stop = file.texts("/transit/calls/stop_id");
  auto const planned = file.reals("/transit/calls/planned_arrival_s");
  if (trip.size() != t.calls()) return false;
  for (std::size_t call = 0; call < trip.size(); ++call)
    if (trip[call] != feed.trips.id[FeedTripId{t.trip[call]}] ||
        stop[call] != feed.stops.id[FeedStopId{t.stop[call].value}] || planned[call] != t.arrival[call])
      return false;
  return true;
}

std::size_t runs_not_driven(Timetable const& t, std::vector<std::int32_t> const& arrival) {
  std::size_t count = 0;
  for (std::size_t run = 0; run < t.runs(); ++run)
    if (std::all_of(arrival.begin() + t.offset[run], arrival.begin() + t.offset[run + 1],
                    [](std::int32_t s) { return s == kNotMade; }))
      ++count;
  return count;
}

Faults fault_of(std::string const& realised, std::string sentence) {
  Faults faults;
  faults.add({realised, 0, 0}, std::move(sentence));
  return faults;
}

}  // namespace

Result<Timetable> skim_timetable(Feed const& feed, Date date, FeedTimetableOptions const& options,
                                 std::string const& realised) {
  auto timetable = timetable_of(feed, date, options);
  if (!timetable || realised.empty()) return timetable;
  auto const file = ResultsFile::open(realised);
  if (!file) return file.error();
  if (!file->has("/transit/calls/trip_id"))
    return fault_of(realised, "holds no calls of public transport; tanvan traffic --transit … -o writes them");
  if (!is_of(*file, feed, *timetable))
    return fault_of(realised, "holds the calls of another feed, date or --phases, or of another version of the feed");
  auto const arrival = driven_seconds(*file, "arrival_s"), departure = driven_seconds(*file, "departure_s");
  if (auto const idle = runs_not_driven(*timetable, arrival); idle > 0)
    fmt::print(stderr, "warning: {} of {} runs were not driven on that day and are of no use\n", idle,
               timetable->runs());
  return with_realised_times(*timetable, arrival, departure);
}

}  // namespace tanvan
