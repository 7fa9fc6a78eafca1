#pragma once
/// What kinds of lines there are.

#include "sim/engine/region.hpp"

namespace tanvan {

/// Lines that stop at stations: BRT, metro, railway. Buses stop at the kerb, and freight trains carry nobody.
inline bool has_stations(LineRow const& line) {
  return line.mode == "brt" || line.mode == "metro" || line.mode == "rail";
}

}  // namespace tanvan
