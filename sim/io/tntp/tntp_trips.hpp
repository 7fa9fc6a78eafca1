#pragma once
/// Trip tables of the TNTP format as rows, one a pair of zones.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// Trips from zone to zone, by pair as the file lists them; no pair twice.
struct TntpTrips {
  std::string file;              // as messages name it
  std::uint32_t zones = 0;       // that the header counts; without a header, the largest zone named
  std::uint32_t zones_line = 1;  // where it counts them
  std::uint32_t first_zone = 1;  // the number that the file gives to ZoneId{0}
  bool counts_zones = true;      // false for the CSV notation, which has no header
  std::vector<ZoneId> origin, destination;
  std::vector<double> trips;                           // >= 0, finite; the header's multiplier included
  std::vector<std::uint32_t> line;                     // of the file
  std::optional<double> toll_factor, distance_factor;  // weights of these travellers, where the header gives them
  Faults notes;                                        // what was taken for granted, to be shown

  std::size_t size() const { return trips.size(); }
  InputPlace place(std::size_t row) const { return {file, line[row], 0}; }
  std::int64_t number(ZoneId z) const { return std::int64_t{z.value} + first_zone; }
};

/// Reads a trip table in any of three forms:
///   tagged  `<NUMBER OF ZONES> 24`, `Origin 1`, `2 : 100.0; 3 : 100.0;`, semicolons or not
///   plain   `ZONES:24`, `FLOW:360600.0`, `END`; rows `0 1:100.0 2:100.0`
///   CSV     `O,D,Ton`
/// Faults, all at once, with their lines: zones that the header does not count; trips that are negative or no finite
/// numbers; a pair given twice; a total in the header that is not the sum of the rows (to six digits, as many as such
/// headers may have): the file is cut or was edited.
Result<TntpTrips> read_tntp_trips(TextSource const& source);

/// The same from text. @param file name for messages
Result<TntpTrips> parse_tntp_trips(std::string_view text, std::string const& file);

}  // namespace tanvan
