#include "sim/io/text/toml_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

InputPlace place_of(toml::source_region const& region, std::string const& shown) {
  return {shown, region.begin.line, region.begin.column};
}

std::string text_of(toml::date const& d) {
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}
std::string text_of(toml::time const& t) {
  return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second);
}

TomlNode converted(toml::node const& node, std::string const& shown);

void put_table(toml::table const& table, std::string const& shown, TomlNode& out) {
  for (auto const& [key, value] : table) out.members.push_back({to_nfc(key.str()), converted(value, shown)});
  auto const by_place = [](auto const& a, auto const& b) { return a.node.place < b.node.place; };
  std::stable_sort(out.members.begin(), out.members.end(), by_place);
}

void put_scalar(toml::node const& node, TomlNode& out) {
  using Kind = TomlNode::Kind;
  out.kind = Kind::other;
  if (auto const* text = node.as_string()) {
    out.kind = Kind::text;
    out.text = to_nfc(text->get());
  } else if (auto const* whole = node.as_integer()) {
    out.kind = Kind::whole;
    out.whole = whole->get();
  } else if (auto const* real = node.as_floating_point()) {
    out.kind = Kind::real;
    out.real = real->get();
  } else if (auto const* boolean = node.as_boolean()) {
    out.kind = Kind::boolean;
    out.boolean = boolean->get();
  } else if (auto const* date = node.as_date()) {
    out.kind = Kind::date;
    out.text = text_of(date->get());
  } else if (auto const* time = node.as_time()) {
    out.kind = Kind::time;
    out.text = text_of(time->get());
  }
}

TomlNode converted(toml::node const& node, std::string const& shown) {
  TomlNode out;
  out.place = place_of(node.source(), shown);
  if (auto const* table = node.as_table()) {
    put_table(*table, shown, out);
  } else if (auto const* array = node.as_array()) {
    out.kind = TomlNode::Kind::array;
    for (auto const& item : *array) out.items.push_back(converted(item, shown));
  } else {
    put_scalar(node, out);
  }
  return out;
}

/// The parser's sentence, on one line.
std::string sentence_of(toml::parse_error const& fault) {
  std::string sentence(fault.description());
  std::replace_if(
      sentence.begin(), sentence.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return "not TOML: " + sentence;
}

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

TomlNode const* TomlNode::find(std::string_view key) const {
  auto const found = std::find_if(members.begin(), members.end(), [&](TomlMember const& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->node;
}

TomlNode* TomlNode::find(std::string_view key) {
  auto const found = std::find_if(members.begin(), members.end(), [&](TomlMember const& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->node;
}

TomlNode& TomlNode::at(std::string_view key) {
  if (auto* found = find(key)) return *found;
  return members.emplace_back(TomlMember{std::string(key), {}}).node;
}

std::string_view name_of(TomlNode::Kind kind) {
  switch (kind) {
    case TomlNode::Kind::table: return "a table";
    case TomlNode::Kind::array: return "an array";
    case TomlNode::Kind::text: return "text";
    case TomlNode::Kind::whole: return "a whole number";
    case TomlNode::Kind::real: return "a number";
    case TomlNode::Kind::boolean: return "true or false";
    case TomlNode::Kind::date: return "a date";
    case TomlNode::Kind::time: return "a time of day";
    case TomlNode::Kind::other: break;
  }
  return "a date with a time of day";
}

Result<TomlNode> parse_toml(std::string_view text, std::string const& shown) {
  try {
    return converted(toml::parse(text), shown);
  } catch (toml::parse_error const& fault) {
    return error(Errc::bad_input, place_of(fault.source(), shown), sentence_of(fault));
  }
}

Result<TomlNode> read_toml(TextSource const& source) {
  auto const text = read_text(source, {.file_bytes = std::size_t{4} << 20, .line_bytes = std::size_t{1} << 20});
  if (!text) return text.error();
  return parse_toml(*text, source.shown);
}

TomlNode value_of(std::string const& text) {
  if (text.find_first_of("\n\r#") == std::string::npos && first_bad_utf8(text) == std::string_view::npos) {
    auto const parsed = parse_toml("value = " + text, "");
    if (parsed && parsed->members.size() == 1) {
      auto value = parsed->members.front().node;
      value.place = {};
      for (auto& item : value.items) item.place = {};
      return value;
    }
  }
  TomlNode value;
  value.kind = TomlNode::Kind::text;
  value.text = to_nfc(text);
  return value;
}

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

std::string toml_key(std::string_view key) {
  bool const bare = !key.empty() && std::all_of(key.begin(), key.end(), is_bare);
  return bare ? std::string(key) : toml_quoted(key);
}

}  // namespace tanvan
