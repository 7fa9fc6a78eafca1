#include "sim/io/osm/osm_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kLongest = 64;  // bytes of a value that may be a number

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number at the front of the text, which it leaves without it.
std::optional<double> take_number(std::string_view& text) {
  auto const end =
      std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; });
  std::string digits(text.begin(), end);
  std::replace(digits.begin(), digits.end(), ',', '.');
  double value = 0;
  auto const [rest, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
  text.remove_prefix(digits.size());
  return value;
}

std::optional<double> whole_number(std::string_view text) {
  auto const number = take_number(text);
  return text.empty() ? number : std::nullopt;
}

std::optional<double> clock_duration(std::string_view text) {
  constexpr double kMinute = 60, kHour = 3600;
  std::array<double, 3> part{};
  std::size_t parts = 0;
  while (parts < part.size()) {
    auto const colon = text.find(':');
    auto const number = whole_number(text.substr(0, colon));
    if (!number) return std::nullopt;
    part[parts++] = *number;
    if (colon == std::string_view::npos) break;
    text.remove_prefix(colon + 1);
    if (parts == part.size()) return std::nullopt;
  }
  if (parts == 1) return part[0] * kMinute;
  return part[0] * kHour + part[1] * kMinute + part[2];
}

/// `PT1H30M`, `P1DT2H`.
std::optional<double> iso_duration(std::string_view text) {
  constexpr std::array<std::pair<char, double>, 4> kParts = {{{'D', 86400}, {'H', 3600}, {'M', 60}, {'S', 1}}};
  double sum = 0;
  text.remove_prefix(1);
  while (!text.empty()) {
    if (text.front() == 'T') {
      text.remove_prefix(1);
      continue;
    }
    auto const number = take_number(text);
    auto const* const unit = std::find_if(
        kParts.begin(), kParts.end(), [&](auto const& part) { return !text.empty() && part.first == text.front(); });
    if (!number || unit == kParts.end()) return std::nullopt;
    sum += *number * unit->second;
    text.remove_prefix(1);
  }
  return sum;
}

/// `12'6"`
std::optional<double> feet_and_inches(std::string_view text) {
  constexpr double kFoot = 0.3048, kInch = 0.0254;
  auto const feet = take_number(text);
  if (!feet || !text.starts_with('\'')) return std::nullopt;
  text.remove_prefix(1);
  text = trimmed_blanks(text);
  if (text.empty()) return *feet * kFoot;
  auto const inches = take_number(text);
  if (!inches || text != "\"") return std::nullopt;
  return *feet * kFoot + *inches * kInch;
}

template <class Value, std::size_t N>
Value value_of(std::string_view text, std::array<std::pair<std::string_view, Value>, N> const& words, Value unsaid) {
  while (!text.empty()) {
    auto const word = first_of_list(text);
    for (auto const& [known, value] : words)
      if (known == word) return value;
    auto const end = text.find(';');
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return unsaid;
}

}  // namespace

std::string_view first_of_list(std::string_view text) {
  return trimmed_blanks(text.substr(0, text.find(';')));
}

bool is_list(std::string_view text) {
  return text.find(';') != std::string_view::npos;
}

std::optional<Measured> measured(std::string_view text) {
  text = trimmed_blanks(text);
  if (text.size() > kLongest) return std::nullopt;
  auto const number = take_number(text);
  if (!number) return std::nullopt;
  return Measured{*number, trimmed_blanks(text)};
}

std::optional<double> in_unit(std::string_view text, std::span<UnitFactor const> units) {
  auto const number = measured(text);
  if (!number) return std::nullopt;
  auto const found = std::find_if(units.begin(), units.end(),
                                  [&](UnitFactor const& unit) { return same_in_any_case(unit.name, number->unit); });
  return found == units.end() ? std::nullopt : std::optional(number->value * found->factor);
}

std::optional<double> lanes_of(std::string_view text) {
  constexpr double kMost = 16;
  auto const number = whole_number(first_of_list(text.substr(0, kLongest)));
  if (!number || *number < 1 || *number > kMost) return std::nullopt;
  return std::floor(*number);
}

std::optional<double> tonnes_of(std::string_view text) {
  constexpr std::array kUnits = {UnitFactor{"", 1},
                                 UnitFactor{"t", 1},
                                 UnitFactor{"tonnes", 1},
                                 UnitFactor{"kg", 1e-3},
                                 UnitFactor{"lbs", 0.45359237e-3},
                                 UnitFactor{"lb", 0.45359237e-3},
                                 UnitFactor{"st", 0.90718474},
                                 UnitFactor{"lt", 1.0160469088},
                                 UnitFactor{"cwt", 0.05080234544}};
  return in_unit(first_of_list(text), kUnits);
}

std::optional<double> height_of(std::string_view text) {
  constexpr std::array kUnits = {UnitFactor{"", 1},        UnitFactor{"m", 1},       UnitFactor{"cm", 0.01},
                                 UnitFactor{"ft", 0.3048}, UnitFactor{"in", 0.0254}, UnitFactor{"'", 0.3048}};
  auto const first = first_of_list(text);
  if (first.size() > kLongest) return std::nullopt;
  if (auto const height = feet_and_inches(first)) return height;
  return in_unit(first, kUnits);
}

std::optional<double> duration_of(std::string_view text) {
  text = first_of_list(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  auto const seconds = text.front() == 'P' ? iso_duration(text) : clock_duration(text);
  return seconds && *seconds > 0 ? seconds : std::nullopt;
}

Oneway oneway_of(std::string_view text) {
  using enum Oneway;
  constexpr std::array<std::pair<std::string_view, Oneway>, 11> kWords = {{{"yes", forward},
                                                                           {"true", forward},
                                                                           {"1", forward},
                                                                           {"no", both},
                                                                           {"false", both},
                                                                           {"0", both},
                                                                           {"-1", backward},
                                                                           {"reverse", backward},
                                                                           {"reversible", reversible},
                                                                           {"alternating", reversible},
                                                                           {"alternate", reversible}}};
  return value_of(text, kWords, unsaid);
}

Access access_of(std::string_view text) {
  using enum Access;
  constexpr std::array<std::pair<std::string_view, Access>, 30> kWords = {{{"yes", yes},
                                                                           {"designated", yes},
                                                                           {"permissive", yes},
                                                                           {"official", yes},
                                                                           {"public", yes},
                                                                           {"allowed", yes},
                                                                           {"discouraged", yes},
                                                                           {"unknown", yes},
                                                                           {"true", yes},
                                                                           {"1", yes},
                                                                           {"destination", destination},
                                                                           {"customers", destination},
                                                                           {"delivery", destination},
                                                                           {"residents", destination},
                                                                           {"visitors", destination},
                                                                           {"employees", destination},
                                                                           {"students", destination},
                                                                           {"no", no},
                                                                           {"private", no},
                                                                           {"agricultural", no},
                                                                           {"forestry", no},
                                                                           {"emergency", no},
                                                                           {"military", no},
                                                                           {"permit", no},
                                                                           {"restricted", no},
                                                                           {"use_sidepath", no},
                                                                           {"dismount", no},
                                                                           {"false", no},
                                                                           {"0", no},
                                                                           {"none", no}}};
  return value_of(text, kWords, unsaid);
}

}  // namespace tanvan
