#pragma once
/// Months of the Gregorian calendar as whole numbers.

#include <compare>
#include <cstdint>
#include <string>

namespace tanvan {

/// A month, counted from January of year 0.
struct Month {
  std::int32_t count = 0;

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr Month operator+(Month m, int months) { return {m.count + months}; }
  friend constexpr Month operator-(Month m, int months) { return {m.count - months}; }
  friend constexpr int operator-(Month a, Month b) { return a.count - b.count; }

  constexpr int year() const { return count / 12; }
  constexpr int of_year() const { return count % 12 + 1; }  ///< 1 = January
  constexpr int yyyymm() const { return year() * 100 + of_year(); }
};

/// @param of_year 1 to 12
constexpr Month month_of(int year, int of_year) {
  return {year * 12 + of_year - 1};
}

/// `2027-02`
std::string to_string(Month month);

/// True in the month in which Tết (lunar new year) falls, from 2015 to 2045; January or February.
bool is_tet(Month month);

}  // namespace tanvan
