#pragma once
/// Letters of Latin scripts as numbers, for the sources of sim/io.

#include <string>
#include <string_view>

namespace tanvan {

/// @param text UTF-8; bytes that are none come as U+FFFD
std::u32string letters_of(std::string_view text);

/// Adds the letter in UTF-8 (RFC 3629). @param letter a Unicode scalar value
void append_utf8(std::string& text, char32_t letter);

/// The small letter of a Latin capital, also with the marks of Vietnamese; others as they are.
char32_t small_letter(char32_t letter);
char32_t capital_letter(char32_t letter);

/// True for letters of Latin scripts and their combining marks.
bool is_latin_letter(char32_t letter);

/// A heading as people mean it: small letters without marks and digits, nothing between them. `Số chuyến` and
/// `SO_CHUYEN` become `sochuyen`.
std::string plain_heading(std::string_view text);

}  // namespace tanvan
