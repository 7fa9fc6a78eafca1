#pragma once
/// OpenStreetMap files, one object at a time. The only file that knows libosmium.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/osm/osm_objects.hpp"
#include "sim/io/osm/xml_guard.hpp"

namespace tanvan {

/// How a file is written; told by its first bytes, whatever its name.
enum class OsmForm : std::uint8_t { pbf, xml, xml_gzip, xml_bzip2 };

/// What is read: a file, or bytes in memory that outlive the source.
struct OsmSource {
  std::filesystem::path path;  // empty: the bytes
  std::string_view bytes;
  std::string shown;  // the name for messages
  OsmForm form = OsmForm::xml;
};

/// A source of this file. Faults: no such file, no regular file, neither PBF nor XML (plain, gzip, bzip2).
Result<OsmSource> osm_file(std::filesystem::path const& path, std::string const& shown);
/// The same of bytes. @param bytes outlive the source
Result<OsmSource> osm_bytes(std::string_view bytes, std::string const& shown);

/// What is to be known of XML before the first `hear_osm`: faults of tags or depth that would cost a parser more than
/// any map is worth, numbers that are none, and what an editor has deleted. Nothing of PBF.
XmlSeen look_through_osm(OsmSource const& source);

/// Who hears of the objects. Kinds without a listener are passed over unread where the form allows it.
struct OsmListener {
  std::function<void(OsmNode const&)> node;
  std::function<void(OsmWay const&)> way;
  std::function<void(OsmRelation const&)> relation;
};

/// Reads the source from begin to end, in the order of the file. Memory is bounded by the largest block or object.
/// @return the fault that ended reading: a cut file, bytes that are none of the format, XML that is not well formed
/// (with
///         line and column), an entity declared in XML, a tag longer than OpenStreetMap allows; none at a good end
/// @throws what the listener throws
std::optional<Fault> hear_osm(OsmSource const& source, OsmListener const& listener);

}  // namespace tanvan
