#pragma once
/// Amounts of money in whole smallest units, so that sums of fares are exact.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tanvan {

/// Digits after the point of a currency's amounts, after ISO 4217: 0 of VND and JPY, 3 of KWD, 2 of most others; none
/// where the text is no code of three capital letters.
std::optional<int> currency_digits(std::string_view code);

/// `1.25` with two digits is 125; none where the text is no number >= 0 below 10^15, or finer than the digits.
std::optional<std::int64_t> parse_amount(std::string_view text, int digits);

/// 125 with two digits is `1.25`. @param amount >= 0
std::string amount_text(std::int64_t amount, int digits);

}  // namespace tanvan
