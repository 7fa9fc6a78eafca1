#include "sim/io/text/text_nfc.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/io/text/text_nfc_table.hpp"

namespace tanvan {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

/// Length of the sequence that a lead byte opens; 0 where it opens none.
std::size_t sequence_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool is_sequence(std::string_view text, std::size_t at, std::size_t length) {
  if (length == 0 || at + length > text.size()) return false;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return false;
  auto const lead = byte_at(text, at);
  auto const second = length > 1 ? byte_at(text, at + 1) : std::uint8_t{0};
  bool const overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  bool const surrogate = lead == 0xED && second >= 0xA0;
  bool const too_high = lead == 0xF4 && second >= 0x90;
  return !overlong && !surrogate && !too_high;
}

/// @param text valid UTF-8
std::u32string decode(std::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const lead = byte_at(text, at);
    auto const length = std::max<std::size_t>(1, sequence_length(lead));
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
      code = (code << 6) | (byte_at(text, at + i) & 0x3FU);
    decoded.push_back(code);
    at += length;
  }
  return decoded;
}

void encode(char32_t code, std::string& text) {
  auto const put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

/// Canonical combining class of the marks that the table knows; 0 for letters.
int combining_class(char32_t code) {
  switch (code) {
    case 0x327: return 202;
    case 0x31B: return 216;
    case 0x323: return 220;
    case 0x300:
    case 0x301:
    case 0x302:
    case 0x303:
    case 0x306:
    case 0x308:
    case 0x309:
    case 0x30A: return 230;
    default: return 0;
  }
}

void decompose(char32_t code, std::u32string& out) {
  auto const* found = code < 0xC0 ? kCompositions.end()
                                  : std::find_if(kCompositions.begin(), kCompositions.end(),
                                                 [&](Composition const& c) { return c.composed == code; });
  if (found == kCompositions.end()) return out.push_back(code);
  decompose(found->letter, out);
  out.push_back(found->mark);
}

char32_t composed(char32_t letter, char32_t mark) {
  auto const before = [](Composition const& c, std::pair<char32_t, char32_t> key) {
    return std::pair{c.letter, c.mark} < key;
  };
  auto const* found = std::lower_bound(kCompositions.begin(), kCompositions.end(), std::pair{letter, mark}, before);
  bool const fits = found != kCompositions.end() && found->letter == letter && found->mark == mark;
  return fits ? found->composed : 0;
}

/// Marks after a letter in the order of their class; equal classes keep theirs.
void order_marks(std::u32string& text) {
  auto const by_class = [](char32_t a, char32_t b) { return combining_class(a) < combining_class(b); };
  for (auto at = text.begin(); at != text.end();) {
    auto const is_mark = [](char32_t c) { return combining_class(c) > 0; };
    auto const first = std::find_if(at, text.end(), is_mark);
    at = std::find_if_not(first, text.end(), is_mark);
    std::stable_sort(first, at, by_class);
  }
}

/// Joins each mark to the letter before it unless a mark of the same class stands between.
std::u32string compose(std::u32string const& text) {
  std::u32string out;
  std::size_t letter = std::u32string::npos;
  int last_class = 0;
  for (char32_t const code : text) {
    int const own_class = combining_class(code);
    bool const blocked = letter == std::u32string::npos || (last_class >= own_class && letter + 1 != out.size());
    char32_t const joined = own_class > 0 && !blocked ? composed(out[letter], code) : 0;
    if (joined != 0) {
      out[letter] = joined;
      continue;
    }
    if (own_class == 0) letter = out.size();
    last_class = own_class;
    out.push_back(code);
  }
  return out;
}

}  // namespace

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const length = sequence_length(byte_at(text, at));
    if (!is_sequence(text, at, length)) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string to_nfc(std::string_view text) {
  // Marks are U+0300 to U+036F, lead bytes 0xCC and 0xCD: text without any is composed already.
  if (text.find_first_of("\xCC\xCD") == std::string_view::npos) return std::string(text);
  std::u32string parts;
  for (char32_t const code : decode(text)) decompose(code, parts);
  order_marks(parts);
  std::string out;
  for (char32_t const code : compose(parts)) encode(code, out);
  return out;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::size_t length = std::min(text.size(), kLongest);
  while (length < text.size() && length > 0 && (byte_at(text, length) & 0xC0U) == 0x80U) --length;
  std::string out = "\"";
  for (std::size_t at = 0; at < length; ++at) {
    auto const byte = byte_at(text, at);
    if (byte < 0x20 || byte == 0x7F) {
      out += "·";
    } else {
      out.push_back(text[at]);
    }
  }
  return out + (length < text.size() ? "…\"" : "\"");
}

}  // namespace tanvan
