#pragma once
/// Months of the Gregorian calendar as whole numbers.

#include <compare>
#include <cstdint>
#include <string>

namespace tanvan {

inline constexpr int kMonthsInYear = 12;
inline constexpr int kMonthsInQuarter = 3;

/// A month, counted from January of year 0.
struct Month {
  std::int32_t count = 0;

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr Month operator+(Month m, int months) { return {m.count + months}; }
  friend constexpr Month operator-(Month m, int months) { return {m.count - months}; }
  friend constexpr int operator-(Month a, Month b) { return a.count - b.count; }

  constexpr int year() const { return count / kMonthsInYear; }
  constexpr int of_year() const { return count % kMonthsInYear + 1; }  ///< 1 = January
  constexpr bool ends_quarter() const { return of_year() % kMonthsInQuarter == 0; }
  constexpr bool ends_year() const { return of_year() == kMonthsInYear; }
  constexpr int yyyymm() const { return year() * 100 + of_year(); }
};

/// @param of_year 1 to 12
constexpr Month month_of(int year, int of_year) {
  return {year * kMonthsInYear + of_year - 1};
}

/// `2027-02`
std::string to_string(Month month);

/// True in the month in which Tết (lunar new year) falls, from 2015 to 2045; January or February.
bool is_tet(Month month);

}  // namespace tanvan
