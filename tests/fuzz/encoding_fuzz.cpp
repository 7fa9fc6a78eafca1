// Old encodings: any bytes are read as UTF-8 in the end, and UTF-8 stays what it is.
#include "sim/io/text/text_encoding.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  auto const text = fuzz::text_of(data, size);
  for (auto const encoding :
       {TextEncoding::utf8, TextEncoding::tcvn3, TextEncoding::vni, TextEncoding::cp1258, TextEncoding::cp1252,
        TextEncoding::misread_tcvn3, TextEncoding::misread_vni, TextEncoding::misread_utf8})
    fuzz::must(first_bad_utf8(decode_text(text, encoding)) == std::string_view::npos);
  static_cast<void>(decode_text(text, detect_encoding(text)));
  return 0;
}
