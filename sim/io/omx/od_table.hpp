#pragma once
/// Matrices of zone pairs as tables of separated values.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// Pairs that a table names, in its order, with one or more values each.
struct OdTable {
  std::vector<std::string> zone;           // labels, as they first came
  std::vector<std::uint32_t> origin;       // rows of `zone`
  std::vector<std::uint32_t> destination;  //
  std::vector<std::string> names;          // of the values, such as `trips`
  std::vector<double> values;              // row-major: as many a pair as names
  std::vector<std::string> notes;

  std::size_t pairs() const { return origin.size(); }
};

/// What is still taken for a table of pairs.
struct OdLimits {
  std::size_t pairs = 50'000'000;
  std::size_t zones = 100'000;
  std::size_t names = 1'000;
};

/// Reads the long form, a row a pair (`o,d,value`, `origin,destination,trips_car,trips_bus`, also DTALite's
/// `o_zone_id,d_zone_id,volume`, or three numbers a row without a line of names), and the square form, whose line of
/// names holds the destinations and whose first column the origins. Separators are commas, semicolons or tabs. Faults
/// with file and line: a value that is no finite number, a row of another width, a pair that came before, a square
/// whose rows or columns repeat, a form that is neither.
Result<OdTable> read_od_table(std::string_view bytes, std::string const& shown, OdLimits limits = {});

/// The long form: `origin,destination,NAME…`.
std::string od_csv(OdTable const& table);

}  // namespace tanvan
