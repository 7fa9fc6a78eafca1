#pragma once
/// Nodes, ways and relations of OpenStreetMap as they pass by: views that live until the next object.

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace tanvan {

struct OsmTag {
  std::string_view key, value;
};

/// The tags of an object. Keys are few, so that a search is a walk.
class OsmTags {
 public:
  OsmTags() = default;
  explicit OsmTags(std::span<OsmTag const> tags) : tags_(tags) {}

  /// The value, empty where there is no such key. The key is `name` and `suffix` together: `maxspeed`, `:forward`.
  std::string_view operator[](std::string_view name) const { return of(name, {}); }
  std::string_view of(std::string_view name, std::string_view suffix) const;
  bool is(std::string_view name, std::string_view value) const { return (*this)[name] == value; }
  /// True where a key ends so: `:conditional`.
  bool any_key_ends_with(std::string_view end) const;

  std::span<OsmTag const> all() const { return tags_; }

 private:
  std::span<OsmTag const> tags_;
};

/// A place in units of 1e-7 degrees, the resolution of OpenStreetMap.
struct OsmPlace {
  static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::max();
  static constexpr double kDegrees = 1e7;  // units in one

  std::int32_t lon = kNone, lat = kNone;

  constexpr bool known() const { return lon != kNone; }
  /// Whether it lies on the globe; PBF may say otherwise.
  constexpr bool on_globe() const { return x() >= -180 && x() <= 180 && y() >= -90 && y() <= 90; }
  /// [degrees]
  constexpr double x() const { return lon / kDegrees; }
  constexpr double y() const { return lat / kDegrees; }
  friend constexpr bool operator==(OsmPlace, OsmPlace) = default;
};

/// What every object has.
struct OsmHead {
  std::int64_t id = 0;        // any, negative ones of editors too
  std::uint32_t version = 0;  // 0 where the file does not say
  bool visible = true;        // false: this version deleted the object
};

struct OsmNode {
  OsmHead head;
  OsmPlace place;
  OsmTags tags;
};

struct OsmWay {
  OsmHead head;
  std::span<std::int64_t const> nodes;
  OsmTags tags;
};

struct OsmMember {
  char type = 'n';  // n, w, r
  std::int64_t id = 0;
  std::string_view role;
};

struct OsmRelation {
  OsmHead head;
  std::span<OsmMember const> members;
  OsmTags tags;
};

}  // namespace tanvan
