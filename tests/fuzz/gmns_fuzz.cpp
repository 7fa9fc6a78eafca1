// GMNS folders: any tables end in a network whose links have ends, or in faults; what is written reads back the same.
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  fuzz::FuzzFolder const folder(fuzz::files_of(fuzz::text_of(data, size)));
  auto const read = read_gmns(fuzz::FuzzFolder::path(), "net");
  if (!read) {
    fuzz::must(!read.error().empty());
    return 0;
  }
  auto const once = gmns_files(read->network);
  std::vector<fuzz::FuzzFile> files;
  for (auto const& [name, text] : once) files.push_back({name, text});
  fuzz::FuzzFolder const again(files);
  auto const second = read_gmns(fuzz::FuzzFolder::path(), "net");
  fuzz::must(second.has_value());
  auto const twice = gmns_files(second->network);
  fuzz::must(once.size() == twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) fuzz::must(once[i].text == twice[i].text);
  return 0;
}
