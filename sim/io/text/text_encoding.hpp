#pragma once
/// Vietnamese text from before Unicode: which encoding is it in, and what does it say?

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tanvan {

/// How a text is to be read. `misread_…`: UTF-8 whose letters are the bytes of another encoding taken for Windows-1252,
/// as when somebody saved an old table as UTF-8.
enum class TextEncoding { utf8, tcvn3, vni, cp1258, cp1252, misread_tcvn3, misread_vni, misread_utf8 };

/// `UTF-8`, `TCVN3 (ABC)`, `VNI`, `Windows-1258`, `Windows-1252` …
std::string_view encoding_name(TextEncoding encoding);

/// The encoding in which most words with letters beyond ASCII are syllables of Vietnamese. UTF-8 where all bytes are
/// UTF-8 and no misreading explains them better; Windows-1252 where they are not and no encoding makes sense of them.
/// All texts are taken to be in one encoding: the more of them, the surer.
TextEncoding detect_encoding(std::span<std::string const> texts);
TextEncoding detect_encoding(std::string_view text);

/// The text in UTF-8, NFC. TCVN3 has no toned capitals; words of capitals get them: those with two plain capitals and
/// no small letter from a to z, and in a line of such words those with one too.
std::string decode_text(std::string_view text, TextEncoding encoding);

/// True for one syllable of Vietnamese: onset, rime and at most one tone, in any case. @param word UTF-8, NFC
bool is_vietnamese_syllable(std::string_view word);

}  // namespace tanvan
