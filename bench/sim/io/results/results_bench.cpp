// How many values a second are written to a results file, and how many does the content hash take?
#include <benchmark/benchmark.h>
#include <cmath>
#include <filesystem>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"

namespace {

constexpr std::size_t kBins = 4, kZones = 90;  // a day's skims of one mode in Bình Dương

std::vector<double> times() {
  std::vector<double> values(kBins * kZones * kZones);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 20 + 15 * std::sin(static_cast<double>(i));
  return values;
}

std::filesystem::path scratch() {
  return std::filesystem::temp_directory_path() / "tanvan-results-bench.h5";
}

void write_skims(benchmark::State& state) {
  auto const values = times();
  for (auto _ : state) {
    tanvan::ResultsWriter writer;
    for (auto const* mode : {"walk", "car", "bus", "truck"})
      writer.reals(std::string("/skims/2025/") + mode + "/time_min", {kBins, kZones, kZones}, values);
    writer.save(scratch());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * 4 * values.size()));
  std::filesystem::remove(scratch());
}
BENCHMARK(write_skims)->Unit(benchmark::kMillisecond);

void hash_skims(benchmark::State& state) {
  auto const values = times();
  tanvan::ResultsWriter writer;
  writer.reals("/skims/2025/car/time_min", {kBins, kZones, kZones}, values);
  writer.save(scratch());
  auto const file = tanvan::ResultsFile::open(scratch());
  for (auto _ : state) benchmark::DoNotOptimize(file->content_hash());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * values.size()));
  std::filesystem::remove(scratch());
}
BENCHMARK(hash_skims)->Unit(benchmark::kMillisecond);

}  // namespace
