#pragma once
/// Traffic signals, which OpenStreetMap often maps beside the junction that they belong to.

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/osm/street_steps.hpp"

namespace tanvan {

/// Moves each signal that stands between junctions to the nearest junction of three edges or more within 25 m along the
/// street (the reach is that of SUMO's netconvert, `--tls.guess-signals.dist`), in its `traffic_signals:direction` where it
/// has one. Others stay where they are, as signals of a crossing. A note counts the moved ones.
/// @param[in,out] graph  `signal` and `keep` of its nodes
void move_signals(OsmStore const& store, StreetSteps const& steps, StreetGraph& graph, ImportReport& report);

}  // namespace tanvan
