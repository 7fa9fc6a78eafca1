/// Layers of GDAL as zones.

#include <fmt/format.h>

#include "sim/io/geo/gdal_session.hpp"
#include "sim/io/geo/ogr_geometry.hpp"
#include "sim/io/geo/zone_reading.hpp"
#include "sim/io/geo/zone_source.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

bool is_line(OGRwkbGeometryType type) {
  auto const flat = wkbFlatten(type);
  return flat == wkbLineString || flat == wkbMultiLineString;
}

bool is_area(OGRwkbGeometryType type) {
  auto const flat = wkbFlatten(type);
  return flat == wkbPolygon || flat == wkbMultiPolygon || flat == wkbCurvePolygon || flat == wkbMultiSurface;
}

std::string layer_names(GDALDataset& dataset) {
  std::string names;
  for (auto* layer : dataset.GetLayers()) names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
  return names;
}

/// The layer of that name, or the only one with areas, or the only one.
OGRLayer* layer_of(GDALDataset& dataset, std::string const& name) {
  if (!name.empty()) return dataset.GetLayerByName(name.c_str());
  std::vector<OGRLayer*> areas;
  for (auto* layer : dataset.GetLayers())
    if (is_area(layer->GetGeomType())) areas.push_back(layer);
  if (areas.size() == 1) return areas.front();
  return areas.empty() && dataset.GetLayerCount() == 1 ? dataset.GetLayer(0) : nullptr;
}

std::string text_of(OGRFeature& feature, int field) {
  if (!feature.IsFieldSetAndNotNull(field)) return {};
  if (feature.GetFieldDefnRef(field)->GetType() == OFTReal) return number_text(feature.GetFieldAsDouble(field));
  return feature.GetFieldAsString(field);
}

/// Curves become lines, third ordinates go.
std::unique_ptr<OGRGeometry> flat_geometry(OGRFeature& feature) {
  auto const* geometry = feature.GetGeometryRef();
  if (!geometry) return nullptr;
  std::unique_ptr<OGRGeometry> flat(geometry->hasCurveGeometry() ? geometry->getLinearGeometry() : geometry->clone());
  flat->flattenTo2D();
  return flat;
}

}  // namespace

void ZoneReading::read_geography(TextSource const& source) {
  auto dataset = open_zones(source, limits_);
  if (!dataset) return faults_.append(dataset.error());
  auto const format = zone_format(source.path);
  shapefiles_ = shapefiles_ || format == ZoneFormat::shapefile || format == ZoneFormat::archive;
  auto* const layer = layer_of(**dataset, options_.layer);
  if (!layer)
    return fault({source.shown, 1, 0},
                 fmt::format("which layer holds the zones? --layer names one of {}", layer_names(**dataset)));
  GdalSession const session;
  read_layer(source, *layer);
  if (!session.errors().empty() && faults_.empty())
    fault({source.shown, 1, 0}, "the file is damaged: " + session.errors().front());
}

void ZoneReading::read_layer(TextSource const& source, OGRLayer& layer) {
  if (is_line(layer.GetGeomType()))
    return fault({source.shown, 1, 0}, "it holds lines; zones are areas or points (roads are imported as networks)");
  auto const to_degrees = ToDegrees::of(options_.crs, layer.GetSpatialRef());
  if (!to_degrees) return unknown_reference();
  if (!to_degrees->from().empty())
    note_once(fmt::format("coordinates were turned from {} into WGS 84", to_degrees->from()));
  std::vector<std::size_t> columns;
  for (int field = 0; field < layer.GetLayerDefn()->GetFieldCount(); ++field)
    columns.push_back(column(layer.GetLayerDefn()->GetFieldDefn(field)->GetNameRef()));
  for (auto const& feature : layer) {
    if (is_full()) return;
    read_feature(source, *feature, *to_degrees, columns);
  }
}

void ZoneReading::read_feature(TextSource const& source, OGRFeature& feature, ToDegrees const& to_degrees,
                               std::vector<std::size_t> const& columns) {
  auto const number = ++report_.read["zones"];
  auto const which = fmt::format("zone {}", number);
  if (static_cast<std::size_t>(number) > limits_.zones)
    return fault({source.shown, 1, 0}, fmt::format("there are more than {} zones", limits_.zones));
  auto const geometry = flat_geometry(feature);
  if (!geometry) return report_.drop({"no geometry", source.shown, 0, which});
  if (!to_degrees.turn(*geometry))
    return fault({source.shown, 0, 0}, which + ": its coordinates lie outside its reference system");
  if (auto const no = builder_.add(*geometry)) {
    if (no->drop) return report_.drop({no->why, source.shown, 0, which});
    return fault({source.shown, 0, 0}, which + ": " + no->why);
  }
  begin_row({source.shown, 0, 0});
  numbers_.push_back(number);
  for (std::size_t i = 0; i < columns.size(); ++i) set(columns[i], text_of(feature, static_cast<int>(i)));
}

}  // namespace tanvan
