#pragma once
/// Inside the reader of XML: tags between expat, which speaks of them, and the reader, which hands them on.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanvan {

/// A piece of the texts that a queue holds.
struct TextPiece {
  std::uint32_t begin = 0, size = 0;
};

struct XmlAttribute {
  TextPiece name, value;
};

/// A start or an end of an element.
struct XmlTag {
  bool is_start = false;
  std::uint32_t line = 0, column = 0, depth = 0;
  TextPiece name, text;               // text: of an end
  std::uint32_t first = 0, last = 0;  // attributes of a start
};

/// Tags in the order of the file, with their texts in one buffer that is emptied when all were handed on.
class XmlQueue {
 public:
  /// Moves to the next tag. False where there is none; then all earlier texts are gone.
  bool pop();
  XmlTag const& front() const { return tags_[at_]; }

  /// @param pairs  names and values in turn, with a null pointer behind the last
  void push_start(std::string_view name, char const* const* pairs, XmlTag place);
  void push_end(std::string_view name, std::string_view text, XmlTag place);

  std::string_view text(TextPiece piece) const { return std::string_view(texts_).substr(piece.begin, piece.size); }
  std::vector<XmlAttribute> const& attributes() const { return attributes_; }

 private:
  /// In NFC, without blanks around it.
  TextPiece keep(std::string_view text);

  std::vector<XmlTag> tags_;
  std::vector<XmlAttribute> attributes_;
  std::string texts_;
  std::size_t at_ = 0;
  bool begun_ = false;
};

/// The name behind a prefix: `link` of `matsim:link`.
std::string_view local_name(std::string_view name);

/// The first reference of a tag's bytes to an entity that XML itself does not know, such as `&a;`; empty where there is
/// none. @param raw the bytes of the tag, in any encoding
std::string foreign_reference(std::string_view raw);

}  // namespace tanvan
