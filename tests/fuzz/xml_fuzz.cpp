// XML, plain and in gzip: any bytes end in tags that nest, or in a fault with its place.
#include <vector>

#include "sim/io/xml/xml_reader.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  XmlReader xml(memory_source(fuzz::text_of(data, size)), "a.xml");
  std::vector<std::string> open;
  while (xml.next()) {
    if (xml.at_start()) {
      fuzz::must(xml.depth() == open.size());
      open.emplace_back(xml.name());
    } else {
      fuzz::must(!open.empty() && open.back() == xml.name());
      open.pop_back();
    }
    fuzz::must(xml.place().line > 0);
  }
  fuzz::must(open.empty() || !xml.faults().empty());
  for (auto const& fault : xml.faults().sorted()) fuzz::must(fault.place.line > 0 && !fault.sentence.empty());
  return 0;
}
