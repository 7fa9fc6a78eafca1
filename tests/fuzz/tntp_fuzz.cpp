// TNTP: any text ends in a network, trips, flows, nodes or polynomials, or in faults. The first byte chooses.
#include "sim/io/tntp/tntp_flows.hpp"
#include "sim/io/tntp/tntp_network.hpp"
#include "sim/io/tntp/tntp_nodes.hpp"
#include "sim/io/tntp/tntp_trips.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

using namespace tanvan;

void network(std::string_view text) {
  auto const read = parse_tntp_network(text, "n.tntp");
  if (!read) return fuzz::must(!read.error().empty());
  for (auto const a : ids<LinkId>(read->links())) {
    fuzz::must(read->from[a].value < read->nodes && read->to[a].value < read->nodes);
    fuzz::must(read->capacity[a] > 0 && read->free_flow_time[a] >= 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  auto const text = fuzz::text_of(data + 1, size - 1);
  switch (data[0] % 4) {
    case 0: network(text); break;
    case 1: static_cast<void>(parse_tntp_trips(text, "t.tntp")); break;
    case 2: static_cast<void>(parse_tntp_flows(text, "f.tntp")); break;
    default: static_cast<void>(parse_tntp_nodes(text, "n.tntp")); break;
  }
  return 0;
}
