#pragma once
/// Small worlds as OpenStreetMap XML, and tags as text.

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "sim/io/osm/osm_import.hpp"

namespace tanvan {

/// Tags of `key=value key=value`; values may hold anything but blanks (`~` stands for one).
class TagText {
 public:
  explicit TagText(std::string const& text) {
    std::size_t at = 0;
    while (at < text.size()) {
      auto const end = std::min(text.find(' ', at), text.size());
      auto const word = text.substr(at, end - at);
      auto const equal = word.find('=');
      words_.push_back(word.substr(0, equal));
      words_.push_back(word.substr(equal + 1));
      for (auto& letter : words_.back())
        if (letter == '~') letter = ' ';
      at = end + 1;
    }
    for (std::size_t i = 0; i < words_.size(); i += 2) tags_.push_back({words_[i], words_[i + 1]});
  }
  TagText(TagText const&) = delete;
  TagText& operator=(TagText const&) = delete;

  OsmTags tags() const { return OsmTags(tags_); }

 private:
  std::vector<std::string> words_;
  std::vector<OsmTag> tags_;
};

/// OpenStreetMap XML under construction. Node n lies at longitude 106 + x/1000, latitude 11 + y/1000.
class OsmText {
 public:
  OsmText& node(std::int64_t id, double x, double y, std::string const& tags = {}, std::string const& attributes = {}) {
    text_ += "<node id=\"" + std::to_string(id) + "\" lon=\"" + std::to_string(106 + x / 1000) + "\" lat=\"" +
             std::to_string(11 + y / 1000) + "\" " + attributes + ">" + tag_lines(tags) + "</node>\n";
    return *this;
  }
  OsmText& way(std::int64_t id, std::vector<std::int64_t> const& nodes, std::string const& tags,
               std::string const& attributes = {}) {
    text_ += "<way id=\"" + std::to_string(id) + "\" " + attributes + ">";
    for (auto const node : nodes) text_ += "<nd ref=\"" + std::to_string(node) + "\"/>";
    text_ += tag_lines(tags) + "</way>\n";
    return *this;
  }
  /// @param members such as `from:w1 via:n2 to:w3`
  OsmText& relation(std::int64_t id, std::string const& members, std::string const& tags) {
    text_ += "<relation id=\"" + std::to_string(id) + "\">";
    for (std::size_t at = 0; at < members.size();) {
      auto const end = std::min(members.find(' ', at), members.size());
      auto const colon = members.find(':', at);
      auto const* const type = members[colon + 1] == 'w' ? "way" : members[colon + 1] == 'n' ? "node" : "relation";
      text_ += std::string("<member type=\"") + type + "\" ref=\"" + members.substr(colon + 2, end - colon - 2) +
               "\" role=\"" + members.substr(at, colon - at) + "\"/>";
      at = end + 1;
    }
    text_ += tag_lines(tags) + "</relation>\n";
    return *this;
  }
  OsmText& raw(std::string const& xml) {
    text_ += xml;
    return *this;
  }
  /// The objects without the element around them.
  std::string const& inside() const { return text_; }
  std::string text() const { return "<osm version=\"0.6\">\n" + text_ + "</osm>\n"; }

 private:
  static std::string tag_lines(std::string const& tags) {
    TagText const parsed(tags);
    std::string lines;
    for (auto const& [key, value] : parsed.tags().all())
      lines += "<tag k=\"" + std::string(key) + "\" v=\"" + std::string(value) + "\"/>";
    return lines;
  }

  std::string text_;
};

inline Result<ImportedNetwork> read_text_as_osm(std::string const& text, OsmOptions const& options = {}) {
  auto const source = osm_bytes(text, "w.osm");
  if (!source) return source.error();
  return read_osm(*source, options);
}

/// The network of a world that can be read; everything is kept unless asked otherwise.
inline ImportedNetwork network_of_text(OsmText const& world, OsmOptions options = {}) {
  auto const text = world.text();
  auto read = read_text_as_osm(text, options);
  EXPECT_TRUE(read.has_value()) << (read ? "" : to_string(read.error().sorted().front()));
  return read ? std::move(*read) : ImportedNetwork{};
}

inline OsmOptions keeping_all() {
  OsmOptions options;
  options.parts = KeptParts::all;
  return options;
}

/// Row of the link between two nodes by their ids; no such row where there is none.
inline LinkId link_between(NetworkTables const& network, std::string const& from, std::string const& to) {
  auto const& links = network.links;
  for (auto const a : ids<LinkId>(links.size()))
    if (network.nodes.id[links.from[a]] == from && network.nodes.id[links.to[a]] == to) return a;
  return {};
}

inline bool has_note(ImportReport const& report, std::string const& words) {
  for (auto const& note : report.notes)
    if (note.find(words) != std::string::npos) return true;
  return false;
}

inline bool has_dropped(ImportReport const& report, std::string const& reason, std::string const& id) {
  for (auto const& dropped : report.dropped)
    if (dropped.reason.find(reason) != std::string::npos && dropped.id == id) return true;
  return false;
}

}  // namespace tanvan
