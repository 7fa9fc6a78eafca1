#include "sim/io/gtfs/feed_times.hpp"

#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/io/exchange/great_circle.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kMinute = 60, kHour = 3600;
constexpr std::size_t kTail = 6;  // `:MM:SS`
constexpr std::size_t kMostHourDigits = 3;

constexpr bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

/// Of `:MM`, below 60; -1 where it is none.
std::int32_t sixtieths(std::string_view text) {
  if (text[0] != ':' || text[1] < '0' || text[1] > '5' || !is_digit(text[2])) return -1;
  return (text[1] - '0') * 10 + (text[2] - '0');
}

/// Where the stops lie along the stretch from `a` to `b`, in some unit; the way it was found.
struct Positions {
  std::vector<double> at;
  TimeBasis basis;
};

bool grows(std::vector<double> const& at) {
  for (std::size_t i = 1; i < at.size(); ++i)
    if (!(at[i] >= at[i - 1])) return false;
  return at.back() > at.front();
}

Positions positions(TripTimes const& trip, std::size_t a, std::size_t b) {
  auto const n = b - a + 1;
  Positions found{std::vector<double>(n), TimeBasis::by_distance};
  for (std::size_t i = 0; i < n; ++i) found.at[i] = trip.dist[a + i];
  if (grows(found.at)) return found;
  found.basis = TimeBasis::by_spacing;
  found.at[0] = 0;
  for (std::size_t i = 1; i < n; ++i)
    found.at[i] = found.at[i - 1] + great_circle_metres(trip.place[a + i - 1], trip.place[a + i]);
  if (grows(found.at)) return found;
  found.basis = TimeBasis::in_equal_parts;
  for (std::size_t i = 0; i < n; ++i) found.at[i] = static_cast<double>(i);
  return found;
}

/// Fills the times strictly between `a` and `b`.
void fill(TripTimes const& trip, std::size_t a, std::size_t b) {
  auto const [at, basis] = positions(trip, a, b);
  double const start = trip.departure[a], span = trip.arrival[b] - start;
  for (std::size_t i = a + 1; i < b; ++i) {
    auto const share = (at[i - a] - at.front()) / (at.back() - at.front());
    trip.arrival[i] = trip.departure[i] = static_cast<std::int32_t>(std::lround(start + span * share));
    trip.basis[i] = basis;
  }
}

}  // namespace

std::optional<std::int32_t> parse_feed_time(std::string_view text) {
  if (text.size() <= kTail || text.size() > kTail + kMostHourDigits) return std::nullopt;
  auto const hours = text.substr(0, text.size() - kTail);
  std::int32_t value = 0;
  for (char const sign : hours) {
    if (!is_digit(sign)) return std::nullopt;
    value = value * 10 + (sign - '0');
  }
  auto const minutes = sixtieths(text.substr(hours.size())), seconds = sixtieths(text.substr(hours.size() + kTail / 2));
  if (minutes < 0 || seconds < 0) return std::nullopt;
  return value * kHour + minutes * kMinute + seconds;
}

std::string feed_time_text(std::int32_t seconds) {
  expects(seconds >= 0, "a time of a feed is not negative");
  return fmt::format("{:02}:{:02}:{:02}", seconds / kHour, seconds / kMinute % kMinute, seconds % kMinute);
}

void interpolate_times(TripTimes const& trip) {
  std::size_t known = 0;
  for (std::size_t i = 1; i < trip.arrival.size(); ++i) {
    if (trip.arrival[i] == kNoFeedTime) continue;
    if (i > known + 1) fill(trip, known, i);
    known = i;
  }
}

}  // namespace tanvan
