#pragma once
/// Unicode for names: is it UTF-8, and are equal names equal bytes? Vietnamese files mix composed and decomposed
/// letters.

#include <cstddef>
#include <string>
#include <string_view>

namespace tanvan {

/// Byte offset of the first byte that no UTF-8 text has there (overlong forms, surrogates and cut sequences too),
/// or `npos` where the whole text is UTF-8 (RFC 3629).
std::size_t first_bad_utf8(std::string_view text);

/// The text in normalization form C (Unicode Standard Annex 15) for Latin letters with the marks of Vietnamese and of
/// western Europe; every other character stays as it is.
/// @param text UTF-8
std::string to_nfc(std::string_view text);

/// `text` in quotes for a message: at most 60 bytes, cut between characters, control characters shown as `·`.
std::string in_quotes(std::string_view text);

}  // namespace tanvan
