// MATSim's documents, the network first: any text ends in a network or in faults; what is written is read again.
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/matsim/matsim_reader.hpp"
#include "sim/io/matsim/matsim_writer.hpp"
#include "tests/fuzz/fuzz_documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  auto const files = fuzz::files_of(fuzz::text_of(data, size));
  if (files.empty()) return 0;
  auto const read = read_matsim_documents(fuzz::documents_of(files));
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  gmns_files(read->network);
  std::vector<fuzz::FuzzFile> const written = {{"n.xml", matsim_network_xml(read->network, read->network.crs)},
                                               {"p.xml", matsim_population_xml(read->network, read->network.crs)}};
  auto const again = read_matsim_documents(fuzz::documents_of(written));
  fuzz::must(again.has_value() && again->network.links.size() == read->network.links.size());
  return 0;
}
