// Zones: the first byte says the format; the file ends in zones or faults, and zones read back from their own table.
#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  if (size == 0) return 0;
  std::string const name = data[0] % 2 == 0 ? "z.csv" : "z.geojson";
  fuzz::FuzzFolder const folder({{name, std::string(fuzz::text_of(data + 1, size - 1))}});
  auto const read =
      read_zones({fuzz::FuzzFolder::path() / name, name}, {}, {.file_bytes = 100'000, .points = 50'000, .zones = 5000});
  if (read) static_cast<void>(csv_text(zones_table(read->zones)));
  return 0;
}
