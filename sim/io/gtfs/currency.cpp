#include "sim/io/gtfs/currency.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tanvan {
namespace {

constexpr std::array<std::string_view, 17> kWholeOnly = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                                         "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kThreeDigits = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::size_t kCodeLetters = 3, kMostSigns = 15;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char sign) { return sign >= '0' && sign <= '9'; });
}

}  // namespace

std::optional<int> currency_digits(std::string_view code) {
  bool const letters = std::ranges::all_of(code, [](char sign) { return sign >= 'A' && sign <= 'Z'; });
  if (code.size() != kCodeLetters || !letters) return std::nullopt;
  if (std::ranges::find(kWholeOnly, code) != kWholeOnly.end()) return 0;
  return std::ranges::find(kThreeDigits, code) != kThreeDigits.end() ? 3 : 2;
}

std::optional<std::int64_t> parse_amount(std::string_view text, int digits) {
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (!all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  auto const places = static_cast<std::size_t>(digits);
  if (fraction.size() > places || whole.size() + places > kMostSigns) return std::nullopt;
  std::int64_t amount = 0;
  for (char const sign : whole) amount = amount * 10 + (sign - '0');
  for (std::size_t i = 0; i < places; ++i) amount = amount * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  return amount;
}

std::string amount_text(std::int64_t amount, int digits) {
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  return digits == 0 ? fmt::format("{}", amount) : fmt::format("{}.{:0{}}", amount / unit, amount % unit, digits);
}

}  // namespace tanvan
