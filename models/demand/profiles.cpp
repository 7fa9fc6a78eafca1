#include "models/demand/profiles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

HourProfile normal(HourProfile weights) {
  double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& w : weights) w /= sum;
  return weights;
}

// Weights by hour 0 … 23. Priors, see `departures`.
constexpr HourProfile kWorkOut = {0, 0, 0, 0, 0, 5, 27, 38, 10, 2, 0, 0, 0, 3, 5, 0, 0, 2, 2, 0, 0, 4, 2, 0};
constexpr HourProfile kWorkBack = {0, 0, 0, 0, 0, 1, 5, 1, 0, 0, 0, 2, 0, 0, 6, 5, 16, 32, 18, 7, 5, 2, 4, 1};
constexpr HourProfile kSchoolOut = {0, 0, 0, 0, 0, 0, 45, 30, 0, 0, 0, 0, 15, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr HourProfile kSchoolBack = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 25, 0, 0, 0, 0, 30, 30, 0, 0, 0, 5, 0, 0};
constexpr HourProfile kErrandsOut = {0, 0, 0, 0, 1, 4, 10, 10, 10, 10, 8, 5, 2, 2, 5, 6, 7, 7, 8, 7, 3, 1, 0, 0};
constexpr HourProfile kErrandsBack = {0, 0, 0, 0, 0, 2, 6, 10, 10, 10, 10, 8, 4, 2, 3, 5, 6, 8, 8, 8, 7, 4, 1, 0};
constexpr HourProfile kBusinessOut = {0, 0, 0, 0, 0, 0, 0, 2, 15, 25, 15, 3, 0, 15, 15, 10, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr HourProfile kBusinessBack = {0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 15, 25, 5, 0, 10, 15, 20, 5, 0, 0, 0, 0, 0, 0};
constexpr HourProfile kFlatByDay = {1, 1, 1, 1, 2, 4, 6, 7, 6, 6, 5, 5, 4, 5, 5, 6, 7, 8, 6, 5, 4, 3, 2, 1};
constexpr HourProfile kTrucks = {3, 3, 3, 3, 4, 4, 4, 4, 5, 6, 6, 5, 4, 5, 6, 6, 5, 4, 4, 4, 4, 4, 3, 3};

/// [purpose][way], in the order of Purpose.
std::array<std::array<HourProfile, 2>, kPurposes> make_profiles() {
  std::array<std::array<HourProfile, 2>, kPurposes> p = {{{kWorkOut, kWorkBack},
                                                          {kSchoolOut, kSchoolBack},
                                                          {kErrandsOut, kErrandsBack},
                                                          {kBusinessOut, kBusinessBack},
                                                          {kErrandsOut, kErrandsBack},
                                                          {kFlatByDay, kFlatByDay}}};
  for (auto& ways : p)
    for (auto& way : ways) way = normal(way);
  return p;
}

double bin_end(TimeBin const& bin) {
  return bin.start_s + bin.length_s;
}

}  // namespace

HourProfile const& departures(Purpose purpose, Way way) {
  static auto const profiles = make_profiles();
  return profiles[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(way)];
}

HourProfile const& truck_departures() {
  static HourProfile const profile = normal(kTrucks);
  return profile;
}

double hour_at(HourProfile const& profile, double u, int earliest) {
  double const rest = std::accumulate(profile.begin() + earliest, profile.end(), 0.0);
  if (rest <= 0) return earliest;
  double target = u * rest;
  for (int h = earliest; h < 24; ++h) {
    double const share = profile[static_cast<std::size_t>(h)];
    if (target < share) return h + target / share;
    target -= share;
  }
  return std::nextafter(24.0, 0.0);
}

std::uint8_t bin_at(std::span<TimeBin const> bins, double hour) {
  double const s = hour * 3600;
  for (std::size_t b = 0; b < bins.size(); ++b)
    for (double t : {s, s + 86400})
      if (t >= bins[b].start_s && t < bin_end(bins[b])) return static_cast<std::uint8_t>(b);
  expects(false, "bins that cover the day");
  return 0;
}

std::vector<double> bin_shares(std::span<TimeBin const> bins, HourProfile const& profile) {
  std::vector<double> shares(bins.size());
  constexpr int kParts = 12;  // five minutes each: bins may begin within an hour
  for (int part = 0; part < 24 * kParts; ++part)
    shares[bin_at(bins, (part + 0.5) / kParts)] += profile[static_cast<std::size_t>(part / kParts)] / kParts;
  return shares;
}

}  // namespace tanvan
