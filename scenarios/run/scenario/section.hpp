#pragma once
/// Typed reading of one table of a scenario file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/result.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {

/// A year, month and day that the calendar has.
struct Day {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(Day, Day) = default;
};

/// The day of `YYYY-MM-DD`; none where the text is no such day of the Gregorian calendar, years 1900 to 2200.
std::optional<Day> parse_day(std::string_view text);

/// The value as a message may show it, cut to one short line.
std::string shown(TomlNode const& node);

/// A table under reading, or an absent one. Whatever is wrong is added to the faults; then the fallback comes back.
class Section {
 public:
  /// @param table null where the scenario has no such table  @param path as the user writes it, such as `scenario`
  /// @param where_absent place for faults of a table that is not there
  Section(TomlNode const* table, std::string path, Faults& faults, InputPlace where_absent = {});

  /// A fault for each key that is not `known`, with the nearest that is.
  void allow_only(std::vector<std::string> const& known) const;

  TomlNode const* find(std::string_view key) const;
  /// The key, whose absence is a fault.
  TomlNode const* need(std::string_view key) const;

  std::string text(std::string_view key, std::string const& fallback) const;
  /// A finite number from low to high. @param above_low true where low itself is not allowed
  double number(std::string_view key, double low, double high, double fallback, bool above_low = false) const;
  std::int64_t whole(std::string_view key, std::int64_t low, std::int64_t high, std::int64_t fallback) const;
  std::optional<Day> day(std::string_view key) const;

  /// Adds a fault at this node: `path.key = value: sentence`.
  void fault(TomlNode const& node, std::string_view key, std::string const& sentence) const;
  InputPlace place() const { return table_ != nullptr ? table_->place : where_absent_; }

 private:
  TomlNode const* table_;
  std::string path_;
  Faults& faults_;
  InputPlace where_absent_;
};

}  // namespace tanvan
