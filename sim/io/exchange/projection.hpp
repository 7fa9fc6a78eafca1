#pragma once
/// Coordinates of any reference system as longitude and latitude, by PROJ. The only file that knows PROJ.

#include <memory>
#include <optional>
#include <string>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// From one reference system to WGS 84.
class Projection {
 public:
  /// @param crs `EPSG:32648`, `32648`, a PROJ string such as `+proj=utm +zone=48`, or WKT
  /// @return none where PROJ knows no such system
  static std::optional<Projection> to_lon_lat(std::string const& crs);

  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  /// Longitude and latitude [degrees] of a point; NaN where it lies outside the system's domain.
  Point operator()(Point point) const;
  /// The way back.
  Point back(Point lon_lat) const;

 private:
  struct Inside;
  explicit Projection(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// True for WGS 84 itself in longitude and latitude, by any of its usual names: nothing is to be done.
bool is_lon_lat(std::string const& crs);

/// `EPSG:32648` for the bare number that GMNS holds; other names as they are, without blanks around them.
std::string crs_name(std::string const& crs);

}  // namespace tanvan
