#pragma once
/// Small things about ASCII text that formats agree on.

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace tanvan {

/// The text without blanks, tabs and line ends around it.
std::string_view trimmed_blanks(std::string_view text);

constexpr bool is_blank_sign(char sign) {
  return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

/// ASCII letters in lower case; all other bytes as they are.
std::string lower_case(std::string_view text);

/// Equal but for the case of ASCII letters.
bool same_in_any_case(std::string_view a, std::string_view b);

bool is_ascii(std::string_view text);

/// True where the word stands among others, as it is. @param words of any range of texts
template <class Words>
bool is_one_of(std::string_view word, Words const& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace tanvan
