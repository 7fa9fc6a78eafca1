// UXsim's tables: any end in a network that GMNS writes and reads back, or in faults.
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/uxsim/uxsim_reader.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  fuzz::FuzzFolder const folder(fuzz::files_of(fuzz::text_of(data, size)));
  auto const read = read_uxsim(fuzz::FuzzFolder::path() / "x_links.csv");
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  std::vector<fuzz::FuzzFile> files;
  for (auto const& [name, text] : gmns_files(read->network)) files.push_back({name, text});
  fuzz::FuzzFolder const again(files);
  fuzz::must(read_gmns(fuzz::FuzzFolder::path(), "net").has_value());
  return 0;
}
