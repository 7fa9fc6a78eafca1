#include "scenarios/run/skim/skim_corridor.hpp"

#include <utility>

namespace tanvan {
namespace {

constexpr std::int32_t kRounding_s = 8;  // two ticks at either end

/// When somebody can be at a stop; never where the first is after the last.
struct Presence {
  std::int32_t first = 1, last = 0;  // [s]
};

std::vector<Presence> presence_of(Timetable const& timetable, ConnectionScan const& onward,
                                  ConnectionScan const& homeward, ScanOptions const& options) {
  std::vector<Presence> presence(timetable.stops);
  for (auto s = id_of<StopId>(0); s.value < timetable.stops; ++s.value) {
    auto const first = onward.by_any_means(options.rides, s), last = homeward.by_any_means(options.rides, s);
    if (first && last) presence[s.value] = {*first - kRounding_s, *last + options.slack_s + kRounding_s};
  }
  return presence;
}

class CorridorBuilder {
 public:
  CorridorBuilder(Timetable const& timetable, std::vector<Presence> presence)
      : whole_{timetable}, presence_{std::move(presence)} {
    corridor_.number.resize(timetable.stops);
  }

  void add_run(RunId run) {
    auto& t = corridor_.timetable;
    kept_.clear();
    for (auto call = whole_.offset[run.value]; call < whole_.offset[run.value + 1]; ++call) {
      auto const& there = presence_[whole_.stop[call].value];
      if (there.first <= whole_.departure[call] && whole_.arrival[call] <= there.last) kept_.push_back(call);
    }
    if (kept_.size() < 2) return;
    for (auto const call : kept_) add_call(call);
    t.offset.push_back(static_cast<std::uint32_t>(t.calls()));
    corridor_.run.push_back(run);
  }

  Corridor take() {
    auto& t = corridor_.timetable;
    t.stops = corridor_.stop.size();
    std::vector<Walk> walks;
    for (auto const from : corridor_.stop)
      for (auto i = whole_.walk_offset[from.value]; i < whole_.walk_offset[from.value + 1]; ++i)
        if (auto const to = corridor_.number[whole_.walk_to[i].value])
          walks.push_back({corridor_.number[from.value], to, whole_.walk_s[i]});
    set_walks(t, std::move(walks));
    return std::move(corridor_);
  }

 private:
  void add_call(std::uint32_t call) {
    auto& t = corridor_.timetable;
    auto const stop = whole_.stop[call];
    auto& number = corridor_.number[stop.value];
    if (!number) {
      number = id_of<StopId>(corridor_.stop.size());
      corridor_.stop.push_back(stop);
    }
    t.stop.push_back(number);
    t.arrival.push_back(whole_.arrival[call]);
    t.departure.push_back(whole_.departure[call]);
    t.board.push_back(whole_.board[call]);
    t.alight.push_back(whole_.alight[call]);
    t.trip.push_back(whole_.trip[call]);
    corridor_.call.push_back(call);
  }

  Timetable const& whole_;
  std::vector<Presence> presence_;  // [stop]
  std::vector<std::uint32_t> kept_;
  Corridor corridor_;
};

}  // namespace

Corridor corridor_between(Timetable const& timetable, ConnectionScan const& onward, ConnectionScan const& homeward,
                          ScanOptions const& options) {
  CorridorBuilder builder(timetable, presence_of(timetable, onward, homeward, options));
  for (auto run = id_of<RunId>(0); run.value < timetable.runs(); ++run.value) builder.add_run(run);
  return builder.take();
}

}  // namespace tanvan
