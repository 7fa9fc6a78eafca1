#include "models/demand/departure_times.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kPartsAnHour = 12, kParts = 24 * kPartsAnHour;  // bins may begin within an hour
constexpr double kPart_s = kDay_s / kParts;

constexpr double clock(double hours) {
  return hours * kSecondsInHour;
}

constexpr ShiftStart kStarts[] = {{clock(6), 0.22}, {clock(7), 0.24},  {clock(7.5), 0.30}, {clock(8), 0.12},
                                  {clock(9), 0.02}, {clock(14), 0.05}, {clock(18), 0.02},  {clock(22), 0.03}};

std::size_t part_of(double second) {
  return std::min(static_cast<std::size_t>(std::max(0.0, second) / kPart_s), kParts - 1);
}

double middle_hour(std::size_t part) {
  return (static_cast<double>(part) + 0.5) / kPartsAnHour;
}

/// Running sums over the parts of a day; flat over parts of other bins.
std::vector<double> cumulative(std::span<TimeBin const> bins, std::size_t bin, HourProfile const& profile) {
  std::vector<double> in_bin(kParts), sum(kParts);
  double all = 0;
  for (std::size_t part = 0; part < kParts; ++part)
    if (bin_at(bins, middle_hour(part)) == bin) in_bin[part] = 1, all += profile[part / kPartsAnHour];
  double running = 0;
  for (std::size_t part = 0; part < kParts; ++part)
    sum[part] = running += in_bin[part] * (all > 0 ? profile[part / kPartsAnHour] : 1.0);
  return sum;
}

double last_second(std::vector<double> const& cumulative) {
  auto const last = std::lower_bound(cumulative.begin(), cumulative.end(), cumulative.back());
  return (static_cast<double>(last - cumulative.begin()) + 1) * kPart_s - 1;
}

/// The sum up to a moment of the day.
double sum_at(std::vector<double> const& cumulative, double second) {
  std::size_t const part = part_of(second);
  double const before = part > 0 ? cumulative[part - 1] : 0;
  double const inside = std::clamp(second / kPart_s - static_cast<double>(part), 0.0, 1.0);
  return before + inside * (cumulative[part] - before);
}

}  // namespace

std::span<ShiftStart const> shift_starts() {
  return kStarts;
}

DepartureTimes::DepartureTimes(std::span<TimeBin const> bins, HourProfile const& profile) {
  for (std::size_t b = 0; b < bins.size(); ++b) cumulative_.push_back(cumulative(bins, b, profile));
}

double DepartureTimes::draw(std::size_t bin, double u, double earliest_s) const {
  auto const& sums = cumulative_[bin];
  double const from = earliest_s > 0 ? sum_at(sums, earliest_s) : 0, rest = sums.back() - from;
  if (!(rest > 0)) return std::min(std::max(earliest_s, last_second(sums)), kDay_s - 1);
  double const target = from + u * rest;
  auto const part =
      std::min(static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end(), target) - sums.begin()), kParts - 1);
  double const before = part > 0 ? sums[part - 1] : 0;
  double const inside = sums[part] > before ? (target - before) / (sums[part] - before) : 0;
  return std::min((static_cast<double>(part) + std::clamp(inside, 0.0, 1.0)) * kPart_s, std::nextafter(kDay_s, 0.0));
}

DepartureTable::DepartureTable(std::span<TimeBin const> bins) : trucks_(bins, truck_departures()) {
  for (std::size_t purpose = 0; purpose < kPurposes; ++purpose)
    for (auto const way : {Way::out, Way::back})
      people_.emplace_back(bins, departures(static_cast<Purpose>(purpose), way));
}

double departure_to_shift(std::span<TimeBin const> bins, std::size_t bin, double travel_s, double early_s, double u) {
  std::array<double, std::size(kStarts)> leave{};
  double all = 0;
  for (std::size_t i = 0; i < leave.size(); ++i) {
    leave[i] = kStarts[i].start_s - early_s - travel_s;
    bool const fits = leave[i] >= 0 && bin_at(bins, leave[i] / kSecondsInHour) == bin;
    all += fits ? kStarts[i].share : 0;
    if (!fits) leave[i] = -1;
  }
  double target = u * all;
  for (std::size_t i = 0; i < leave.size(); ++i) {
    if (leave[i] < 0) continue;
    if (target < kStarts[i].share) return leave[i];
    target -= kStarts[i].share;
  }
  return *std::max_element(leave.begin(), leave.end());
}

}  // namespace tanvan
