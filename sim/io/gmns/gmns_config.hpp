#pragma once
/// `config.csv` of a GMNS folder: the units and the coordinates of all other tables.

#include <optional>
#include <string>

#include "sim/core/result.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {

/// What `writer` says in a folder that the program wrote.
inline constexpr char const* kGmnsWriter = "tanvan";

struct GmnsConfig {
  std::string name, crs, currency;
  std::string short_length = "m";
  std::string long_length = "m";  // of link lengths, as it is called
  double metres = 1;              // in it
  double kmh = 1;                 // in the unit of speeds
  bool left_hand = false;
  bool lengths_stated = false;  // long_length is: nobody guesses another
  bool exact = false;           // written by `gmns_files`: units are what they say
};

/// Reads the first row. Faults: units that are unknown. An empty cell leaves the default: metres, km/h, keep right.
GmnsConfig read_gmns_config(NamedRows rows, Faults& faults);

}  // namespace tanvan
