#include "sim/transit/service.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "sim/core/column.hpp"

namespace tanvan {
namespace {

/// How many runs each run follows directly [runs].
std::vector<std::uint32_t> followers(TransitService const& service) {
  std::vector<std::uint32_t> count(service.timetable.runs());
  for (auto const next : service.next)
    if (next != kNoRun) ++count[next];
  return count;
}

}  // namespace

void check_service(TransitService const& service) {
  auto const& t = service.timetable;
  check_timetable(t);
  expects(service.line.size() == t.calls() && service.kind.size() == t.runs() && service.next.size() == t.runs(),
          "a line, a kind and what comes next of each run");
  expects(service.timepoint.size() == t.calls(), "a mark for each call");
  for (auto const kind : service.kind) expects(kind < service.kinds.size(), "a kind of vehicle");
  for (auto const next : service.next) expects(next == kNoRun || next < t.runs(), "a run of the timetable");
  auto const count = followers(service);
  expects(std::ranges::all_of(count, [](std::uint32_t n) { return n <= 1; }), "one vehicle a run");
  std::size_t served = 0;
  for (auto const first : first_runs(service))
    for (auto run = first.value; run != kNoRun; run = service.next[run]) ++served;
  expects(served == t.runs(), "vehicles that begin somewhere");
}

std::vector<std::uint32_t> calls_of_vehicle(TransitService const& service, RunId first) {
  std::vector<std::uint32_t> calls;
  auto const& offset = service.timetable.offset;
  for (auto run = first.value; run != kNoRun; run = service.next[run])
    for (auto call = offset[run]; call < offset[run + 1]; ++call) calls.push_back(call);
  return calls;
}

std::vector<RunId> first_runs(TransitService const& service) {
  std::vector<RunId> first;
  auto const count = followers(service);
  for (auto const run : ids<RunId>(service.timetable.runs()))
    if (count[run.value] == 0) first.push_back(run);
  return first;
}

void RiderTable::add(StopId from_stop, StopId to_stop, TrafficTime comes, std::span<std::uint32_t const> lines) {
  from.push_back(from_stop);
  to.push_back(to_stop);
  at.push_back(comes);
  line.insert(line.end(), lines.begin(), lines.end());
  line_offset.push_back(static_cast<std::uint32_t>(line.size()));
}

}  // namespace tanvan
