#include "sim/network/segments.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>

namespace tanvan {
namespace {

struct EndUse {
  SegmentEnd const* end;
  InputPlace const* place;
  bool declared;
};

bool is_known(SegmentEnd const& end) {
  return std::isfinite(end.lon) && std::isfinite(end.lat) && !end.name.empty();
}

std::string shown(SegmentEnd const& end) {
  return fmt::format("\"{}\" ({}, {})", end.name, end.lon, end.lat);
}

/// Both ends of every segment, in the order of the rows.
std::vector<EndUse> uses_of(std::span<RoadSegment const> segments) {
  std::vector<EndUse> uses;
  for (auto const& segment : segments) {
    if (is_known(segment.from)) uses.push_back({&segment.from, &segment.from_place, segment.ends_at_from});
    if (is_known(segment.to)) uses.push_back({&segment.to, &segment.to_place, segment.ends_at_to});
  }
  return uses;
}

void check_joins(std::span<RoadSegment const> segments, Faults& faults) {
  std::map<std::string, RoadSegment const*> last;
  for (auto const& segment : segments) {
    auto const [found, first] = last.try_emplace(segment.road, nullptr);
    RoadSegment const* const before = found->second;
    found->second = &segment;
    int const expected = before == nullptr ? 1 : before->order + 1;
    if (segment.order != expected)
      faults.add(segment.place,
                 fmt::format("segment_order = {}: the segments of \"{}\" must count 1, 2, 3, …; {} comes next",
                             segment.order, segment.road, expected));
    if (before == nullptr || segment.order != expected || before->to == segment.from) continue;
    if (!is_known(before->to) || !is_known(segment.from)) continue;
    faults.add(segment.from_place,
               fmt::format("segment {} of \"{}\" begins at {}, but segment {} ends at {}; they must join",
                           segment.order, segment.road, shown(segment.from), before->order, shown(before->to)));
  }
}

/// One name, one place: every other spelling of a junction than its most used one is at fault.
template <class Key>
void check_same(std::span<EndUse const> uses, Key key, char const* what, Faults& faults) {
  std::map<decltype(key(SegmentEnd{})), std::map<SegmentEnd, int>> spellings;
  for (auto const& use : uses) ++spellings[key(*use.end)][*use.end];
  for (auto const& use : uses) {
    auto const& ends = spellings[key(*use.end)];
    SegmentEnd const* usual = &ends.begin()->first;
    for (auto const& [end, count] : ends)
      if (count > ends.at(*usual)) usual = &end;
    if (*use.end != *usual)
      faults.add(*use.place, fmt::format("junction {} {} as {} elsewhere", shown(*use.end), what, shown(*usual)));
  }
}

void check_ends(std::span<EndUse const> uses, Faults& faults) {
  std::map<SegmentEnd, int> count;
  for (auto const& use : uses) ++count[*use.end];
  for (auto const& use : uses)
    if (count[*use.end] == 1 && !use.declared)
      faults.add(*use.place,
                 fmt::format("no other segment meets at {}; mend the end or declare it in open_end", shown(*use.end)));
}

void check_lengths(std::span<RoadSegment const> segments, Faults& faults) {
  for (auto const& segment : segments) {
    if (!is_known(segment.from) || !is_known(segment.to) || std::isnan(segment.length_km)) continue;
    double const line_km =
        distance_between(segment.from.lon, segment.from.lat, segment.to.lon, segment.to.lat).value / 1000;
    if (segment.length_km >= 0.98 * line_km && segment.length_km <= 3 * line_km) continue;
    faults.add(segment.length_place,
               fmt::format("length_km = {}: the ends lie {:.2f} km apart; it must be from that to 3 times that",
                           segment.length_km, line_km));
  }
}

}  // namespace

Metres distance_between(double lon_a, double lat_a, double lon_b, double lat_b) {
  constexpr double kRadian = std::numbers::pi / 180;
  double const x = std::sin((lat_b - lat_a) * kRadian / 2), y = std::sin((lon_b - lon_a) * kRadian / 2);
  double const half_chord = x * x + std::cos(lat_a * kRadian) * std::cos(lat_b * kRadian) * y * y;
  return {2 * 6'371'008.8 * std::asin(std::sqrt(std::min(1.0, half_chord)))};
}

Faults check_segments(std::span<RoadSegment const> segments) {
  Faults faults;
  auto const uses = uses_of(segments);
  check_joins(segments, faults);
  check_same(
      uses, [](SegmentEnd const& end) { return end.name; }, "is written", faults);
  check_same(
      uses,
      [](SegmentEnd const& end) {
        return std::pair{end.lon, end.lat};
      },
      "lies where it is written", faults);
  check_ends(uses, faults);
  check_lengths(segments, faults);
  return faults;
}

std::uint32_t hours_between(double from_h, double to_h) {
  constexpr double kDay_h = 24;
  if (to_h <= from_h) to_h += kDay_h;
  std::uint32_t bits = 0;
  for (int h = 0; h < static_cast<int>(kDay_h); ++h) {
    double inside = 0;
    for (double const day : {-kDay_h, 0.0, kDay_h})
      inside += std::max(0.0, std::min(h + 1.0, to_h + day) - std::max<double>(h, from_h + day));
    if (inside >= 0.5) bits |= std::uint32_t{1} << h;
  }
  return bits;
}

double practical_capacity(double lanes, double speed_limit_kmh) {
  if (speed_limit_kmh >= 90) return lanes * 1'800;
  return lanes * (speed_limit_kmh >= 60 && lanes >= 2 ? 1'500 : 1'000);
}

}  // namespace tanvan
