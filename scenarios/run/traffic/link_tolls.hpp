#pragma once
/// Tolls of a folder's links by class and hour: the toll column of link.csv, and a table over it.

#include <array>
#include <vector>

#include "scenarios/run/traffic/traffic_network.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// [currency a passage] of each class: [links], [hours, links] where they change by the hour, or empty: none.
using ClassTolls = std::array<std::vector<double>, kVehicleClasses>;

/// The toll column, the same for all classes and hours.
ClassTolls column_tolls(TrafficNetwork const& network);

/// Reads `link_id, toll` [currency a passage, >= 0], and `class` (motorbike, car, bus, truck, with blanks between;
/// empty: all), `from` and `to` (whole hours as a clock's, 06:00, or seconds; empty: all day; a `to` that is not after
/// `from` is one of the next day), which need not be there. A row lies over link.csv and over the rows of lines before
/// it. Whoever enters the link in the hour pays. Faults, all at once with their lines: columns or cells missing,
/// numbers out of range, links and classes that are not there, times that are no whole hours, one of two times alone.
Result<ClassTolls> read_link_tolls(TextSource const& source, TrafficNetwork const& network);

}  // namespace tanvan
