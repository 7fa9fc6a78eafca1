#pragma once
/// XML one element at a time: memory is bounded by the longest tag, not by the file.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// What is still taken for XML.
struct XmlLimits {
  std::size_t token_bytes = std::size_t{4} << 20;      // one tag with its attributes, one comment, one element's text
  std::uint32_t depth = 256;                           // elements within elements
  std::uint64_t file_bytes = std::uint64_t{16} << 30;  // unpacked
};

/// Reads XML 1.0, plain or in gzip, in UTF-8, UTF-16 or ISO 8859-1, by expat. Comments and processing instructions are
/// passed over. A document type that points elsewhere (`SYSTEM "network_v1.dtd"`) is accepted and never fetched.
///
/// A fault ends reading, with line and column: XML that is not well formed, a file that ends early (at the line where
/// it ends), a document type with declarations of its own (entity bombs need them), a reference to an entity that XML
/// itself does not know, a limit passed, compressed data that are damaged.
class XmlReader {
 public:
  /// @param shown name for messages
  XmlReader(std::unique_ptr<ByteSource> source, std::string shown, XmlLimits limits = {});
  ~XmlReader();
  XmlReader(XmlReader&&) noexcept;
  XmlReader& operator=(XmlReader&&) noexcept;

  /// Moves to the next start or end of an element; `<a/>` is both. False at the end and after a fault.
  bool next();

  /// True where the reader stands at the start of an element of this name.
  bool starts(std::string_view name) const;
  bool ends(std::string_view name) const;
  bool at_start() const;

  /// Local name of the element, without a prefix.
  std::string_view name() const;
  /// Elements around this one: 0 at the root.
  std::uint32_t depth() const;
  /// The value of an attribute at a start, in NFC and without blanks around it; none where it is not there. Views live
  /// until the next `next`.
  std::optional<std::string_view> attribute(std::string_view name) const;
  /// At an end: the text since the last tag, as `attribute` has it.
  std::string_view text() const;

  /// The place of the tag.
  InputPlace place() const;
  std::string const& shown() const;

  /// What ended reading, empty at a good end.
  Faults const& faults() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Passes over the rest of the element at whose start the reader stands; it then stands at its end.
void skip_element(XmlReader& xml);

}  // namespace tanvan
