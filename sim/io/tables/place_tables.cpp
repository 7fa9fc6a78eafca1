/// Stops, stations and sites.

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {

void add_place_tables(ResultColumns&, Tables&) {}

}  // namespace tanvan
