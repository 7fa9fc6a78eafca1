// Tables of scenarios: any text ends in a table or in faults with their places.
#include <array>

#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "tests/fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tanvan;
  std::array const columns{ColumnSpec{"id"}, ColumnSpec{"value", false}, ColumnSpec{"at", false}};
  Faults faults;
  auto const table = parse_csv(fuzz::text_of(data, size), "t.csv", columns, faults);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    CsvRow const cells(table, row, faults);
    cells.number_or(table.column("value"), {0, 1e6, "m"}, 0);
    cells.clock_min(table.column("at"));
    fuzz::must(cells.place().line > 0);
  }
  for (auto const& fault : faults.sorted()) fuzz::must(!fault.sentence.empty());
  return 0;
}
