#include "sim/io/gtfs/time_zone.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/io/gtfs/time_zone_names.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kHour_s = 3600, kDay_s = 24 * kHour_s, kHalfDay_s = kDay_s / 2, kUsualChange_s = 2 * kHour_s;
constexpr std::size_t kHeader = 44, kMostBytes = std::size_t{1} << 20;

/// Numbers of a TZif file, the highest byte first.
class Bytes {
 public:
  explicit Bytes(std::span<char const> rest) : rest_(rest) {}

  bool has(std::size_t n) const { return rest_.size() >= n; }
  void skip(std::size_t n) { rest_ = rest_.subspan(n); }
  std::string_view text(std::size_t n) const { return {rest_.data(), n}; }
  std::string_view rest() const { return {rest_.data(), rest_.size()}; }
  std::int64_t number(std::size_t n) {
    std::uint64_t value = rest_[0] < 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < n; ++i) value = value << 8U | static_cast<unsigned char>(rest_[i]);
    skip(n);
    return static_cast<std::int64_t>(value);
  }

 private:
  std::span<char const> rest_;
};

/// How many of each there are in a block of the file.
struct Header {
  std::size_t is_ut, is_standard, leaps, times, types, letters;
};

std::optional<Header> header_of(Bytes& bytes) {
  if (!bytes.has(kHeader) || bytes.text(4) != "TZif") return std::nullopt;
  bytes.skip(kHeader - 6 * 4);
  auto const count = [&] { return static_cast<std::size_t>(bytes.number(4) & 0xFFFFFFFF); };
  Header h{};
  for (auto* const n : {&h.is_ut, &h.is_standard, &h.leaps, &h.times, &h.types, &h.letters}) {
    *n = count();
    if (*n > kMostBytes) return std::nullopt;
  }
  return h;
}

std::size_t bytes_of(Header const& h, std::size_t time_bytes) {
  return h.times * (time_bytes + 1) + h.types * 6 + h.letters + h.leaps * (time_bytes + 4) + h.is_standard + h.is_ut;
}

bool take(std::string_view& text, char sign) {
  if (text.empty() || text.front() != sign) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

/// `[+-]h[:mm[:ss]]` [s]
std::optional<std::int32_t> take_time(std::string_view& text) {
  bool const negative = take(text, '-');
  if (!negative) take(text, '+');
  std::int32_t seconds = 0;
  for (std::int32_t unit = kHour_s; unit > 0; unit /= 60) {
    if (unit < kHour_s && !take(text, ':')) break;
    auto const n = take_number(text);
    if (!n) return std::nullopt;
    seconds += *n * unit;
  }
  return negative ? -seconds : seconds;
}

/// The letters of a zone, `EST` or `<+07>`.
bool take_letters(std::string_view& text) {
  auto const size = text.starts_with('<') ? text.find('>') + 1 : text.find_first_of("+-,0123456789");
  if (size == 0 || size == std::string_view::npos) return false;
  text.remove_prefix(size);
  return true;
}

std::int64_t seconds_of(Date date) {
  return std::chrono::duration_cast<std::chrono::seconds>(date.time_since_epoch()).count();
}

int year_of(std::int64_t seconds) {
  auto const days = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
  return static_cast<int>(std::chrono::year_month_day{days}.year());
}

}  // namespace

bool is_time_zone(std::string_view name) {
  return std::ranges::binary_search(kTimeZoneNames, name);
}

std::optional<ZoneClock::YearlyChange> ZoneClock::parse_change(std::string_view& text) {
  if (!take(text, ',') || !take(text, 'M')) return std::nullopt;
  YearlyChange change{.time = kUsualChange_s};
  for (auto* const part : {&change.month, &change.week, &change.weekday}) {
    if (part != &change.month && !take(text, '.')) return std::nullopt;
    auto const n = take_number(text);
    if (!n) return std::nullopt;
    *part = *n;
  }
  if (change.month < 1 || change.month > 12 || change.week < 1 || change.week > 5 || change.weekday > 6)
    return std::nullopt;
  if (!take(text, '/')) return change;
  auto const time = take_time(text);
  if (!time) return std::nullopt;
  change.time = *time;
  return change;
}

std::optional<ZoneClock::Rule> ZoneClock::parse_rule(std::string_view text) {
  Rule rule;
  if (!take_letters(text)) return std::nullopt;
  auto const west = take_time(text);
  if (!west) return std::nullopt;
  rule.standard = -*west;
  rule.summer = rule.standard + kHour_s;
  if (text.empty()) return rule;
  if (!take_letters(text)) return std::nullopt;
  if (!text.starts_with(',')) {
    auto const summer_west = take_time(text);
    if (!summer_west) return std::nullopt;
    rule.summer = -*summer_west;
  }
  rule.begin = parse_change(text);
  rule.end = parse_change(text);
  return rule.begin && rule.end && text.empty() ? std::optional{rule} : std::nullopt;
}

std::optional<ZoneClock> ZoneClock::parse(std::span<char const> file) {
  Bytes bytes(file);
  auto const old = header_of(bytes);
  if (!old || file[4] < '2' || !bytes.has(bytes_of(*old, 4))) return std::nullopt;
  bytes.skip(bytes_of(*old, 4));
  auto const h = header_of(bytes);
  if (!h || h->types == 0 || !bytes.has(bytes_of(*h, 8))) return std::nullopt;
  ZoneClock clock;
  for (std::size_t i = 0; i < h->times; ++i) clock.at_.push_back(bytes.number(8));
  std::vector<std::size_t> type{0};
  for (std::size_t i = 0; i < h->times; ++i) type.push_back(static_cast<std::size_t>(bytes.number(1) & 0xFF));
  std::vector<std::int32_t> offset;
  for (std::size_t i = 0; i < h->types; ++i) {
    offset.push_back(static_cast<std::int32_t>(bytes.number(4)));
    bytes.skip(2);
  }
  for (auto const t : type) {
    if (t >= offset.size()) return std::nullopt;
    clock.offset_.push_back(offset[t]);
  }
  if (!std::ranges::is_sorted(clock.at_)) return std::nullopt;
  bytes.skip(h->letters + h->leaps * 12 + h->is_standard + h->is_ut);
  auto end = bytes.rest();
  if (take(end, '\n') && end.ends_with('\n')) clock.rule_ = parse_rule(end.substr(0, end.size() - 1));
  return clock;
}

std::optional<ZoneClock> ZoneClock::open(std::string const& name) {
  if (!is_time_zone(name)) return std::nullopt;
  auto const* const folder = std::getenv("TZDIR");
  auto const path = std::filesystem::path(folder != nullptr ? folder : "/usr/share/zoneinfo") / name;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::vector<char> const file{std::istreambuf_iterator<char>(in), {}};
  return parse(file);
}

/// Of the clock's own reading, as if it were UTC. [s since 1970]
std::int64_t ZoneClock::second_of(YearlyChange const& change, int year) {
  using namespace std::chrono;
  auto const month = std::chrono::year{year} / static_cast<unsigned>(change.month);
  weekday const day{static_cast<unsigned>(change.weekday)};
  constexpr int kLastWeek = 5;
  Date const date =
      change.week == kLastWeek ? Date{month / day[last]} : Date{month / day[static_cast<unsigned>(change.week)]};
  return seconds_of(date) + change.time;
}

std::int32_t ZoneClock::by_rule(std::int64_t instant) const {
  if (!rule_->begin) return rule_->standard;
  auto const year = year_of(instant + rule_->standard);
  auto const begin = second_of(*rule_->begin, year) - rule_->standard,
             end = second_of(*rule_->end, year) - rule_->summer;
  bool const north = begin < end;
  bool const summer = north ? instant >= begin && instant < end : instant >= begin || instant < end;
  return summer ? rule_->summer : rule_->standard;
}

std::int32_t ZoneClock::offset_at(std::int64_t instant) const {
  auto const after = std::ranges::upper_bound(at_, instant);
  if (after == at_.end() && rule_) return by_rule(instant);
  return offset_[static_cast<std::size_t>(after - at_.begin())];
}

std::int32_t between_service_days(std::optional<ZoneClock> const& clock, Date from, Date to) {
  auto const plain = static_cast<std::int32_t>((to - from).count()) * kDay_s;
  if (!clock) return plain;
  auto const offset_at_noon = [&](Date date) {
    auto const noon = seconds_of(date) + kHalfDay_s;
    return clock->offset_at(noon - clock->offset_at(noon));
  };
  return plain + offset_at_noon(from) - offset_at_noon(to);
}

}  // namespace tanvan
