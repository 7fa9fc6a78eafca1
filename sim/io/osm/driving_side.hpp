#pragma once
/// Which side of the road traffic keeps to.

#include <string>

#include "sim/io/osm/osm_store.hpp"

namespace tanvan {

struct SideFound {
  bool left = false;
  std::string why;  // one sentence for the report
};

/// The side that the roundabouts of the file are driven on (clockwise: left), where three or more of them agree by two
/// to one; else that of the country around the middle of the file's nodes, by a table of boxes.
SideFound driving_side(OsmStore const& store);

/// True within a box of a country where traffic keeps left (list: Wikipedia, Left- and right-hand traffic; the boxes
/// are ours, coarse at land borders).
bool keeps_left_at(OsmPlace place);

}  // namespace tanvan
