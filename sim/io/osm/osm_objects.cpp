#include "sim/io/osm/osm_objects.hpp"

#include <algorithm>

namespace tanvan {
namespace {

bool is_joined(std::string_view key, std::string_view name, std::string_view suffix) {
  return key.size() == name.size() + suffix.size() && key.starts_with(name) && key.ends_with(suffix);
}

}  // namespace

std::string_view OsmTags::of(std::string_view name, std::string_view suffix) const {
  for (auto const& [key, value] : tags_)
    if (is_joined(key, name, suffix)) return value;
  return {};
}

bool OsmTags::any_key_ends_with(std::string_view end) const {
  return std::any_of(tags_.begin(), tags_.end(), [&](OsmTag const& tag) { return tag.key.ends_with(end); });
}

}  // namespace tanvan
