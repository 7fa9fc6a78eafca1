/// What a syllable of Vietnamese may look like (Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977; rimes as spelled today).

#include <algorithm>
#include <array>
#include <string>

#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/text_nfc_table.hpp"
#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

constexpr std::array<std::u32string_view, 28> kOnsets = {
    U"",  U"b",  U"c",   U"ch", U"d", U"đ",  U"g",  U"gh", U"gi", U"h", U"k",  U"kh", U"l", U"m",
    U"n", U"ng", U"ngh", U"nh", U"p", U"ph", U"qu", U"r",  U"s",  U"t", U"th", U"tr", U"v", U"x"};

constexpr std::u32string_view kRimes =
    U" a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    U"êch "
    U"êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh "
    U"oao "
    U"oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm "
    U"ơn ơp "
    U"ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt "
    U"uynh "
    U"uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu êng ";

constexpr std::array<char32_t, 5> kTones = {0x0300, 0x0301, 0x0303, 0x0309, 0x0323};

bool is_tone(char32_t mark) {
  return std::find(kTones.begin(), kTones.end(), mark) != kTones.end();
}

/// The letter without its tone; sets `tone` where it had one. ậ → â.
char32_t without_tone(char32_t letter, int& tones) {
  for (auto const& c : kCompositions) {
    if (c.composed != letter) continue;
    if (is_tone(c.mark)) {
      ++tones;
      return c.letter;
    }
    int inner = 0;  // ậ is ạ with a circumflex: the tone sits further in
    auto const base = without_tone(c.letter, inner);
    if (inner == 0) return letter;
    tones += inner;
    for (auto const& again : kCompositions)
      if (again.letter == base && again.mark == c.mark) return again.composed;
  }
  return letter;
}

bool is_rime(std::u32string_view rime) {
  if (rime.empty()) return false;
  return kRimes.find(U" " + std::u32string(rime) + U" ") != std::u32string_view::npos;
}

}  // namespace

bool is_vietnamese_syllable(std::string_view word) {
  std::u32string plain;
  int tones = 0;
  for (char32_t const letter : letters_of(word)) plain += without_tone(small_letter(letter), tones);
  if (tones > 1) return false;
  return std::any_of(kOnsets.begin(), kOnsets.end(), [&](std::u32string_view onset) {
    return plain.starts_with(onset) && is_rime(std::u32string_view(plain).substr(onset.size()));
  });
}

}  // namespace tanvan
