#include "sim/io/text/unicode_letters.hpp"

#include "sim/io/text/text_nfc_table.hpp"

namespace tanvan {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kCaseGap = 0x20;  // between capital and small letter in ASCII and Latin-1

/// Blocks where capitals are even and their small letters follow: Latin Extended-A's first part, and Vietnamese.
bool is_paired_block(char32_t letter) {
  return (letter >= 0x0100 && letter <= 0x0137) || (letter >= 0x014A && letter <= 0x0177) || letter == 0x01A0 ||
         letter == 0x01A1 || (letter >= 0x1E00 && letter <= 0x1EFF);
}

bool is_capital_latin1(char32_t letter) {
  return (letter >= U'A' && letter <= U'Z') || (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7);
}

bool is_small_latin1(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= 0xE0 && letter <= 0xFE && letter != 0xF7);
}

/// Bytes that follow a first byte of UTF-8, and the bits that it holds itself.
struct Lead {
  int more;
  char32_t bits;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {0, byte};
  if ((byte & 0xE0) == 0xC0) return {1, byte & 0x1FU};
  if ((byte & 0xF0) == 0xE0) return {2, byte & 0x0FU};
  if ((byte & 0xF8) == 0xF0) return {3, byte & 0x07U};
  return {0, kReplacement};
}

constexpr char32_t kFirstMark = 0x0300, kLastMark = 0x036F;

char32_t without_marks(char32_t letter) {
  if (letter == U'đ') return U'd';
  for (auto const& one : kCompositions)
    if (one.composed == letter) return without_marks(one.letter);
  return letter;
}

}  // namespace

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto [more, letter] = lead_of(static_cast<unsigned char>(text[i]));
    for (; more > 0; --more) {
      if (i + 1 >= text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0) != 0x80) {
        letter = kReplacement;
        break;
      }
      letter = (letter << 6) | (static_cast<unsigned char>(text[++i]) & 0x3FU);
    }
    letters += letter;
  }
  return letters;
}

void append_utf8(std::string& text, char32_t letter) {
  auto const put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) {
    put(0xC0 | (letter >> 6));
    return put(0x80 | (letter & 0x3F));
  }
  if (letter < 0x10000) {
    put(0xE0 | (letter >> 12));
  } else {
    put(0xF0 | (letter >> 18));
    put(0x80 | ((letter >> 12) & 0x3F));
  }
  put(0x80 | ((letter >> 6) & 0x3F));
  put(0x80 | (letter & 0x3F));
}

char32_t small_letter(char32_t letter) {
  if (is_capital_latin1(letter)) return letter + kCaseGap;
  if (letter == 0x01AF) return 0x01B0;
  return is_paired_block(letter) && letter % 2 == 0 ? letter + 1 : letter;
}

char32_t capital_letter(char32_t letter) {
  if (is_small_latin1(letter)) return letter - kCaseGap;
  if (letter == 0x01B0) return 0x01AF;
  return is_paired_block(letter) && letter % 2 == 1 ? letter - 1 : letter;
}

bool is_latin_letter(char32_t letter) {
  if ((letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z')) return true;
  if (letter >= 0xC0 && letter <= 0x024F) return letter != 0xD7 && letter != 0xF7;
  return (letter >= 0x0300 && letter <= 0x036F) || (letter >= 0x1E00 && letter <= 0x1EFF);
}

std::string plain_heading(std::string_view text) {
  std::string plain;
  for (char32_t const sign : letters_of(text)) {
    bool const separates = sign < 0x80 && !is_latin_letter(sign) && (sign < U'0' || sign > U'9');
    bool const is_mark = sign >= kFirstMark && sign <= kLastMark;
    if (!separates && !is_mark) append_utf8(plain, small_letter(without_marks(small_letter(sign))));
  }
  return plain;
}

}  // namespace tanvan
