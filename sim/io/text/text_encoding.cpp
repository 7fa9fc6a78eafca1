#include "sim/io/text/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/legacy_text_tables.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

constexpr char32_t kGrave = 0x0300, kAcute = 0x0301, kCircumflex = 0x0302, kTilde = 0x0303, kBreve = 0x0306,
                   kHook = 0x0309, kDot = 0x0323;

/// A byte of VNI that marks the letter before it; the capital's byte is 0x20 less.
struct VniMark {
  unsigned char byte;
  std::u32string_view letters;  // that it may follow
  std::array<char32_t, 2> marks;
};

/// VNI-Windows of Vietnam International (fonts `VNI-Times`): a letter and a byte for its marks.
constexpr VniMark kVniMarks[] = {
    {0xF8, U"aeouyơư", {kGrave, 0}},       {0xF9, U"aeouyơư", {kAcute, 0}},       {0xFB, U"aeouyơư", {kHook, 0}},
    {0xF5, U"aeouyơư", {kTilde, 0}},       {0xEF, U"aeouyơư", {kDot, 0}},         {0xE2, U"aeo", {kCircumflex, 0}},
    {0xE0, U"aeo", {kCircumflex, kGrave}}, {0xE1, U"aeo", {kCircumflex, kAcute}}, {0xE5, U"aeo", {kCircumflex, kHook}},
    {0xE3, U"aeo", {kCircumflex, kTilde}}, {0xE4, U"aeo", {kDot, kCircumflex}},   {0xEA, U"a", {kBreve, 0}},
    {0xE8, U"a", {kBreve, kGrave}},        {0xE9, U"a", {kBreve, kAcute}},        {0xFA, U"a", {kBreve, kHook}},
    {0xFC, U"a", {kBreve, kTilde}},        {0xEB, U"a", {kDot, kBreve}},
};

/// Bytes of VNI that are letters of their own.
struct VniLetter {
  unsigned char byte;
  char32_t letter;
};
constexpr VniLetter kVniLetters[] = {
    {0xF1, U'đ'}, {0xD1, U'Đ'}, {0xF4, U'ơ'}, {0xD4, U'Ơ'}, {0xF6, U'ư'}, {0xD6, U'Ư'},
    {0xEC, U'ì'}, {0xCC, U'Ì'}, {0xED, U'í'}, {0xCD, U'Í'}, {0xE6, U'ỉ'}, {0xC6, U'Ỉ'},
    {0xF3, U'ĩ'}, {0xD3, U'Ĩ'}, {0xF2, U'ị'}, {0xD2, U'Ị'}, {0xEE, U'ỵ'}, {0xCE, U'Ỵ'},
};

constexpr unsigned kCapitalGap = 0x20;

char32_t cp1252_letter(unsigned char byte) {
  bool const special = byte >= kFirstHighByte && byte < kFirstHighByte + kCp1252.size();
  return special ? kCp1252[byte - kFirstHighByte] : byte;
}

char32_t table_letter(unsigned char byte, HighBytes const& table) {
  if (byte < kFirstHighByte) return byte;
  auto const letter = table[byte - kFirstHighByte];
  return letter != 0 ? letter : cp1252_letter(byte);
}

char32_t vni_letter(unsigned char byte) {
  for (auto const& one : kVniLetters)
    if (one.byte == byte) return one.letter;
  return cp1252_letter(byte);
}

/// The marks that a byte puts on the letter before it; none where it is no mark there.
VniMark const* vni_mark(unsigned char byte, char32_t before) {
  auto const small = small_letter(before);
  for (auto const& mark : kVniMarks)
    if ((mark.byte == byte || mark.byte - kCapitalGap == byte) && mark.letters.find(small) != std::u32string_view::npos)
      return &mark;
  return nullptr;
}

std::u32string from_vni(std::string_view bytes) {
  std::u32string text;
  bool open = false;  // the last letter may still take marks
  for (char const sign : bytes) {
    auto const byte = static_cast<unsigned char>(sign);
    auto const* mark = open && byte >= kFirstHighByte ? vni_mark(byte, text.back()) : nullptr;
    open = mark == nullptr;
    if (!mark)
      text += vni_letter(byte);
    else
      for (auto const one : mark->marks)
        if (one != 0) text += one;
  }
  return text;
}

std::u32string by_table(std::string_view bytes, HighBytes const& table) {
  std::u32string text;
  for (char const sign : bytes) text += table_letter(static_cast<unsigned char>(sign), table);
  return text;
}

/// A word of a text in TCVN3. Toned letters have no capitals of their own, so they tell nothing of its case.
struct CasedWord {
  std::size_t begin, end;
  bool has_small;     // a letter from a to z
  bool all_capitals;  // two capitals or more, and none from a to z
};

bool is_capital(char32_t letter) {
  return is_latin_letter(letter) && small_letter(letter) != letter;
}

std::vector<CasedWord> words_of(std::u32string_view text) {
  std::vector<CasedWord> words;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    auto end = begin;
    while (end < text.size() && is_latin_letter(text[end])) ++end;
    if (end == begin) continue;
    auto const word = text.substr(begin, end - begin);
    bool const small = std::any_of(word.begin(), word.end(), [](char32_t x) { return x >= U'a' && x <= U'z'; });
    words.push_back({begin, end, small, !small && std::count_if(word.begin(), word.end(), is_capital) > 1});
    begin = end;
  }
  return words;
}

bool is_syllable(std::u32string_view word) {
  std::string text;
  for (char32_t const letter : word) append_utf8(text, letter);
  return is_vietnamese_syllable(to_nfc(text));
}

/// Toned letters between capitals become capitals. A word with one capital (Hà, Củ) is one of capitals where a syllable
/// of its line is (XÃ MỸ PHƯỚC, but not TP Mỹ) and no word of it has small letters.
void capitalize_line(std::u32string& text, std::size_t begin, std::size_t end) {
  auto line = text.substr(begin, end - begin);
  auto const words = words_of(line);
  bool const has_small = std::any_of(words.begin(), words.end(), [](auto const& word) { return word.has_small; });
  bool const shouts = !has_small && std::any_of(words.begin(), words.end(), [&](auto const& word) {
    return word.all_capitals && is_syllable(std::u32string_view(line).substr(word.begin, word.end - word.begin));
  });
  for (auto const& word : words)
    for (auto i = word.begin; i < word.end && (word.all_capitals || shouts); ++i)
      text[begin + i] = capital_letter(line[i]);
}

std::u32string with_capitals(std::u32string text) {
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find_first_of(U"\r\n", begin), text.size());
    capitalize_line(text, begin, end);
    begin = end + 1;
  }
  return text;
}

std::u32string from_cp1252(std::string_view bytes) {
  std::u32string text;
  for (char const sign : bytes) text += cp1252_letter(static_cast<unsigned char>(sign));
  return text;
}

/// The bytes that Windows-1252 has for a text; none where it lacks a letter.
std::optional<std::string> to_cp1252(std::string_view utf8) {
  std::string bytes;
  for (char32_t const letter : letters_of(utf8)) {
    auto const* special = std::find(kCp1252.begin(), kCp1252.end(), static_cast<char16_t>(letter));
    if (letter > 0xFF && (letter > 0xFFFF || special == kCp1252.end())) return std::nullopt;
    bytes += static_cast<char>(letter > 0xFF ? kFirstHighByte + static_cast<unsigned>(special - kCp1252.begin())
                                             : static_cast<unsigned>(letter));
  }
  return bytes;
}

std::string utf8_of(std::u32string const& letters) {
  std::string text;
  for (char32_t const letter : letters) append_utf8(text, letter);
  return to_nfc(text);
}

/// Words with letters beyond ASCII: how many are Vietnamese, and how many are not.
struct Score {
  std::ptrdiff_t good = 0, bad = 0;
};

void count_word(std::string const& word, Score& score) {
  bool const plain = std::all_of(word.begin(), word.end(),
                                 [](char sign) { return static_cast<unsigned char>(sign) < kFirstHighByte; });
  if (plain) return;
  ++(is_vietnamese_syllable(word) ? score.good : score.bad);
}

void count_words(std::string const& utf8, Score& score) {
  std::string word;
  for (char32_t const letter : letters_of(utf8)) {
    if (is_latin_letter(letter)) {
      append_utf8(word, letter);
      continue;
    }
    if (letter >= kFirstHighByte) ++score.bad;  // signs that old names do not hold
    count_word(word, score);
    word.clear();
  }
  count_word(word, score);
}

std::optional<std::string> reading(std::string_view text, TextEncoding encoding);

std::optional<std::string> misreading(std::string_view text, TextEncoding true_one) {
  auto const bytes = to_cp1252(text);
  return bytes ? reading(*bytes, true_one) : std::nullopt;
}

/// The text read so; none where it can't be.
std::optional<std::string> reading(std::string_view text, TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf8:
      if (first_bad_utf8(text) != std::string_view::npos) return std::nullopt;
      return to_nfc(text);
    case TextEncoding::tcvn3: return utf8_of(with_capitals(by_table(text, kTcvn3)));
    case TextEncoding::vni: return utf8_of(from_vni(text));
    case TextEncoding::cp1258: return utf8_of(by_table(text, kCp1258));
    case TextEncoding::cp1252: return utf8_of(from_cp1252(text));
    case TextEncoding::misread_tcvn3: return misreading(text, TextEncoding::tcvn3);
    case TextEncoding::misread_vni: return misreading(text, TextEncoding::vni);
    case TextEncoding::misread_utf8: return misreading(text, TextEncoding::utf8);
  }
  return std::nullopt;
}

/// Texts that can't be read so speak against it.
Score score_of(std::span<std::string const> texts, TextEncoding encoding) {
  Score score;
  for (auto const& text : texts) {
    auto const read = reading(text, encoding);
    if (read)
      count_words(*read, score);
    else
      ++score.bad;
  }
  return score;
}

constexpr TextEncoding kOfBytes[] = {TextEncoding::tcvn3, TextEncoding::vni, TextEncoding::cp1258};
constexpr TextEncoding kOfUtf8[] = {TextEncoding::misread_tcvn3, TextEncoding::misread_vni, TextEncoding::misread_utf8};

constexpr std::size_t kMostTelling = 20'000;  // texts that are looked at; more of them tell no more

/// The best of some, if it makes sense of more words than not and beats what stands.
TextEncoding best_of(std::span<std::string const> texts, std::span<TextEncoding const> some, TextEncoding stands) {
  auto best = stands;
  auto const own = score_of(texts, stands);
  auto most = std::max<std::ptrdiff_t>(own.good - own.bad, 0);
  for (auto const encoding : some) {
    auto const score = score_of(texts, encoding);
    if (score.good - score.bad <= most) continue;
    most = score.good - score.bad;
    best = encoding;
  }
  return best;
}

}  // namespace

std::string_view encoding_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf8: return "UTF-8";
    case TextEncoding::tcvn3: return "TCVN3 (ABC)";
    case TextEncoding::vni: return "VNI";
    case TextEncoding::cp1258: return "Windows-1258";
    case TextEncoding::cp1252: return "Windows-1252";
    case TextEncoding::misread_tcvn3: return "TCVN3 (ABC) that was taken for Windows-1252";
    case TextEncoding::misread_vni: return "VNI that was taken for Windows-1252";
    case TextEncoding::misread_utf8: return "UTF-8 that was taken for Windows-1252";
  }
  return {};
}

TextEncoding detect_encoding(std::span<std::string const> texts) {
  std::vector<std::string> telling;
  bool utf8 = true;
  for (auto const& text : texts) {
    if (is_ascii(text)) continue;
    utf8 = utf8 && first_bad_utf8(text) == std::string_view::npos;
    if (telling.size() < kMostTelling) telling.push_back(text);
  }
  if (utf8) return best_of(telling, kOfUtf8, TextEncoding::utf8);
  return best_of(telling, kOfBytes, TextEncoding::cp1252);
}

TextEncoding detect_encoding(std::string_view text) {
  std::string const one(text);
  return detect_encoding(std::span(&one, 1));
}

std::string decode_text(std::string_view text, TextEncoding encoding) {
  if (auto read = reading(text, encoding)) return std::move(*read);
  if (first_bad_utf8(text) == std::string_view::npos) return to_nfc(text);
  return utf8_of(from_cp1252(text));
}

}  // namespace tanvan
