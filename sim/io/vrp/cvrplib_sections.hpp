#pragma once
/// The parts of a CVRPLIB file before they mean anything, for the sources of this room.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/vrp/vrp_lines.hpp"

namespace tanvan {

/// A header line `KEY : value`.
struct CvrplibHeader {
  std::string_view value;
  std::uint32_t line = 0;
};

/// A section and its rows, in the order of the file.
struct CvrplibSection {
  std::uint32_t line = 0;  ///< of its name
  std::vector<VrpLine> rows;
};

struct CvrplibText {
  std::string file;
  std::map<std::string, CvrplibHeader, std::less<>> header;
  std::map<std::string, CvrplibSection, std::less<>> sections;
  std::uint32_t last_line = 1;

  CvrplibHeader const* find(std::string_view key) const;
  CvrplibSection const* section(std::string_view name) const;
  InputPlace place(std::uint32_t line) const { return {file, line}; }
};

/// Splits the lines; faults for what stands twice, in no section, or is not among the keys and sections that are known.
CvrplibText cvrplib_text(std::vector<VrpLine> const& lines, std::string const& shown, Faults& faults);

}  // namespace tanvan
