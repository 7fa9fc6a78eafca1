#pragma once
/// What XML may not do to a parser: tags longer than any of OpenStreetMap, elements deeper than any.

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/osm/xml_check.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// Watches bytes of XML go by. A parser needs memory for the longest tag and for all open elements, and time that grows
/// with the square of a tag's length; so both are bounded before it sees them.
class XmlGuard {
 public:
  static constexpr std::size_t kLongest = std::size_t{1} << 20;  // bytes of a tag, a comment or a text
  static constexpr int kDeepest = 32;                            // open elements; OpenStreetMap has three

  /// @return false as soon as a bound is passed; then `line` is where
  bool pass(std::string_view bytes);
  std::uint32_t line() const { return line_; }
  bool is_deep() const { return depth_ > kDeepest; }

 private:
  enum class State : std::uint8_t {
    text,
    opened,
    tag,
    quoted,
    closing,
    declaration,
    quoted_in_declaration,
    comment,
    instruction,
    character_data
  };

  void step(char c);
  void open(char c);
  void declare(char c);
  void in_tag(char c);

  State state_ = State::text;
  char quote_ = 0, last_ = 0, before_last_ = 0;
  int depth_ = 0;
  std::size_t length_ = 0;
  std::uint32_t line_ = 1;
};

/// What is known of XML before anyone reads it.
struct XmlSeen {
  Faults faults;           // a bound that is passed, and numbers that are none, at their lines
  DeletedObjects deleted;  // by an editor
};

/// Looks through a source to its end, or as far as it can be read.
XmlSeen look_through_xml(ByteSource& source, std::string const& shown);
/// The same of a file, plain or gzip.
XmlSeen look_through_xml_file(std::string const& path, std::string const& shown);

}  // namespace tanvan
