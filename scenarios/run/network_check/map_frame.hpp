#pragma once
/// From places of a network to a sheet of paper.

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// A map of a given width and height [px], north up, that shows a network as large as it can be.
struct MapFrame {
  double width = 0, height = 0;  // [px]
  Point centre;                  // in the network's coordinates
  double x_scale = 1, y_scale = 1;
  bool degrees = false;  // places are longitude and latitude, as the network says

  Point operator()(Point p) const {
    return {width / 2 + (p.x - centre.x) * x_scale, height / 2 - (p.y - centre.y) * y_scale};
  }
  bool shows(Point on_sheet) const {
    return on_sheet.x >= 0 && on_sheet.x <= width && on_sheet.y >= 0 && on_sheet.y <= height;
  }
  /// Metres on the ground of one px; NaN where the network does not say that places are
  /// degrees.
  double metres_a_px() const;
};

/// @param width,most_height [px]; the height follows the network
MapFrame map_frame(NetworkTables const& network, double width, double most_height);

}  // namespace tanvan
