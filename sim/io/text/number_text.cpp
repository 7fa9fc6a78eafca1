#include "sim/io/text/number_text.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace tanvan {
namespace {

std::string_view without_blanks(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Digits alone, at most `high`; -1 for anything else.
int digits_of(std::string_view text, int high) {
  int value = 0;
  auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const read = failed == std::errc{} && end == text.data() + text.size() && text.front() != '-';
  return read && value <= high ? value : -1;
}

}  // namespace

ParsedNumber parse_number(std::string_view text) {
  auto const digits = without_blanks(text);
  if (digits.empty()) return {0, "a number is missing"};
  bool const plus = digits.front() == '+' && digits.substr(1, 1) != "-";
  auto const signless = plus ? digits.substr(1) : digits;
  double value = 0;
  auto const [end, failed] = std::from_chars(signless.data(), signless.data() + signless.size(), value);
  if (failed == std::errc::result_out_of_range) return {0, "beyond what a number can hold"};
  if (failed != std::errc{} || end != signless.data() + signless.size()) {
    bool const comma = digits.find(',') != std::string_view::npos;
    return {0, comma ? "must be a number; write decimals with a point" : "must be a number"};
  }
  if (!std::isfinite(value)) return {0, "must be a finite number"};
  return {value, {}};
}

ParsedNumber parse_number(std::string_view text, NumberRange range) {
  auto parsed = parse_number(text);
  if (parsed.sentence.empty() && (parsed.value < range.low || parsed.value > range.high))
    parsed.sentence =
        fmt::format("must be from {} to {}{}{}", range.low, range.high, range.unit.empty() ? "" : " ", range.unit);
  return parsed;
}

ParsedNumber parse_number_with_comma(std::string_view text) {
  auto const comma = text.find(',');
  if (comma == std::string_view::npos || text.find('.') != std::string_view::npos) return parse_number(text);
  std::string pointed(text);
  pointed[comma] = '.';
  return parse_number(pointed);
}

std::optional<double> parse_clock(std::string_view text) {
  auto const first = text.find(':');
  if (first == std::string_view::npos || first == 0 || first > 2) return std::nullopt;
  std::string clock(text);
  if (clock.size() == first + 3) clock += ":00";
  if (clock.size() != first + 6 || clock[first + 3] != ':') return std::nullopt;
  std::string_view const parts = clock;
  int const hours = digits_of(parts.substr(0, first), 48);
  int const minutes = digits_of(parts.substr(first + 1, 2), 59), seconds = digits_of(parts.substr(first + 4), 59);
  double const time = hours * 3600.0 + minutes * 60.0 + seconds;
  if (hours < 0 || minutes < 0 || seconds < 0 || time > 48 * 3600.0) return std::nullopt;
  return time;
}

std::string number_text(double value) {
  return fmt::format("{}", value);
}

std::string clock_text(double seconds) {
  auto const whole_seconds = static_cast<long>(seconds);
  auto const text = fmt::format("{:02}:{:02}", whole_seconds / 3600, whole_seconds / 60 % 60);
  return whole_seconds % 60 == 0 ? text : text + fmt::format(":{:02}", whole_seconds % 60);
}

}  // namespace tanvan
