#include "sim/io/exchange/projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <proj.h>

#include "sim/io/files/late_library.hpp"

namespace tanvan {
namespace {

/// What we use of PROJ, by its own names.
struct Proj {
  LateLibrary const library{TANVAN_PROJ_LIBRARY};
  decltype(&proj_context_create) const context_create = of<decltype(proj_context_create)>("proj_context_create");
  decltype(&proj_context_destroy) const context_destroy = of<decltype(proj_context_destroy)>("proj_context_destroy");
  decltype(&proj_context_set_enable_network) const context_set_enable_network =
      of<decltype(proj_context_set_enable_network)>("proj_context_set_enable_network");
  decltype(&proj_log_level) const log_level = of<decltype(proj_log_level)>("proj_log_level");
  decltype(&proj_create_crs_to_crs) const create_crs_to_crs =
      of<decltype(proj_create_crs_to_crs)>("proj_create_crs_to_crs");
  decltype(&proj_normalize_for_visualization) const normalize_for_visualization =
      of<decltype(proj_normalize_for_visualization)>("proj_normalize_for_visualization");
  decltype(&proj_trans) const trans = of<decltype(proj_trans)>("proj_trans");
  decltype(&proj_destroy) const destroy = of<decltype(proj_destroy)>("proj_destroy");

  template <class F>
  F* of(char const* name) const {
    return library.function<F>(name);
  }
};

/// PROJ, opened at the first call: loading it and what it needs takes some milliseconds.
Proj const& proj() {
  static Proj const opened;
  return opened;
}

}  // namespace

struct Projection::Inside {
  PJ_CONTEXT* context = nullptr;
  PJ* transformation = nullptr;

  Inside() = default;
  Inside(Inside const&) = delete;
  Inside& operator=(Inside const&) = delete;
  ~Inside() {
    proj().destroy(transformation);
    proj().context_destroy(context);
  }
};

Projection::Projection(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

std::optional<Projection> Projection::to_lon_lat(std::string const& crs) {
  auto inside = std::make_unique<Inside>();
  inside->context = proj().context_create();
  proj().log_level(inside->context, PJ_LOG_NONE);
  proj().context_set_enable_network(inside->context, 0);  // grids from elsewhere would make results depend on the day
  auto* const raw = proj().create_crs_to_crs(inside->context, crs_name(crs).c_str(), "EPSG:4326", nullptr);
  if (raw == nullptr) return std::nullopt;
  inside->transformation = proj().normalize_for_visualization(inside->context, raw);  // x is always east
  proj().destroy(raw);
  if (inside->transformation == nullptr) return std::nullopt;
  return Projection(std::move(inside));
}

namespace {

Point moved(PJ* transformation, PJ_DIRECTION direction, Point point) {
  auto const moved = proj().trans(transformation, direction, PJ_COORD{{point.x, point.y, 0, 0}});
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
