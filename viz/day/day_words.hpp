#pragma once
/// Words and numbers of a page in Vietnamese and English: decimal commas in the one, points in the other.

#include <cstddef>
#include <string>

namespace tanvan {

struct Words {
  std::string vi, en;
};

/// A number with as many digits behind the comma or point; thousands as `tick_text` has them.
Words number(double value, int digits);
Words whole(std::size_t n);

/// With so many digits that three of them count: `6 375`, `63,8`, `0,638`. @param value >= 0
Words three_digits(double value);

/// `95,0 %`; 0 of nothing.
Words percent(std::size_t part, std::size_t all);

/// With no more digits than it needs, six at most: `10`, `0,5`.
Words short_number(double value);

/// The same number or name in both languages.
Words same(std::string text);

/// HTML of both, the English one in a span of its own.
std::string in_both(Words const& words);

}  // namespace tanvan
