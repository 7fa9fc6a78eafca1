#pragma once
/// XML out: UTF-8, LF, two blanks of indent, everything escaped that must be.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tanvan {

/// A document under construction, one text.
class XmlText {
 public:
  /// @param type  such as `<!DOCTYPE network SYSTEM "…">`; may be empty
  explicit XmlText(std::string_view type = {});

  /// Begins an element within the one that is open.
  XmlText& open(std::string_view name);
  /// Adds an attribute to the element just begun.
  XmlText& attribute(std::string_view name, std::string_view value);
  /// The shortest text that reads back to the same bits; no attribute for NaN.
  XmlText& number(std::string_view name, double value);
  /// Text within the element; nothing else may follow in it.
  XmlText& text(std::string_view text);
  /// Ends the element opened last.
  XmlText& close();

  std::string take() { return std::move(text_); }

 private:
  void indent();

  std::string text_;
  std::vector<std::string> open_;
  bool in_tag_ = false;    // the tag of the last element is not closed yet
  bool has_text_ = false;  // the last element holds text
};

/// A name's or a value's text between quotes or tags: the five characters of XML and line ends as references,
/// characters that XML has no place for as U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace tanvan
