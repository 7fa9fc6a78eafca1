// SUMO's documents, the network first: any text ends in a network or in faults; what is written is read again.
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/sumo/sumo_reader.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "tests/fuzz/fuzz_documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  auto const files = fuzz::files_of(fuzz::text_of(data, size));
  if (files.empty()) return 0;
  SumoOptions options;
  options.most_vehicles = 1000;  // a flow says a large number in few bytes
  auto const read = read_sumo_documents(fuzz::documents_of(files), options);
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  gmns_files(read->network);
  std::vector<fuzz::FuzzFile> const written = {{"a.net.xml", sumo_net_xml(read->network)},
                                               {"a.rou.xml", sumo_routes_xml(read->network)}};
  auto const again = read_sumo_documents(fuzz::documents_of(written));
  fuzz::must(again.has_value() && again->network.links.size() == read->network.links.size());
  return 0;
}
