#pragma once
/// Matrices of zone pairs as tables of separated values.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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

/// What is still taken for a table of pairs. Memory is bounded by them, not by the file.
struct OdLimits {
  std::size_t pairs = 50'000'000;  // below 2^32
  std::size_t values = 100'000'000;
  std::size_t zones = 100'000;
  std::size_t names = 1'000;
};

/// Reads the long form, a row a pair (`o,d,value`, `origin,destination,trips_car,trips_bus`, `Từ,Đến,Chuyến`, also
/// DTALite's `o_zone_id,d_zone_id,volume`, or three numbers a row without a line of names), and the square form, whose
/// line of names holds the destinations and whose first column the same zones as origins. Names match in any case, with
/// and without marks, blanks and underscores; Vietnamese ones of trips become `trips`. Separators are commas,
/// semicolons or tabs, whichever the first row has most of; where they are no commas, commas may be the decimal sign.
/// `inf` is kept. Faults with file and line: a value that is no number, decimal commas beside points, a row of another
/// width, a pair that came before, a square whose columns repeat, a form that is neither (with the columns), a limit.
Result<OdTable> read_od_table(std::string_view bytes, std::string const& shown, OdLimits limits = {});
Result<OdTable> read_od_table(std::unique_ptr<ByteSource> source, std::string const& shown, OdLimits limits = {});

/// The long form: `origin,destination,NAME…`.
std::string od_csv(OdTable const& table);

}  // namespace tanvan
