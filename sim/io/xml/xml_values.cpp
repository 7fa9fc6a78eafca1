#include "sim/io/xml/xml_values.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void for_each_piece(std::string_view words, std::string_view between,
                    std::function<void(std::string_view)> const& visit) {
  while (true) {
    auto const begin = words.find_first_not_of(between);
    if (begin == std::string_view::npos) return;
    words.remove_prefix(begin);
    auto const end = words.find_first_of(between);
    visit(words.substr(0, end));
    if (end == std::string_view::npos) return;
    words.remove_prefix(end);
  }
}

}  // namespace

Result<XmlReader> open_xml(TextSource const& source) {
  auto file = open_file(source);
  if (!file) return file.error();
  return XmlReader(std::move(*file), source.shown);
}

std::string root_of_xml(TextSource const& source) {
  auto xml = open_xml(source);
  return xml && xml->next() ? std::string(xml->name()) : std::string{};
}

std::string_view attribute_or_empty(XmlReader const& xml, std::string_view name) {
  return xml.attribute(name).value_or(std::string_view{});
}

std::string_view needed_attribute(XmlReader const& xml, std::string_view name, Faults& faults) {
  auto const value = attribute_or_empty(xml, name);
  if (value.empty()) faults.add(xml.place(), fmt::format("<{}> has no {}", xml.name(), name));
  return value;
}

void attribute_fault(XmlReader const& xml, std::string_view name, std::string const& sentence, Faults& faults) {
  faults.add(xml.place(),
             fmt::format("<{}> {} = {}: {}", xml.name(), name, in_quotes(attribute_or_empty(xml, name)), sentence));
}

double number_attribute(XmlReader const& xml, std::string_view name, NumberRange range, Faults& faults) {
  auto const text = attribute_or_empty(xml, name);
  if (text.empty()) return kNone;
  auto const parsed = parse_number(text, range);
  if (parsed.sentence.empty()) return parsed.value;
  attribute_fault(xml, name, parsed.sentence, faults);
  return kNone;
}

double needed_number(XmlReader const& xml, std::string_view name, NumberRange range, Faults& faults) {
  if (needed_attribute(xml, name, faults).empty()) return kNone;
  return number_attribute(xml, name, range, faults);
}

std::optional<double> seconds_of_time(std::string_view text) {
  constexpr std::size_t kMostParts = 4;
  constexpr double kLowest = -1e7, kHighest = 1e9;
  std::array<double, kMostParts> part{};
  std::size_t n = 0;
  for (bool more = true; more; ++n) {
    if (n == kMostParts) return std::nullopt;
    auto const end = text.find(':');
    auto const number = parse_number(text.substr(0, end));
    if (!number.sentence.empty()) return std::nullopt;
    part[n] = number.value;
    more = end != std::string_view::npos;
    if (more) text.remove_prefix(end + 1);
  }
  constexpr std::array<std::array<double, kMostParts>, kMostParts> kWeight = {
      {{1}, {3600, 60}, {3600, 60, 1}, {86'400, 3600, 60, 1}}};
  double seconds = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && (part[i] < 0 || part[i] >= 60)) return std::nullopt;
    seconds += part[i] * kWeight[n - 1][i];
  }
  return seconds >= kLowest && seconds <= kHighest ? std::optional(seconds) : std::nullopt;
}

void for_each_word(std::string_view words, std::function<void(std::string_view)> const& visit) {
  for_each_piece(words, " \t\r\n", visit);
}

void for_each_word_or_comma(std::string_view words, std::function<void(std::string_view)> const& visit) {
  for_each_piece(words, " ,\t\r\n", visit);
}

bool too_many_xml_faults(XmlReader const& xml, std::size_t before, Faults& faults) {
  if (faults.size() < before + kMostTableFaults) return false;
  faults.add(xml.place(), fmt::format("more than {} faults so far; the rest was not read", kMostTableFaults));
  return true;
}

}  // namespace tanvan
