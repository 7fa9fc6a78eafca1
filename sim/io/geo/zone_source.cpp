#include "sim/io/geo/zone_source.hpp"

#include <algorithm>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "sim/io/geo/gdal_session.hpp"
#include "sim/io/geo/json_check.hpp"
#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostMembers = 10'000;  // of an archive

struct Ending {
  char const* text;
  ZoneFormat format;
};
constexpr Ending kEndings[] = {{".geojson", ZoneFormat::json},  {".json", ZoneFormat::json},
                               {".topojson", ZoneFormat::json}, {".gpkg", ZoneFormat::geopackage},
                               {".shp", ZoneFormat::shapefile}, {".zip", ZoneFormat::archive},
                               {".csv", ZoneFormat::csv},       {".txt", ZoneFormat::csv}};

Fault refuse(TextSource const& source, Errc code, std::string sentence) {
  return error(code, {source.shown, 1, 0}, std::move(sentence));
}

/// The member of an archive that holds zones, as GDAL names it.
Result<std::string> member_of(TextSource const& source, ZoneLimits const& limits) {
  auto const root = "/vsizip/" + source.path.string();
  CPLStringList const members(VSIReadDirRecursive(root.c_str()));
  std::vector<std::string> found;
  std::uint64_t bytes = 0;
  for (int i = 0; i < members.size(); ++i) {
    auto const name = root + "/" + members[i];
    VSIStatBufL stat{};
    if (VSIStatL(name.c_str(), &stat) == 0) bytes += static_cast<std::uint64_t>(stat.st_size);
    auto const format = zone_format(members[i]);
    if (format == ZoneFormat::shapefile || format == ZoneFormat::geopackage || format == ZoneFormat::json)
      found.push_back(name);
  }
  if (static_cast<std::size_t>(members.size()) > kMostMembers || bytes > limits.file_bytes)
    return refuse(source, Errc::unsupported,
                  fmt::format("the archive holds {} files of {} bytes, more than are read", members.size(), bytes));
  std::sort(found.begin(), found.end());
  if (found.empty()) return refuse(source, Errc::unsupported, "the archive holds no .shp, .gpkg or .geojson");
  if (found.size() > 1)
    return refuse(source, Errc::unsupported,
                  fmt::format("the archive holds {} files of zones; unpack it and name one", found.size()));
  return found.front();
}

bool is_outside_regular(TextSource const& source) {
  std::error_code failed;
  return !fs::is_regular_file(source.path, failed);
}

/// A Shapefile without the index beside it. @param name as GDAL names it, also within an archive
bool lacks_index(std::string const& name) {
  if (zone_format(name) != ZoneFormat::shapefile) return false;
  auto const stem = name.substr(0, name.size() - std::string_view(".shp").size());
  VSIStatBufL stat{};
  return VSIStatL((stem + ".shx").c_str(), &stat) != 0 && VSIStatL((stem + ".SHX").c_str(), &stat) != 0;
}

std::vector<char const*> drivers_for(ZoneFormat format) {
  switch (format) {
    case ZoneFormat::json: return {"GeoJSON", "TopoJSON", nullptr};
    case ZoneFormat::geopackage: return {"GPKG", nullptr};
    case ZoneFormat::shapefile: return {"ESRI Shapefile", nullptr};
    default: return {"ESRI Shapefile", "GPKG", "GeoJSON", "TopoJSON", nullptr};
  }
}

}  // namespace

ZoneFormat zone_format(fs::path const& path) {
  auto const end = lower_case(path.extension().string());
  for (auto const& ending : kEndings)
    if (end == ending.text) return ending.format;
  return ZoneFormat::unknown;
}

std::vector<TextSource> zone_files(TextSource const& source) {
  std::error_code failed;
  if (!fs::is_directory(source.path, failed)) return {source};
  std::vector<TextSource> files;
  for (auto const& entry : fs::directory_iterator(source.path, failed)) {
    auto const format = zone_format(entry.path());
    bool const wanted =
        format == ZoneFormat::json || format == ZoneFormat::shapefile || format == ZoneFormat::geopackage;
    if (wanted && entry.path().filename() != "import.json")
      files.push_back({entry.path(), (fs::path(source.shown) / entry.path().filename()).string()});
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.shown < b.shown; });
  return files;
}

Result<std::unique_ptr<GDALDataset>> open_zones(TextSource const& source, ZoneLimits const& limits) {
  auto const format = zone_format(source.path);
  if (format == ZoneFormat::unknown)
    return refuse(source, Errc::unsupported,
                  "zones are read from .geojson, .json, .topojson, .gpkg, .shp, .zip and .csv");
  std::error_code failed;
  if (is_outside_regular(source)) return refuse(source, Errc::missing_file, "there is no such file");
  if (fs::file_size(source.path, failed) > limits.file_bytes)
    return refuse(source, Errc::unsupported, fmt::format("the file is larger than {} bytes", limits.file_bytes));
  if (format == ZoneFormat::json)
    if (auto const fault = no_geojson(source)) return *fault;
  std::string name = source.path.string();
  if (format == ZoneFormat::archive) {
    auto const member = member_of(source, limits);
    if (!member) return member.error();
    name = *member;
  }
  if (lacks_index(name))
    return refuse(source, Errc::missing_file,
                  fmt::format("{}.shx is missing beside it; a Shapefile is .shp, .shx and .dbf together",
                              fs::path(name).stem().string()));
  GdalSession const session;
  char const* const options[] = {"ENCODING=", nullptr};  // of shapefiles: bytes as they are
  auto const drivers = drivers_for(format);
  std::unique_ptr<GDALDataset> dataset(
      GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                        format == ZoneFormat::shapefile || format == ZoneFormat::archive ? options : nullptr));
  if (!dataset)
    return refuse(source, Errc::unreadable,
                  session.errors().empty() ? "no zones could be read from it"
                                           : "no zones could be read from it: " + session.errors().front());
  return dataset;
}

}  // namespace tanvan
