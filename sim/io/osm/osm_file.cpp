#include "sim/io/osm/osm_file.hpp"

#include <array>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <osmium/io/compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/entity_bits.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <vector>

#include "sim/io/osm/bzip2_source.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/byte_source.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kSniffed = 64;  // bytes that tell the form
constexpr std::string_view kAsk = "expected OpenStreetMap data as PBF or XML (.osm.pbf, .osm, .osm.gz, .osm.bz2)";

bool is_pbf(std::string_view head) {
  // a length of four bytes, then field 1 of a BlobHeader: the text OSMHeader or OSMData
  constexpr std::size_t kType = 6;
  return head.size() >= kType + 3 && head[4] == '\n' && head.substr(kType, 3) == "OSM";
}

bool is_xml(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return false;  // UTF-16, which OpenStreetMap never is
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return trimmed_blanks(head).starts_with('<');
}

/// What a file is instead, for its message.
std::string_view other_form(std::string_view head) {
  if (head.empty()) return "an empty file";
  if (head.starts_with("PK")) return "a zip archive";
  auto const text = trimmed_blanks(head);
  if (text.starts_with('{') || text.starts_with('[')) return "JSON; ask Overpass for [out:xml]";
  return "neither PBF nor XML";
}

std::optional<OsmForm> form_of(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return OsmForm::xml_gzip;
  if (head.starts_with("BZh")) return OsmForm::xml_bzip2;
  if (is_pbf(head)) return OsmForm::pbf;
  if (is_xml(head)) return OsmForm::xml;
  return std::nullopt;
}

Result<OsmSource> known_form(OsmSource source, std::string_view head) {
  auto const form = form_of(head);
  if (!form) return error(Errc::bad_input, {source.shown, 1, 0}, fmt::format("this is {}; {}", other_form(head), kAsk));
  source.form = *form;
  return source;
}

/// Bytes of an open file, which it closes.
class OpenFileSource final : public ByteSource {
 public:
  explicit OpenFileSource(int descriptor) : file_(fdopen(descriptor, "rb"), &std::fclose) {
    if (!file_) throw std::bad_alloc();
  }

  std::size_t read(std::span<char> into) override {
    auto const got = std::fread(into.data(), 1, into.size(), file_.get());
    if (got == 0 && std::ferror(file_.get()) != 0) throw std::runtime_error("reading failed");
    return got;
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// bzip2 for libosmium, whose own way ends at the first of several streams where the file is short.
class Bzip2Unpacker final : public osmium::io::Decompressor {
 public:
  explicit Bzip2Unpacker(std::unique_ptr<ByteSource> packed) : source_(std::move(packed)) {}

  std::string read() override {
    std::string bytes(input_buffer_size, '\0');
    bytes.resize(source_.read(bytes));
    if (!source_.sentence().empty()) throw osmium::io_error(source_.sentence());
    return bytes;
  }
  void close() override {}

 private:
  Bzip2Source source_;
};

/// Tells libosmium once how bzip2 is read. Nobody writes it.
void register_bzip2() {
  using osmium::io::Decompressor;
  static bool const registered = osmium::io::CompressionFactory::instance().register_compression(
      osmium::io::file_compression::bzip2, [](int, osmium::io::fsync) -> osmium::io::Compressor* { return nullptr; },
      [](int file) -> Decompressor* { return new Bzip2Unpacker(std::make_unique<OpenFileSource>(file)); },
      [](char const* bytes, std::size_t size) -> Decompressor* {
        return new Bzip2Unpacker(memory_source({bytes, size}));
      });
  static_cast<void>(registered);
}

osmium::io::File opened(OsmSource const& source) {
  register_bzip2();
  constexpr std::array kFormats = {"pbf", "xml", "xml.gz", "xml.bz2"};
  auto const* const format = kFormats[static_cast<std::size_t>(source.form)];
  // an absolute path, since libosmium takes `-` and `http:` for more than files
  osmium::io::File file = source.path.empty()
                              ? osmium::io::File(source.bytes.data(), source.bytes.size(), format)
                              : osmium::io::File(std::filesystem::absolute(source.path).string(), format);
  file.set_has_multiple_object_versions(true);  // so that deleted versions are told apart
  return file;
}

osmium::osm_entity_bits::type kinds_of(OsmListener const& listener) {
  auto kinds = osmium::osm_entity_bits::nothing;
  if (listener.node) kinds |= osmium::osm_entity_bits::node;
  if (listener.way) kinds |= osmium::osm_entity_bits::way;
  if (listener.relation) kinds |= osmium::osm_entity_bits::relation;
  return kinds;
}

/// Turns libosmium's objects into views, in vectors that are used again.
class Teller {
 public:
  explicit Teller(OsmListener const& listener) : listener_(listener) {}

  void tell(osmium::memory::Buffer const& buffer) {
    for (auto const& object : buffer.select<osmium::OSMObject>()) tell(object);
  }

 private:
  void tell(osmium::OSMObject const& object) {
    switch (object.type()) {
      case osmium::item_type::node: return tell_node(static_cast<osmium::Node const&>(object));
      case osmium::item_type::way: return tell_way(static_cast<osmium::Way const&>(object));
      case osmium::item_type::relation: return tell_relation(static_cast<osmium::Relation const&>(object));
      default: return;
    }
  }

  void tell_node(osmium::Node const& node) {
    OsmPlace place;
    if (node.location()) place = {node.location().x(), node.location().y()};
    listener_.node({head_of(node), place, tags_of(node)});
  }

  void tell_way(osmium::Way const& way) {
    nodes_.clear();
    for (auto const& node : way.nodes()) nodes_.push_back(node.ref());
    listener_.way({head_of(way), nodes_, tags_of(way)});
  }

  void tell_relation(osmium::Relation const& relation) {
    members_.clear();
    for (auto const& member : relation.members())
      members_.push_back({osmium::item_type_to_char(member.type()), member.ref(), member.role()});
    listener_.relation({head_of(relation), members_, tags_of(relation)});
  }

  static OsmHead head_of(osmium::OSMObject const& object) { return {object.id(), object.version(), object.visible()}; }

  OsmTags tags_of(osmium::OSMObject const& object) {
    tags_.clear();
    for (auto const& tag : object.tags()) tags_.push_back({tag.key(), tag.value()});
    return OsmTags(tags_);
  }

  OsmListener const& listener_;
  std::vector<OsmTag> tags_;
  std::vector<std::int64_t> nodes_;
  std::vector<OsmMember> members_;
};

Fault xml_fault(OsmSource const& source, osmium::xml_error const& what) {
  InputPlace const place{source.shown, static_cast<std::uint32_t>(what.line),
                         what.line > 0 ? static_cast<std::uint32_t>(what.column) + 1 : 0};
  return error(Errc::bad_input, place, fmt::format("not OpenStreetMap XML: {}", in_quotes(what.error_string)));
}

Fault plain_fault(OsmSource const& source, std::exception const& what) {
  return error(Errc::bad_input, {source.shown, 0, 0},
               fmt::format("damaged, cut short or no OpenStreetMap data: {}; {}", in_quotes(what.what()), kAsk));
}

/// The next block; an invalid buffer at the end. A fault is noted instead of thrown, but for lack of memory.
osmium::memory::Buffer next_block(OsmSource const& source, osmium::io::Reader& reader, std::optional<Fault>& fault) {
  try {
    return reader.read();
  } catch (std::bad_alloc const&) {
    throw;
  } catch (osmium::xml_error const& what) {
    fault = xml_fault(source, what);
  } catch (std::exception const& what) {
    fault = plain_fault(source, what);
  }
  return {};
}

}  // namespace

Result<OsmSource> osm_file(std::filesystem::path const& path, std::string const& shown) {
  auto file = open_file({path, shown});
  if (!file) return file.error();
  auto const head = read_all(**file, kSniffed);
  return known_form({path, {}, shown, {}}, head);
}

Result<OsmSource> osm_bytes(std::string_view bytes, std::string const& shown) {
  return known_form({{}, bytes, shown, {}}, bytes.substr(0, kSniffed));
}

XmlSeen look_through_osm(OsmSource const& source) {
  if (source.form == OsmForm::pbf) return {};
  bool const in_memory = source.path.empty();
  if (source.form == OsmForm::xml_bzip2) {
    auto packed = in_memory ? Result(memory_source(source.bytes)) : open_file({source.path, source.shown});
    if (!packed) return {packed.error(), {}};
    Bzip2Source bytes(std::move(*packed));
    return look_through_xml(bytes, source.shown);
  }
  if (!in_memory) return look_through_xml_file(source.path.string(), source.shown);
  if (source.form == OsmForm::xml_gzip) return {};  // only files of users come so, and those have a path
  auto const bytes = memory_source(source.bytes);
  return look_through_xml(*bytes, source.shown);
}

std::optional<Fault> hear_osm(OsmSource const& source, OsmListener const& listener) {
  std::optional<Fault> fault;
  std::optional<osmium::io::Reader> reader;
  try {
    reader.emplace(opened(source), kinds_of(listener));
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const& what) {
    return plain_fault(source, what);
  }
  Teller teller(listener);
  while (auto const block = next_block(source, *reader, fault)) teller.tell(block);
  return fault;
}

}  // namespace tanvan
