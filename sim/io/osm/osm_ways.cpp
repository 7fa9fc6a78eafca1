#include "sim/io/osm/osm_store.hpp"

#include <algorithm>

namespace tanvan {

std::span<std::int64_t const> OsmWays::nodes_of(std::size_t way) const {
  return std::span(node).subspan(node_offset[way], node_offset[way + 1] - node_offset[way]);
}

OsmTags OsmWays::tags_of(std::size_t way, std::vector<OsmTag>& into) const {
  into.clear();
  auto begin = tag_offset[way] == 0 ? 0U : tag_end[tag_offset[way] - 1];
  auto const take = [&](std::size_t i) {
    std::string_view const word(text.data() + begin, tag_end[i] - begin);
    begin = tag_end[i];
    return word;
  };
  for (auto i = tag_offset[way]; i < tag_offset[way + 1]; i += 2) {
    auto const key = take(i), value = take(i + 1);
    into.push_back({key, value});
  }
  return OsmTags(into);
}

void OsmWays::add(OsmWay const& way) {
  id.push_back(way.head.id);
  version.push_back(way.head.version);
  node.insert(node.end(), way.nodes.begin(), way.nodes.end());
  node_offset.push_back(node.size());
  for (auto const& [key, value] : way.tags.all())
    for (auto const word : {key, value}) {
      text.insert(text.end(), word.begin(), word.end());
      tag_end.push_back(static_cast<std::uint32_t>(text.size()));
    }
  tag_offset.push_back(tag_end.size());
}

std::uint32_t OsmNodes::row_of(std::int64_t node) const {
  auto const found = std::lower_bound(id.begin(), id.end(), node);
  return found == id.end() || *found != node ? kNone : static_cast<std::uint32_t>(found - id.begin());
}

}  // namespace tanvan
