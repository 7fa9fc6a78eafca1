#include "sim/transit/frequency_lines.hpp"

#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

std::int32_t phase_of(FrequencyLine const& line, std::uint64_t seed, std::uint32_t day) {
  Draws draws{seed, AgentKey{line.key}, day, Stream::departure};
  auto const high = std::uint64_t{draws.bits()} << 32U;
  return static_cast<std::int32_t>((high | draws.bits()) % static_cast<std::uint64_t>(line.headway_s));
}

void add_run(Timetable& t, FrequencyLine const& line, std::int32_t start) {
  for (std::size_t i = 0; i < line.stops.size(); ++i) {
    t.stop.push_back(line.stops[i]);
    t.arrival.push_back(start + line.arrival[i]);
    t.departure.push_back(start + line.departure[i]);
    t.board.push_back(1);
    t.alight.push_back(1);
    t.trip.push_back(line.trip);
  }
  t.offset.push_back(static_cast<std::uint32_t>(t.calls()));
}

}  // namespace

Timetable with_frequency_lines(Timetable timetable, std::span<FrequencyLine const> lines, std::uint64_t seed,
                               std::uint32_t day) {
  for (auto const& line : lines) {
    expects(line.headway_s > 0 && line.stops.size() >= 2, "a headway above 0 and two stops");
    expects(line.arrival.size() == line.stops.size() && line.departure.size() == line.stops.size(),
            "times of each stop");
    for (auto start = line.first_s + phase_of(line, seed, day); start < line.end_s; start += line.headway_s)
      add_run(timetable, line, start);
  }
  return timetable;
}

}  // namespace tanvan
