#pragma once
/// Small TNTP files as text, and what readers say of them.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan::tntp_files {

inline std::string header(int zones, int nodes, int links, int first_through = 1) {
  return "<NUMBER OF ZONES> " + std::to_string(zones) + "\n<NUMBER OF NODES> " + std::to_string(nodes) +
         "\n<FIRST THRU NODE> " + std::to_string(first_through) + "\n<NUMBER OF LINKS> " + std::to_string(links) +
         "\n<END OF METADATA>\n\n~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\t"
         "link_type\t;\n";
}

/// A network of 3 nodes and 2 zones whose links are these rows; the first stands in line 8.
inline std::string network(std::vector<std::string> const& rows) {
  auto text = header(2, 3, static_cast<int>(rows.size()));
  for (auto const& row : rows) text += row + "\n";
  return text;
}

inline std::string const kRow = "\t1\t3\t10\t2\t1.5\t0.15\t4\t50\t0.5\t7\t;";

/// A trip table of 2 zones; the pairs of origin 1 stand in line 6.
inline std::string trips(std::string const& total, std::string const& pairs) {
  return "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> " + total + "\n<END OF METADATA>\n\nOrigin 1\n" + pairs + "\n";
}

template <class T>
std::vector<std::string> said(Result<T> const& result) {
  std::vector<std::string> all;
  if (!result)
    for (auto const& fault : result.error().sorted()) all.push_back(to_string(fault));
  return all;
}

/// Expects exactly these faults.
template <class T>
void expect_faults(Result<T> const& result, std::vector<std::string> const& wanted) {
  EXPECT_EQ(said(result), wanted);
}

inline std::filesystem::path shared(std::string const& name) {
  return std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / name;
}

}  // namespace tanvan::tntp_files
