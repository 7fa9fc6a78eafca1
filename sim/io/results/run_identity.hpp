#pragma once
/// What a results file says of the run that made it.

#include <cstdint>
#include <string>

#include "sim/io/results/results_writer.hpp"

namespace tanvan {

/// Who ran what: the attributes of a results file that the world does not know.
struct RunIdentity {
  std::string command;   ///< of tanvan: run, economy, synthesize; empty where the file tells what it is
  std::string scenario;  ///< its name
  std::string title_vi, title_en;
  std::string config;  ///< the resolved scenario in TOML, able to run again
  std::string code_version, commit;
  std::string created;  ///< UTC, such as 2026-03-01T07:00:00Z
  int threads = 1;
  double wall_s = 0;  ///< [s]
};

/// Its attributes, and /config. @param scale  of the population, (0, 1]
void put_identity(ResultsWriter& file, RunIdentity const& run, std::uint64_t seed, double scale);

}  // namespace tanvan
