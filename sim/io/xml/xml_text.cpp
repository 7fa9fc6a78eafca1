#include "sim/io/xml/xml_text.hpp"

#include <cmath>

#include "sim/core/check.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kNoCharacter = "\xEF\xBF\xBD";
constexpr int kIndent = 2;

std::string_view reference_of(char sign) {
  switch (sign) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    case '\t': return "&#9;";
    default: return kNoCharacter;
  }
}

bool is_plain(char sign) {
  return static_cast<unsigned char>(sign) >= ' ' && sign != '&' && sign != '<' && sign != '>' && sign != '"';
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (char const sign : text) {
    if (is_plain(sign)) {
      out += sign;
    } else {
      out += reference_of(sign);
    }
  }
  return out;
}

XmlText::XmlText(std::string_view type) : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
  if (!type.empty()) (text_ += type) += '\n';
}

void XmlText::indent() {
  if (in_tag_) text_ += ">\n";
  in_tag_ = false;
  text_.append(open_.size() * kIndent, ' ');
}

XmlText& XmlText::open(std::string_view name) {
  indent();
  (text_ += '<') += name;
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlText& XmlText::attribute(std::string_view name, std::string_view value) {
  expects(in_tag_, "an attribute belongs to an element just begun");
  ((((text_ += ' ') += name) += "=\"") += xml_escaped(value)) += '"';
  return *this;
}

XmlText& XmlText::number(std::string_view name, double value) {
  return std::isnan(value) ? *this : attribute(name, number_text(value));
}

XmlText& XmlText::text(std::string_view text) {
  expects(in_tag_, "text belongs to an element just begun");
  (text_ += '>') += xml_escaped(text);
  in_tag_ = false;
  has_text_ = true;
  return *this;
}

XmlText& XmlText::close() {
  expects(!open_.empty(), "an element is open");
  auto const name = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    text_ += "/>\n";
    in_tag_ = false;
    return *this;
  }
  if (!has_text_) indent();
  has_text_ = false;
  ((text_ += "</") += name) += ">\n";
  return *this;
}

}  // namespace tanvan
