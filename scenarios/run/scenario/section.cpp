#include "scenarios/run/scenario/section.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char const c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string path_to(std::string const& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

std::string range_text(double low, double high, bool above_low) {
  return fmt::format("must be a number {} {} and at most {}", above_low ? "above" : "of at least", low, high);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Day{*year, *month, *day};
}

std::string shown(TomlNode const& node) {
  switch (node.kind) {
    case TomlNode::Kind::text: return in_quotes(node.text);
    case TomlNode::Kind::whole: return std::to_string(node.whole);
    case TomlNode::Kind::real: return number_text(node.real);
    case TomlNode::Kind::boolean: return node.boolean ? "true" : "false";
    case TomlNode::Kind::date:
    case TomlNode::Kind::time: return node.text;
    case TomlNode::Kind::array:
      return node.items.empty() ? std::string("an empty array") : fmt::format("an array of {}", node.items.size());
    default: return std::string(name_of(node.kind));
  }
}

Section::Section(TomlNode const* table, std::string path, Faults& faults, InputPlace where_absent)
    : table_(table), path_(std::move(path)), faults_(faults), where_absent_(std::move(where_absent)) {
  if (table_ == nullptr || table_->kind == TomlNode::Kind::table) return;
  faults_.add(table_->place, fmt::format("{} = {}: must be a table [{}]", path_, shown(*table_), path_));
  table_ = nullptr;
}

void Section::allow_only(std::vector<std::string> const& known) const {
  if (table_ == nullptr) return;
  for (auto const& [key, value] : table_->members) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    bool const is_section = value.kind == TomlNode::Kind::table || path_.empty();
    auto sentence = fmt::format("unknown {} {}", is_section ? "section" : "key", in_quotes(path_to(path_, key)));
    if (auto const near = nearest_word(key, known)) {
      sentence += fmt::format("; did you mean {}?", path_to(path_, *near));
    } else {
      sentence += "; `tanvan validate --explain` lists what there is";
    }
    faults_.add(value.place, sentence);
  }
}

TomlNode const* Section::find(std::string_view key) const {
  return table_ != nullptr ? table_->find(key) : nullptr;
}

TomlNode const* Section::need(std::string_view key) const {
  auto const* node = find(key);
  if (node == nullptr) faults_.add(place(), fmt::format("{} is missing", path_to(path_, key)));
  return node;
}

void Section::fault(TomlNode const& node, std::string_view key, std::string const& sentence) const {
  faults_.add(node.place, fmt::format("{} = {}: {}", path_to(path_, key), shown(node), sentence));
}

std::string Section::text(std::string_view key, std::string const& fallback) const {
  auto const* node = find(key);
  if (node == nullptr) return fallback;
  if (node->kind == TomlNode::Kind::text && !node->text.empty()) return node->text;
  fault(*node, key, "must be text, not empty");
  return fallback;
}

double Section::number(std::string_view key, double low, double high, double fallback, bool above_low) const {
  auto const* node = find(key);
  if (node == nullptr) return fallback;
  double const value = node->number();
  if (node->is_number() && std::isfinite(value) && value >= low && value <= high && !(above_low && value == low))
    return value;
  fault(*node, key, range_text(low, high, above_low));
  return fallback;
}

std::int64_t Section::whole(std::string_view key, std::int64_t low, std::int64_t high, std::int64_t fallback) const {
  auto const* node = find(key);
  if (node == nullptr) return fallback;
  if (node->kind == TomlNode::Kind::whole && node->whole >= low && node->whole <= high) return node->whole;
  fault(*node, key, fmt::format("must be a whole number from {} to {}", low, high));
  return fallback;
}

std::optional<Day> Section::day(std::string_view key) const {
  auto const* node = need(key);
  if (node == nullptr) return std::nullopt;
  bool const is_text = node->kind == TomlNode::Kind::text || node->kind == TomlNode::Kind::date;
  auto const day = is_text ? parse_day(node->text) : std::nullopt;
  if (!day) fault(*node, key, "must be a day of the calendar, YYYY-MM-DD, from 1900 to 2200");
  return day;
}

}  // namespace tanvan
