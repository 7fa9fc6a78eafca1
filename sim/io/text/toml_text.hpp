#pragma once
/// TOML files as a tree that knows where each value was written; and values back as TOML text.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

struct TomlMember;

/// A value of a TOML file with its place. Text is in NFC; dates are `YYYY-MM-DD`, times of day `HH:MM:SS`, both as
/// text.
struct TomlNode {
  enum class Kind { table, array, text, whole, real, boolean, date, time, other };
  Kind kind = Kind::table;
  InputPlace place;
  std::string text;  // of text, date and time
  std::int64_t whole = 0;
  double real = 0;
  bool boolean = false;
  std::vector<TomlMember> members;  // of a table, by line
  std::vector<TomlNode> items;      // of an array

  bool is_number() const { return kind == Kind::whole || kind == Kind::real; }
  double number() const { return kind == Kind::whole ? static_cast<double>(whole) : real; }

  TomlNode* find(std::string_view key);
  TomlNode const* find(std::string_view key) const;
  /// The member of that key, added as an empty table where there is none.
  TomlNode& at(std::string_view key);
};

/// A key of a table and what it stands for.
struct TomlMember {
  std::string key;
  TomlNode node;
};

/// "a table", "text", "a date", … for messages.
std::string_view name_of(TomlNode::Kind kind);

/// @param shown name for messages. A fault names the line and column where the text stops being TOML 1.0.
Result<TomlNode> parse_toml(std::string_view text, std::string const& shown);

/// Reads a file of at most 4 MiB; faults as `read_text` and `parse_toml` have them.
Result<TomlNode> read_toml(TextSource const& source);

/// One value as typed on a command line: TOML where it is TOML (`3`, `1e-4`, `[2020, 2030]`, `2027-01-01`), else text.
TomlNode value_of(std::string const& text);

/// `"…"` with escapes, readable as a TOML basic string.
std::string toml_quoted(std::string_view text);

/// A key, quoted where it is no bare key.
std::string toml_key(std::string_view key);

}  // namespace tanvan
