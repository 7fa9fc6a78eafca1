// OpenStreetMap: the first byte says what is asked; the rest, XML or PBF, ends in a network that holds together or in
// faults.
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/osm/osm_import.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  if (size == 0) return 0;
  OsmOptions options;
  options.simplify = (data[0] & 1) == 0;
  options.uses = (data[0] & 2) == 0 ? kMotorUses : kRoadUses;
  options.parts = (data[0] & 4) == 0 ? KeptParts::all : KeptParts::likely;
  if ((data[0] & 8) != 0) options.box = LonLatBox{106, 10, 107, 12};
  auto const source = osm_bytes(fuzz::text_of(data + 1, size - 1), "fuzz.osm");
  if (!source) return 0;
  auto read = read_osm(*source, options);
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  for (auto const length : read->network.links.length) fuzz::must(length > 0);
  static_cast<void>(import_files(*read));
  return 0;
}
