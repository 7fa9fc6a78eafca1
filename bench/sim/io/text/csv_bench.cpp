// How many rows a second does the reader of tables split, normalize and turn into numbers?
#include <array>
#include <benchmark/benchmark.h>
#include <string>

#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"

namespace {

constexpr std::array kColumns = {tanvan::ColumnSpec{"stop_id"}, tanvan::ColumnSpec{"name"},
                                 tanvan::ColumnSpec{"lon_deg"}, tanvan::ColumnSpec{"lat_deg"}};

std::string stops(std::size_t rows) {
  std::string text = "stop_id,name,lon_deg,lat_deg\n";
  for (std::size_t i = 0; i < rows; ++i)
    text += "S" + std::to_string(i) + ",\"Ngã tư Đại lộ Bình Dương, Thủ Dầu Một\",106.6705,10.97581\n";
  return text;
}

void read_stops(benchmark::State& state) {
  auto const text = stops(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    tanvan::Faults faults;
    auto const table = tanvan::parse_csv(text, "stops.csv", kColumns, faults);
    auto const lon = table.column("lon_deg");
    double sum = 0;
    for (std::size_t i = 0; i < table.rows(); ++i)
      sum += tanvan::CsvRow(table, i, faults).number(lon, tanvan::kLongitude);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_stops)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
