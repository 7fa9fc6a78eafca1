#include "sim/routing/timed_roads.hpp"

#include <algorithm>
#include <functional>

#include "sim/core/check.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

struct Closed {
  std::int32_t begin, end;
};

/// When bins close, ascending, without those past midnight; what touches is one.
std::vector<Closed> closed_times(BinMask ban, std::span<double const> start_s) {
  std::vector<Closed> closed;
  auto const start = [&](std::size_t b) { return static_cast<std::int32_t>(ticks_of({start_s[b]})); };
  auto const add = [&](std::int32_t begin, std::int32_t end) {
    if (begin == end) return;
    if (!closed.empty() && closed.back().end == begin)
      closed.back().end = end;
    else
      closed.push_back({begin, end});
  };
  auto const bins = start_s.size();
  if (ban[bins - 1]) add(0, start(0));  // the last bin runs past midnight
  for (std::size_t b = 0; b < bins; ++b)
    if (ban[b]) add(start(b), b + 1 < bins ? start(b + 1) : kDay);
  return closed;
}

/// End of the closure of a link at a time of day; that time where it is open.
Ticks end_of_closure(LinkClosures const& closures, LinkId link, Ticks clock) {
  auto const first = closures.end.begin() + closures.offset[link.value];
  auto const last = closures.end.begin() + closures.offset[link.value + 1];
  auto const next = std::upper_bound(first, last, clock);  // the first that ends later
  if (next == last || closures.begin[static_cast<std::size_t>(next - closures.end.begin())] > clock) return clock;
  return *next;
}

Ticks clock_of(Ticks at) {
  Ticks const rest = at % kDay;
  return rest < 0 ? rest + kDay : rest;
}

}  // namespace

LinkClosures closures_of_bans(std::span<BinMask const> ban, std::span<double const> bin_start_s) {
  expects(!bin_start_s.empty() && bin_start_s.size() <= kMostBins, "bins of the day");
  expects(std::ranges::adjacent_find(bin_start_s, std::greater_equal{}) == bin_start_s.end() &&
              bin_start_s.front() >= 0 && ticks_of({bin_start_s.back()}) < kDay,
          "bins begin one after the other, within a day");
  LinkClosures closures{.offset = {0}, .begin = {}, .end = {}, .repeats = Repeats::daily};
  for (auto const& mask : ban) {
    for (auto const& [begin, end] : closed_times(mask, bin_start_s)) {
      closures.begin.push_back(begin);
      closures.end.push_back(end);
    }
    closures.offset.push_back(static_cast<std::uint32_t>(closures.begin.size()));
  }
  return closures;
}

Ticks next_opening(LinkClosures const& closures, LinkId link, Ticks at) {
  if (closures.offset.empty()) return at;
  if (closures.repeats == Repeats::never) {
    Ticks const end = end_of_closure(closures, link, at);
    return end < LinkClosures::kForGood ? end : kNever;
  }
  Ticks const clock = clock_of(at), end = end_of_closure(closures, link, clock);
  if (end < kDay) return at + (end - clock);
  Ticks const tomorrow = end_of_closure(closures, link, 0);  // closed over midnight
  return tomorrow < kDay ? at + (kDay - clock) + tomorrow : kNever;
}

void times_at_cap(std::span<double const> length_m, double cap_kmh, std::span<std::int32_t> ticks) {
  expects(ticks.size() == length_m.size() && cap_kmh > 0, "one time a link, at some speed");
  constexpr double kKmhPerMps = 3.6;
  for (std::size_t a = 0; a < ticks.size(); ++a)
    ticks[a] = static_cast<std::int32_t>(ticks_of({std::min(length_m[a] * kKmhPerMps / cap_kmh, kLongestTravel_s)}));
}

bool columns_fit(TimedRoads const& roads, std::size_t size) {
  if (roads.profiles == nullptr || roads.size() != size) return false;
  auto const links = roads.profiles->links();
  bool const closures =
      roads.closures == nullptr || roads.closures->offset.empty() || roads.closures->offset.size() == links + 1;
  return closures && (roads.at_least.empty() || roads.at_least.size() == links) &&
         (roads.delay.empty() || roads.delay.size() == size);
}

Ticks leave_time(TimedRoads const& roads, LinkId step, Ticks at, std::uint32_t& hint) {
  LinkId const link = roads.link_of(step);
  if (!roads.delay.empty()) at += roads.delay[step.value];
  Ticks enter = at;
  if (roads.closures != nullptr) {
    enter = next_opening(*roads.closures, link, at);
    if (enter == kNever || (enter > at && roads.at_closure == AtClosure::turn_away)) return kNever;
  }
  Ticks const travel = travel_time(*roads.profiles, link, enter, hint);
  return enter + (roads.at_least.empty() ? travel : std::max(travel, Ticks{roads.at_least[link.value]}));
}

void least_times(TimedRoads const& roads, std::span<double> least) {
  expects(columns_fit(roads, least.size()), "columns of all links");
  std::vector<double> of_link(roads.profiles->links());
  least_travel_times(*roads.profiles, of_link);
  for (std::size_t a = 0; a < roads.at_least.size(); ++a) of_link[a] = std::max<double>(of_link[a], roads.at_least[a]);
  for (std::size_t a = 0; a < of_link.size(); ++a)
    if (roads.closures != nullptr && next_opening(*roads.closures, id_of<LinkId>(a), 0) == kNever)
      of_link[a] = kUnreachable;
  for (std::size_t i = 0; i < least.size(); ++i)
    least[i] = of_link[roads.link_of(id_of<LinkId>(i)).value] + (roads.delay.empty() ? 0 : roads.delay[i]);
}

Ticks retime(TimedRoads const& roads, std::span<LinkId const> path, Ticks departure, std::span<Ticks> enter) {
  expects(enter.empty() || enter.size() == path.size(), "one time a link of the path");
  std::uint32_t hint = 0;
  Ticks at = departure;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!enter.empty()) enter[i] = at;
    if (at < kNever) at = leave_time(roads, path[i], at, hint);
  }
  return at;
}

}  // namespace tanvan
