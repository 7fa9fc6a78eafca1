#pragma once
/// A program that prints a table: its `main`.

#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace tanvan {

/// Runs it with the words of its command line; what it throws is a sentence with its name on standard error.
/// @param run  gets the words behind the program's own and returns the status
/// @return the status, 1 where it threw
inline int print_table(char const* name, int argc, char** argv, int (*run)(std::vector<std::string> const&)) {
  try {
    return run({argv + 1, argv + argc});
  } catch (std::exception const& fault) {
    fmt::print(stderr, "{}: {}\n", name, fault.what());
    return 1;
  }
}

}  // namespace tanvan
