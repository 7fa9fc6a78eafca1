#pragma once
/// Node coordinates of the TNTP format.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// Where nodes lie, one row a node, in the order of the file; no node twice. The file does not say its coordinate
/// system: degrees, feet and made-up units occur.
struct TntpNodes {
  std::string file;  // as messages name it
  std::uint32_t first_node = 1;
  std::vector<NodeId> node;
  std::vector<double> x, y;
  std::vector<std::uint32_t> line;  // of the file

  std::size_t size() const { return node.size(); }
};

/// Reads rows `node x y`, with or without `;`, under a line of names, with nodes from 1; without names, with nodes from
/// 0 (the second form); or comma-separated (`Node,X,Y`).
/// Faults, all at once, with their lines: cells missing or no finite numbers, a node twice.
Result<TntpNodes> read_tntp_nodes(TextSource const& source);

/// The same from text. @param file name for messages
Result<TntpNodes> parse_tntp_nodes(std::string_view text, std::string const& file);

}  // namespace tanvan
