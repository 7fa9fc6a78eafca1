// Well-Known Text: any text is a line or none, and a line reads back from what it is written as.
#include "sim/io/exchange/wkt.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  auto const text = fuzz::text_of(data, size);
  if (auto const line = line_of_wkt(text)) fuzz::must(line_of_wkt(wkt_of_line(*line)) == *line);
  static_cast<void>(transform_wkt(text, [](Point p) { return Point{p.y, p.x}; }));
  return 0;
}
