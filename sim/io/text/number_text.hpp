#pragma once
/// Numbers and times of day between text and value, the same on every machine and locale.

#include <optional>
#include <string>
#include <string_view>

namespace tanvan {

/// Numbers that a cell or an attribute may hold, both ends included.
struct NumberRange {
  double low, high;
  std::string_view unit = "";
};

inline constexpr NumberRange kLongitude{-180, 180, "degrees"};
inline constexpr NumberRange kLatitude{-90, 90, "degrees"};

/// A number, or the reason why the text is none.
struct ParsedNumber {
  double value = 0;
  std::string sentence;  ///< empty where `value` holds
};

/// A finite decimal number that fills the whole text but for blanks around it.
ParsedNumber parse_number(std::string_view text);

/// The same of a number that must lie in the range.
ParsedNumber parse_number(std::string_view text, NumberRange range);

/// The same where a comma may stand for the point, as between semicolons: `5,5` is 5.5.
ParsedNumber parse_number_with_comma(std::string_view text);

/// Seconds after midnight of `H:MM`, `HH:MM` or `HH:MM:SS`, up to 48:00; none where the text is no such time.
std::optional<double> parse_clock(std::string_view text);

/// The shortest decimal text that reads back to the same bits.
std::string number_text(double value);

/// `05:30`, or `05:30:15` where seconds are not 0. @param seconds after midnight, >= 0, whole
std::string clock_text(double seconds);

}  // namespace tanvan
