#pragma once
/// Is a JSON file GeoJSON or TopoJSON, and if it is cut, where?

#include <optional>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// A fault with the line where the JSON breaks off or is wrong, or of line 1 where it is sound but holds no geography.
/// Reads the file once in small memory; nesting deeper than 64 is a fault.
std::optional<Fault> no_geojson(TextSource const& source);

}  // namespace tanvan
