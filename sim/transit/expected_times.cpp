#include "sim/transit/expected_times.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kQuarterHour_s = 900;

std::int32_t quarter_of(std::int32_t seconds) {
  return seconds >= 0 ? seconds / kQuarterHour_s : -((kQuarterHour_s - 1 - seconds) / kQuarterHour_s);
}

}  // namespace

ExpectedDelays::ExpectedDelays(TransitService const& service, double days) : service_(&service), step_(2 / (days + 1)) {
  expects(days >= 1, "a day at least");
  std::map<std::tuple<std::uint32_t, StopId, std::int32_t>, std::uint32_t> cells;
  auto const& t = service.timetable;
  for (std::uint32_t run = 0; run < t.runs(); ++run)
    for (auto c = t.offset[run]; c < t.offset[run + 1]; ++c) {
      std::tuple const key{service.line[c], t.stop[c], quarter_of(t.departure[c])};
      cell_of_.push_back(cells.emplace(key, static_cast<std::uint32_t>(cells.size())).first->second);
    }
  arrival_.resize(cells.size());
  departure_.resize(cells.size());
}

void ExpectedDelays::learn(RealisedCalls const& calls) {
  move_on(arrival_, service_->timetable.arrival, calls.arrival);
  move_on(departure_, service_->timetable.departure, calls.departure);
}

void ExpectedDelays::move_on(std::vector<Delay>& delays, std::vector<std::int32_t> const& planned,
                             std::vector<std::int32_t> const& driven) const {
  expects(driven.size() == planned.size(), "calls of this service");
  struct Day {
    double sum = 0, squares = 0, calls = 0;
  };
  std::vector<Day> today(delays.size());
  for (std::size_t c = 0; c < planned.size(); ++c) {
    if (driven[c] == kNotMade) continue;
    double const delay = static_cast<double>(driven[c]) - planned[c];
    auto& day = today[cell_of_[c]];
    day.sum += delay;
    day.squares += delay * delay;
    day.calls += 1;
  }
  for (std::size_t i = 0; i < delays.size(); ++i) {
    if (today[i].calls == 0) continue;
    auto& d = delays[i];
    double const step = d.known ? step_ : 1;
    d.mean_s += step * (today[i].sum / today[i].calls - d.mean_s);
    d.square_s2 += step * (today[i].squares / today[i].calls - d.square_s2);
    d.known = true;
  }
}

ExpectedCalls ExpectedDelays::expected() const {
  auto const& t = service_->timetable;
  ExpectedCalls out{t.arrival, t.departure, {}};
  for (std::size_t run = 0; run < t.runs(); ++run) {
    auto last = std::numeric_limits<std::int32_t>::min();
    for (auto c = t.offset[run]; c < t.offset[run + 1]; ++c) {
      auto const& arrival = arrival_[cell_of_[c]];
      auto const& departure = departure_[cell_of_[c]];
      last = out.arrival[c] = std::max(last, t.arrival[c] + static_cast<std::int32_t>(std::lround(arrival.mean_s)));
      last = out.departure[c] =
          std::max(last, t.departure[c] + static_cast<std::int32_t>(std::lround(departure.mean_s)));
      out.deviation_s.push_back(std::sqrt(std::max(0.0, arrival.square_s2 - arrival.mean_s * arrival.mean_s)));
    }
  }
  return out;
}

}  // namespace tanvan
