#pragma once
/// What XML may not do to a parser: tags longer than any of OpenStreetMap, elements deeper than any.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"

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
  enum class State : std::uint8_t { text, opened, tag, quoted, closing, declaration, comment };

  void step(char c);
  void open(char c);
  void in_tag(char c);

  State state_ = State::text;
  char quote_ = 0, last_ = 0, before_last_ = 0;
  int depth_ = 0;
  std::size_t length_ = 0;
  std::uint32_t line_ = 1;
};

/// The fault of a file that passes a bound; none of one that does not, or that can't be read to its end.
/// @param path plain, gzip or bzip2  @param shown its name for messages
std::optional<Fault> guard_xml_file(std::string const& path, bool is_bzip2, std::string const& shown);
std::optional<Fault> guard_xml_bytes(std::string_view bytes, std::string const& shown);

}  // namespace tanvan
