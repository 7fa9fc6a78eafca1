// How many links and how many pairs a second do the readers of TNTP files take?
#include <benchmark/benchmark.h>
#include <string>

#include "sim/io/tntp/tntp_network.hpp"
#include "sim/io/tntp/tntp_trips.hpp"

namespace {

std::string network(std::size_t links) {
  auto text = "<NUMBER OF ZONES> 1790\n<NUMBER OF NODES> 12982\n<FIRST THRU NODE> 1791\n<NUMBER OF LINKS> " +
              std::to_string(links) + "\n<END OF METADATA>\n";
  for (std::size_t i = 0; i < links; ++i)
    text += "\t" + std::to_string(i % 12982 + 1) + "\t12577\t720\t1.11\t" + std::to_string(1.903 + 1e-3 * double(i)) +
            "\t0.15\t4\t32\t0\t1\t;\n";
  return text;
}

std::string trips(std::size_t zones) {
  auto text = "<NUMBER OF ZONES> " + std::to_string(zones) + "\n<END OF METADATA>\n";
  for (std::size_t i = 1; i <= zones; ++i) {
    text += "Origin " + std::to_string(i);
    for (std::size_t j = 1; j <= zones; ++j)
      text += (j % 5 == 1 ? "\n" : "") + std::string("  ") + std::to_string(j) + " :     " +
              std::to_string(0.37 * double(j)) + ";";
    text += "\n";
  }
  return text;
}

void read_network(benchmark::State& state) {
  auto const text = network(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(tanvan::parse_tntp_network(text, "net"));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_network)->Arg(1'000)->Arg(39'018)->Unit(benchmark::kMillisecond);

void read_trips(benchmark::State& state) {
  auto const text = trips(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(tanvan::parse_tntp_trips(text, "trips"));
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
}
BENCHMARK(read_trips)->Arg(100)->Arg(500)->Unit(benchmark::kMillisecond);

}  // namespace
