// Tables of zone pairs: any bytes end in pairs or faults, and pairs read back from what they are written as.
#include "sim/io/omx/od_table.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  auto const read = read_od_table(fuzz::text_of(data, size), "od.csv", {.pairs = 5000, .zones = 1000, .names = 20});
  if (!read) return 0;
  auto const text = od_csv(*read);
  auto const again = read_od_table(text, "od.csv");
  if (again) fuzz::must(od_csv(*again) == text);
  return 0;
}
