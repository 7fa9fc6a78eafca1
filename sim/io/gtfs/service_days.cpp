#include "sim/io/gtfs/service_days.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <functional>

namespace tanvan {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2199;
constexpr std::size_t kDateSigns = 8;  // YYYYMMDD

bool in_week(FeedServices const& services, FeedServiceId service, Date date) {
  if (date < services.first[service] || date > services.last[service]) return false;
  auto const day = std::chrono::weekday(date).iso_encoding() - 1;
  return ((services.weekdays[service] >> day) & 1U) != 0;
}

/// The first day on which the service runs from `date` on by its week, walking by `step`; none where it never does.
/// No more steps than the service has exceptions, and a week.
std::optional<Date> week_day_from(FeedServices const& services, FeedServiceId service, Date date,
                                  std::chrono::days step) {
  if (services.weekdays[service] == 0) return std::nullopt;
  for (; date >= services.first[service] && date <= services.last[service]; date += step)
    if (runs_on(services, service, date)) return date;
  return std::nullopt;
}

/// The days that are added, with the ends of those by the week.
template <class Better>
std::optional<Date> best_day(FeedServices const& services, FeedServiceId service, std::optional<Date> best,
                             Better better) {
  for (auto i = services.exception_offset[service.value]; i < services.exception_offset[service.value + 1]; ++i)
    if (services.exception_type[i] == 1 && (!best || better(services.exception_date[i], *best)))
      best = services.exception_date[i];
  return best;
}

std::optional<Date> first_day(FeedServices const& services, FeedServiceId service) {
  auto const by_week = week_day_from(services, service, services.first[service], std::chrono::days{1});
  return best_day(services, service, by_week, std::less<>());
}

std::optional<Date> last_day(FeedServices const& services, FeedServiceId service) {
  auto const by_week = week_day_from(services, service, services.last[service], std::chrono::days{-1});
  return best_day(services, service, by_week, std::greater<>());
}

}  // namespace

bool runs_on(FeedServices const& services, FeedServiceId service, Date date) {
  auto const from = services.exception_date.begin() + services.exception_offset[service.value];
  auto const to = services.exception_date.begin() + services.exception_offset[service.value + 1];
  auto const found = std::lower_bound(from, to, date);
  if (found != to && *found == date)
    return services.exception_type[static_cast<std::size_t>(found - services.exception_date.begin())] == 1;
  return in_week(services, service, date);
}

std::vector<Date> active_dates(FeedServices const& services, FeedServiceId service) {
  std::vector<Date> dates;
  if (services.weekdays[service] != 0)
    for (auto date = services.first[service]; date <= services.last[service]; date += std::chrono::days{1})
      if (runs_on(services, service, date)) dates.push_back(date);
  for (auto i = services.exception_offset[service.value]; i < services.exception_offset[service.value + 1]; ++i)
    if (services.exception_type[i] == 1) dates.push_back(services.exception_date[i]);
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return dates;
}

std::optional<DateRange> active_range(FeedServices const& services, FeedServiceId service) {
  auto const first = first_day(services, service), last = last_day(services, service);
  if (!first) return std::nullopt;
  return DateRange{*first, *last};
}

std::optional<DateRange> active_range(FeedServices const& services) {
  std::optional<DateRange> range;
  auto const take = [&](Date date) {
    range = DateRange{range ? std::min(range->first, date) : date, range ? std::max(range->last, date) : date};
  };
  for (auto const service : ids<FeedServiceId>(services.size()))
    if (auto const own = active_range(services, service)) {
      take(own->first);
      take(own->last);
    }
  return range;
}

std::optional<Date> parse_date(std::string_view text) {
  unsigned number = 0;
  auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.size() != kDateSigns || failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  std::chrono::year_month_day const day{std::chrono::year(static_cast<int>(number / 10'000)),
                                        std::chrono::month(number / 100 % 100), std::chrono::day(number % 100)};
  if (!day.ok() || int{day.year()} < kFirstYear || int{day.year()} > kLastYear) return std::nullopt;
  return Date{day};
}

std::string date_text(Date date) {
  std::chrono::year_month_day const day{date};
  return fmt::format("{:04}{:02}{:02}", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
}

}  // namespace tanvan
