#pragma once
/// Link flows of the TNTP format: solutions that others have found.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// Volumes and costs, one row a link, in the order of the file.
struct TntpFlows {
  std::string file;  // as messages name it
  std::uint32_t first_node = 1;
  std::vector<NodeId> from, to;
  std::vector<double> volume;       // >= 0
  std::vector<double> cost;         // time and weighted toll and distance, >= 0
  std::vector<std::uint32_t> line;  // of the file

  std::size_t size() const { return volume.size(); }
  InputPlace place(std::size_t row) const { return {file, line[row], 0}; }
};

/// Reads rows `from to volume cost`, with or without `;`, under a line of names and perhaps a header (whose counts may
/// be -1), with nodes from 1; or without any names, with nodes from 0 (the second form).
/// Faults, all at once, with their lines: cells missing, empty or no finite numbers, or below 0.
Result<TntpFlows> read_tntp_flows(TextSource const& source);

/// The same from text. @param file name for messages
Result<TntpFlows> parse_tntp_flows(std::string_view text, std::string const& file);

}  // namespace tanvan
