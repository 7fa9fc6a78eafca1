#include "viz/day/day_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

Words with_comma(std::string en) {
  auto vi = en;
  std::ranges::replace(vi, '.', ',');
  return {std::move(vi), std::move(en)};
}

}  // namespace

Words number(double value, int digits) {
  if (digits == 0) return same(tick_text(std::round(value)));
  return with_comma(fmt::format("{:.{}f}", value, digits));
}

Words whole(std::size_t n) {
  return number(static_cast<double>(n), 0);
}

Words three_digits(double value) {
  return number(value, value >= 100 || !(value > 0) ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

Words percent(std::size_t part, std::size_t all) {
  auto const share = all > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(all) : 0;
  auto const [vi, en] = number(share, 1);
  return {vi + " %", en + " %"};
}

Words short_number(double value) {
  return with_comma(fmt::format("{:g}", value));
}

Words same(std::string text) {
  return {text, text};
}

std::string in_both(Words const& words) {
  return fmt::format("{} <span lang=\"en\">{}</span>", xml_safe(words.vi), xml_safe(words.en));
}

}  // namespace tanvan
