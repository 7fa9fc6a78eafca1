#pragma once
/// Clocks of a time zone: which names there are, and when days are longer or shorter than 24 h.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// True where the IANA time zone database has the name. The list is part of the program: the same on each machine.
bool is_time_zone(std::string_view name);

/// Offsets of a zone from UTC over time.
class ZoneClock {
 public:
  /// A zone of the machine's database, `$TZDIR` or /usr/share/zoneinfo; none where that lacks it or is not readable.
  static std::optional<ZoneClock> open(std::string const& name);

  /// The same of a TZif file of version 2 or later (RFC 8536); none where the bytes are none.
  static std::optional<ZoneClock> parse(std::span<char const> file);

  /// At an instant [s since 1970-01-01 00:00 UTC]: by the transitions of the file, past the last of them by the rule at
  /// its end. [s] east of Greenwich
  std::int32_t offset_at(std::int64_t instant) const;

 private:
  /// The day of a change each year: `Mmonth.week.weekday/time` of POSIX.
  struct YearlyChange {
    int month = 0, week = 0, weekday = 0;
    std::int32_t time = 0;  // [s] of the clock before the change
  };
  struct Rule {
    std::int32_t standard = 0, summer = 0;   // [s]
    std::optional<YearlyChange> begin, end;  // of summer time; none where clocks do not change
  };

  static std::optional<Rule> parse_rule(std::string_view text);
  static std::optional<YearlyChange> parse_change(std::string_view& text);
  static std::int64_t second_of(YearlyChange const& change, int year);
  std::int32_t by_rule(std::int64_t instant) const;

  std::vector<std::int64_t> at_;      // instants of the transitions, ascending
  std::vector<std::int32_t> offset_;  // [transitions + 1] before the first one, after each
  std::optional<Rule> rule_;
};

/// Seconds from the beginning of one service day to that of another: 24 h a day, an hour less or more where clocks
/// change in between. A service day begins at noon minus 12 h (GTFS Schedule Reference, Time).
/// @param clock  none: days of 24 h
std::int32_t between_service_days(std::optional<ZoneClock> const& clock, Date from, Date to);

}  // namespace tanvan
