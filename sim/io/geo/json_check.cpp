#include "sim/io/geo/json_check.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;
/// Members of a geometry that stands alone; others say that it is a part of something else.
constexpr char const* kMembers[] = {"type", "coordinates", "geometries", "bbox", "crs", "name", "id"};
constexpr std::ptrdiff_t kCollections = 3;  // the first of these, which may have any member
constexpr char const* kTypes[] = {"FeatureCollection", "Feature",           "Topology",        "Point",
                                  "MultiPoint",        "LineString",        "MultiLineString", "Polygon",
                                  "MultiPolygon",      "GeometryCollection"};

/// Looks at the outermost object alone.
class Outline : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, string_t const&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& text) override {
    if (depth_ == 1 && key_ == "type") type_ = text;
    return true;
  }
  bool key(string_t& name) override {
    if (depth_ == 1) key_ = name;
    if (depth_ == 1 &&
        std::none_of(std::begin(kMembers), std::end(kMembers), [&](auto const* one) { return name == one; }))
      foreign_ = true;
    if (depth_ == 1 && first_keys_.size() < kShownKeys)
      first_keys_ += (first_keys_.empty() ? "" : ", ") + in_quotes(name);
    return true;
  }
  bool start_object(std::size_t) override { return ++depth_ <= kDeepest; }
  bool end_object() override { return --depth_ >= 0; }
  bool start_array(std::size_t) override { return ++depth_ <= kDeepest; }
  bool end_array() override { return --depth_ >= 0; }
  bool parse_error(std::size_t byte, std::string const&, Json::exception const&) override {
    wrong_at_ = byte;
    return false;
  }

  int depth() const { return depth_; }
  std::size_t wrong_at() const { return wrong_at_; }
  std::string const& type() const { return type_; }
  /// Something that a geometry alone has not.
  bool foreign() const { return foreign_; }
  std::string const& keys() const { return first_keys_; }

 private:
  static constexpr std::size_t kShownKeys = 40;
  bool foreign_ = false;
  int depth_ = 0;
  std::size_t wrong_at_ = 0;
  std::string key_, type_, first_keys_;
};

/// The line of a byte, both from 1.
std::uint32_t line_of(std::filesystem::path const& path, std::size_t byte) {
  std::ifstream in(path, std::ios::binary);
  std::uint32_t line = 1;
  for (std::size_t at = 1; at < byte; ++at) {
    auto const sign = in.get();
    if (sign == std::ifstream::traits_type::eof()) break;
    if (sign == '\n') ++line;
  }
  return line;
}

bool is_geography(Outline const& outline) {
  auto const* const found = std::find(std::begin(kTypes), std::end(kTypes), outline.type());
  return found != std::end(kTypes) && (found < std::begin(kTypes) + kCollections || !outline.foreign());
}

}  // namespace

std::optional<Fault> no_geojson(TextSource const& source) {
  std::ifstream in(source.path, std::ios::binary);
  Outline outline;
  bool const sound = Json::sax_parse(in, &outline);
  if (!sound && outline.depth() > kDeepest)
    return error(Errc::bad_input, {source.shown, 1, 0},
                 fmt::format("the JSON is nested deeper than {} levels", kDeepest));
  if (!sound)
    return error(Errc::bad_input, {source.shown, line_of(source.path, outline.wrong_at()), 0},
                 "the JSON is cut off or wrong here");
  if (is_geography(outline)) return std::nullopt;
  return error(
      Errc::unsupported, {source.shown, 1, 0},
      fmt::format("this JSON is neither GeoJSON nor TopoJSON: its outermost object has {}; expected is a type such as "
                  "FeatureCollection. Convert it first",
                  outline.keys().empty() ? "no keys" : "the keys " + outline.keys()));
}

}  // namespace tanvan
