#pragma once
/// Quantities with a unit: a duration is not a distance. SI inside; converted once, where data enters.

#include <compare>
#include <cstdint>

namespace tanvan {

template <class Unit>
struct Quantity {
  double value = 0;

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return {a.value * factor}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Seconds = Quantity<struct SecondUnit>;
using Metres = Quantity<struct MetreUnit>;

inline constexpr double kKmhInMs = 3.6;  // km/h in 1 m/s
inline constexpr double kMetresInKm = 1000;
inline constexpr double kSecondsInMinute = 60;
inline constexpr double kMinutesInHour = 60;
inline constexpr double kSecondsInHour = 3600;
inline constexpr double kSecondsInDay = 86'400;

/// Money in whole Vietnamese đồng. Exact: sums of payments are sums of integers (GRDP is 4e14, the type holds 9e18).
struct Dong {
  std::int64_t value = 0;

  friend constexpr auto operator<=>(Dong, Dong) = default;
  friend constexpr Dong operator+(Dong a, Dong b) { return {a.value + b.value}; }
  friend constexpr Dong operator-(Dong a, Dong b) { return {a.value - b.value}; }
  friend constexpr Dong operator-(Dong a) { return {-a.value}; }
  constexpr Dong& operator+=(Dong b) {
    value += b.value;
    return *this;
  }
  constexpr Dong& operator-=(Dong b) {
    value -= b.value;
    return *this;
  }
};

/// `amount` rounded towards zero to whole đồng. @param amount [đồng], |amount| < 9e18
constexpr Dong dong(double amount) {
  return {static_cast<std::int64_t>(amount)};
}

/// The share of `amount` that a rate takes, rounded towards zero. @param rate without unit
constexpr Dong share_of(Dong amount, double rate) {
  return dong(static_cast<double>(amount.value) * rate);
}

}  // namespace tanvan
