#pragma once
/// Documents of XML between the files of a fuzzer's input.

#include <vector>

#include "sim/io/xml/xml_reader.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace tanvan::fuzz {

/// @param files outlive the readers
inline std::vector<XmlReader> documents_of(std::vector<FuzzFile> const& files) {
  std::vector<XmlReader> documents;
  for (auto const& [name, text] : files) documents.emplace_back(memory_source(text), name);
  return documents;
}

}  // namespace tanvan::fuzz
