// Tables of other programs: any bytes end in rows and at most one fault, and rows read back from what they are
// written as.
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/row_reader.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

using namespace tanvan;

std::vector<std::vector<std::string>> rows_of(std::string_view text) {
  RowReader reader(memory_source(text), "t.csv", ',', {.row_bytes = 5000, .file_bytes = 100'000, .lines = 10'000});
  std::vector<std::vector<std::string>> rows;
  while (reader.next()) rows.emplace_back(reader.cells().begin(), reader.cells().end());
  fuzz::must(reader.faults().size() <= 1);
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::text_of(data, size);
  auto const rows = rows_of(text);
  CsvText again;
  std::size_t widest = 0;
  for (auto const& row : rows) {
    again.row(row);
    for (auto const& cell : row) widest = std::max(widest, cell.size());
  }
  if (widest < 1000 && again.text().size() < 90'000) fuzz::must(rows_of(again.text()) == rows);
  NamedRows named(RowReader(memory_source(text), "t.csv"));
  auto const column = named.find("id");
  while (named.next()) static_cast<void>(named.cell(column));
  return 0;
}
