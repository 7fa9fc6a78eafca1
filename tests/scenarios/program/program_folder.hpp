#pragma once
/// The program as its users start it, in a folder of the test's own.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace tanvan {

struct Ended {
  int status = -1;
  std::string said;  // on both outputs
};

/// Runs a command by the shell in a folder.
inline Ended run_in(std::filesystem::path const& folder, std::string const& words) {
  auto const command = "cd '" + folder.string() + "' && { " + words + " ; } 2>&1";
  auto* const pipe = ::popen(command.c_str(), "r");
  Ended ended;
  std::array<char, 4096> step{};
  while (auto const n = std::fread(step.data(), 1, step.size(), pipe)) ended.said.append(step.data(), n);
  int const status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

/// A folder for each test, gone with it.
class ProgramFolder : public testing::Test {
 protected:
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / ("tanvan-" + std::to_string(::getpid()));
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }

  Ended shell(std::string const& words) const { return run_in(folder, words); }
  /// Runs `tanvan WORDS`. @param before  words in front of the program
  Ended tanvan(std::string const& words, std::string const& before = "") const {
    return shell(before + " " TANVAN_PROGRAM " " + words);
  }

  void put(std::filesystem::path const& name, std::string const& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  std::string text_of(std::filesystem::path const& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

}  // namespace tanvan
