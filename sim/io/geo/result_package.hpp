#pragma once
/// A results file as a GeoPackage that QGIS opens with sensible symbols.

#include <vector>

#include "sim/io/geo/geopackage.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/tables/result_tables.hpp"

namespace tanvan {

/// The tables with views and styles:
///   links           by daily volume; `links_volume_YEAR`, `links_vc_YEAR`, `links_speed_YEAR` for each transport year;
///   zones           by population density; `zones_YEAR` for each year, with a style for each figure;
///   stops, stations, sites, counts: by kind.
/// Classes are the same for all years, so that maps can be compared.
GeoPackage package_of_result(ResultsFile const& file, std::vector<DataTable> tables, Language language);

}  // namespace tanvan
