/// Each name of the project is defined in one place: the linker keeps one of two that are called alike and says nothing.

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

fs::path const kRoot = TANVAN_SOURCE_DIR;

/// Types and constants that a file defines at the outermost level of `namespace tanvan`, which other files can see.
std::vector<std::string> names_of(fs::path const& file) {
  static std::regex const type(R"(^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: : .*)? \{.*)");
  static std::regex const alias(R"(^using (\w+) = .*)");
  static std::regex const constant(R"(^inline (?:constexpr|const) .*?\b(k[A-Z]\w*)(?: =|\{|;|\[).*)");
  std::vector<std::string> found;
  std::ifstream in(file);
  bool own = false;  // inside `namespace {`
  for (std::string text; std::getline(in, text);) {
    if (text == "namespace {") own = true;
    if (text == "}  // namespace") own = false;
    if (own) continue;
    std::smatch match;
    for (auto const* pattern : {&type, &alias, &constant}) {
      if (pattern == &alias && file.extension() == ".cpp") continue;  // short for one file: nothing to link
      if (std::regex_match(text, match, *pattern)) found.push_back(match[1]);
    }
  }
  return found;
}

TEST(House, EveryNameHasOnePlace) {
  std::map<std::string, std::vector<std::string>> places;
  for (char const* room : {"sim", "models", "scenarios"})
    for (auto const& entry : fs::recursive_directory_iterator(kRoot / room))
      if (auto const kind = entry.path().extension(); kind == ".hpp" || kind == ".cpp")
        for (auto const& name : names_of(entry.path()))
          places[name].push_back(fs::relative(entry.path(), kRoot).string());
  ASSERT_GT(places.size(), 500u) << "the names were not found";
  for (auto const& [name, files] : places)
    EXPECT_EQ(files.size(), 1u) << name << ": " << files.front() << " and " << files.back();
}

}  // namespace
