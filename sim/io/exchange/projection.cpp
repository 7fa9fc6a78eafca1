#include "sim/io/exchange/projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <proj.h>

namespace tanvan {

struct Projection::Inside {
  PJ_CONTEXT* context = nullptr;
  PJ* transformation = nullptr;

  Inside() = default;
  Inside(Inside const&) = delete;
  Inside& operator=(Inside const&) = delete;
  ~Inside() {
    proj_destroy(transformation);
    proj_context_destroy(context);
  }
};

Projection::Projection(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

std::optional<Projection> Projection::to_lon_lat(std::string const& crs) {
  auto inside = std::make_unique<Inside>();
  inside->context = proj_context_create();
  proj_log_level(inside->context, PJ_LOG_NONE);
  proj_context_set_enable_network(inside->context, 0);  // grids from elsewhere would make results depend on the day
  auto* const raw = proj_create_crs_to_crs(inside->context, crs_name(crs).c_str(), "EPSG:4326", nullptr);
  if (raw == nullptr) return std::nullopt;
  inside->transformation = proj_normalize_for_visualization(inside->context, raw);  // x is always east
  proj_destroy(raw);
  if (inside->transformation == nullptr) return std::nullopt;
  return Projection(std::move(inside));
}

namespace {

Point moved(PJ* transformation, PJ_DIRECTION direction, Point point) {
  auto const moved = proj_trans(transformation, direction, proj_coord(point.x, point.y, 0, 0));
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  bool const inside = moved.xy.x != HUGE_VAL && moved.xy.y != HUGE_VAL;
  return inside ? Point{moved.xy.x, moved.xy.y} : Point{kNone, kNone};
}

}  // namespace

Point Projection::operator()(Point point) const {
  return moved(inside_->transformation, PJ_FWD, point);
}

Point Projection::back(Point lon_lat) const {
  return moved(inside_->transformation, PJ_INV, lon_lat);
}

std::string crs_name(std::string const& crs) {
  auto const first = crs.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  auto name = crs.substr(first, crs.find_last_not_of(" \t") - first + 1);
  bool const number = std::all_of(name.begin(), name.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  return number ? "EPSG:" + name : name;
}

bool is_lon_lat(std::string const& crs) {
  constexpr std::array kNames = {"EPSG:4326", "epsg:4326", "WGS84",
                                 "WGS 84",    "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84"};
  auto const name = crs_name(crs);
  return std::any_of(kNames.begin(), kNames.end(), [&](char const* known) { return name == known; });
}

}  // namespace tanvan
