#include "sim/transit/driven_runs.hpp"

#include <algorithm>
#include <functional>
#include <queue>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// A vehicle comes to a stop.
struct Coming {
  TrafficTime at;
  std::uint32_t run, call;

  friend auto operator<=>(Coming const&, Coming const&) = default;
};

class Track {
 public:
  Track(TransitService const& service, std::span<std::uint32_t const> berths, ServiceDay& day,
        RunningTime const& running)
      : service_(service), day_(day), running_(running) {
    expects(berths.size() == service.timetable.stops, "berths of each stop");
    for (auto const n : berths) offset_.push_back(offset_.back() + n);
    free_at_.assign(offset_.back(), 0);
  }

  void begin(RunId run) {
    auto const call = service_.timetable.offset[run.value];
    auto const seconds = std::max(service_.timetable.arrival[call], 0);
    coming_.push({traffic_time(seconds), run.value, call});
  }

  TrafficTime drive() && {
    TrafficTime last = 0;
    for (; !coming_.empty(); last = std::max(last, gone_)) {
      auto const next = coming_.top();
      coming_.pop();
      stop(next);
    }
    return last;
  }

 private:
  void stop(Coming const& vehicle) {
    auto const& t = service_.timetable;
    auto const s = t.stop[vehicle.call].value;
    expects(offset_[s] < offset_[s + 1], "a berth at the stop");
    auto const berths = std::span(free_at_).subspan(offset_[s], offset_[s + 1] - offset_[s]);
    auto& berth = *std::ranges::min_element(berths);
    gone_ = day_.call(vehicle.call, std::max(vehicle.at, berth));
    berth = gone_;
    go_on(vehicle);
  }

  void go_on(Coming const& vehicle) {
    auto const& t = service_.timetable;
    if (vehicle.call + 1 < t.offset[vehicle.run + 1]) {
      coming_.push({later(gone_, running_time(vehicle.call)), vehicle.run, vehicle.call + 1});
    } else if (auto const run = service_.next[vehicle.run]; run != kNoRun) {
      coming_.push({gone_, run, t.offset[run]});
    }
  }

  TrafficTime running_time(std::uint32_t call) const {
    auto const& t = service_.timetable;
    return running_ ? running_(call, gone_) : traffic_time(t.arrival[call + 1] - t.departure[call]);
  }

  TransitService const& service_;
  ServiceDay& day_;
  RunningTime const& running_;
  std::vector<std::uint32_t> offset_ = {0};  // [stops + 1]
  std::vector<TrafficTime> free_at_;         // of berths by stop
  std::priority_queue<Coming, std::vector<Coming>, std::greater<>> coming_;
  TrafficTime gone_ = 0;  // when the last vehicle went on
};

}  // namespace

TrafficTime drive_runs(TransitService const& service, std::span<RunId const> first,
                       std::span<std::uint32_t const> berths, ServiceDay& day, RunningTime const& running) {
  Track track(service, berths, day, running);
  for (auto const run : first) track.begin(run);
  return std::move(track).drive();
}

}  // namespace tanvan
