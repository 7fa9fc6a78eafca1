#pragma once
/// What the fuzzers share: how bytes become the input of a reader.

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace tanvan::fuzz {

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data), size};
}

/// A fuzzer stops where something that must hold does not.
inline void must(bool holds) {
  if (!holds) std::abort();
}

/// Several files in one input: each begins with a line `=== NAME`, NAME of letters, digits, `_` and `.`.
struct FuzzFile {
  std::string name, text;
};

inline std::vector<FuzzFile> files_of(std::string_view text) {
  constexpr std::string_view kMark = "=== ";
  std::vector<FuzzFile> files;
  while (text.starts_with(kMark)) {
    text.remove_prefix(kMark.size());
    auto const name_end = std::min(text.find('\n'), text.size());
    std::string name;
    for (char const sign : text.substr(0, name_end))
      if (std::isalnum(static_cast<unsigned char>(sign)) || sign == '_' || (sign == '.' && !name.empty())) name += sign;
    text.remove_prefix(std::min(name_end + 1, text.size()));
    auto const end = std::min(text.find("\n=== "), text.size());
    files.push_back({name.substr(0, 60), std::string(text.substr(0, end))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return files;
}

/// A folder of the process, emptied for each input.
class FuzzFolder {
 public:
  explicit FuzzFolder(std::vector<FuzzFile> const& files) {
    std::filesystem::remove_all(path());
    std::filesystem::create_directories(path());
    for (auto const& [name, text] : files)
      if (!name.empty()) std::ofstream(path() / name, std::ios::binary) << text;
  }

  static std::filesystem::path const& path() {
    static std::filesystem::path const folder =
        std::filesystem::temp_directory_path() / ("tanvan-fuzz-" + std::to_string(::getpid()));
    return folder;
  }
};

}  // namespace tanvan::fuzz
