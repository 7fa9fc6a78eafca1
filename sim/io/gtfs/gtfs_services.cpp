#include <array>
#include <fmt/format.h>

#include "sim/io/gtfs/gtfs_parts.hpp"
#include "sim/io/gtfs/service_days.hpp"

namespace tanvan {
namespace {

constexpr std::array kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::uint8_t kAdded = 1, kRemoved = 2;

struct Exception {
  FeedServiceId service;
  Date date;
  std::uint8_t type;
  std::uint32_t line;
};

FeedServiceId add_service(GtfsReading& reading, std::string_view id) {
  auto& services = reading.feed.services;
  auto const service = id_of<FeedServiceId>(services.size());
  reading.service_of.set(id, service);
  services.id.push_back(std::string(id));
  services.weekdays.push_back(0);
  services.first.push_back({});
  services.last.push_back({});
  services.in_calendar.push_back(0);
  return service;
}

struct CalendarColumns {
  std::size_t id, start, end;
  std::array<std::size_t, kDays.size()> day;

  explicit CalendarColumns(FeedTable& t)
      : id(t.needed("service_id")), start(t.needed("start_date")), end(t.needed("end_date")) {
    for (std::size_t i = 0; i < kDays.size(); ++i) day[i] = t.needed(kDays[i]);
    t.drop_other_columns();
  }
};

std::uint8_t weekdays(FeedTable& table, CalendarColumns const& at) {
  unsigned days = 0;
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    auto const cell = table.cell(at.day[i]);
    if (cell == "1") days |= 1U << i;
    if (cell != "0" && cell != "1") table.fault(at.day[i], "must be 0 or 1");
  }
  return static_cast<std::uint8_t>(days);
}

void add_calendar_row(GtfsReading& reading, FeedTable& table, CalendarColumns const& at) {
  auto& services = reading.feed.services;
  auto const id = table.cell(at.id);
  if (!table.is_new(at.id)) return;
  auto const days = weekdays(table, at);
  auto const first = table.date(at.start), last = table.date(at.end);
  auto const service = add_service(reading, id);
  if (!first || !last) return;
  if (*last < *first) return table.fault(at.end, "is before the start_date");
  services.weekdays[service] = days;
  services.first[service] = *first;
  services.last[service] = *last;
  services.in_calendar[service] = 1;
}

bool read_calendar(GtfsReading& reading) {
  auto table = reading.open("calendar.txt", false);
  if (!table) return reading.files.has("calendar.txt");
  CalendarColumns const at(*table);
  if (table->broken()) return true;
  while (table->next()) add_calendar_row(reading, *table, at);
  reading.report.read["calendar"] = table->count();
  return true;
}

void add_exception(GtfsReading& reading, FeedTable& table, std::array<std::size_t, 3> const& at,
                   std::vector<Exception>& exceptions) {
  auto const id = table.cell(at[0]);
  if (id.empty()) return table.fault("service_id is empty");
  auto const date = table.date(at[1]);
  auto const type = table.cell(at[2]);
  if (type != "1" && type != "2") table.fault(at[2], "must be 1 (added) or 2 (removed)");
  if (!date) return;
  auto service = reading.service_of[id];
  if (!service) service = add_service(reading, id);
  exceptions.push_back({service, *date, type == "1" ? kAdded : kRemoved, table.line()});
}

bool read_exceptions(GtfsReading& reading, std::vector<Exception>& exceptions) {
  auto table = reading.open("calendar_dates.txt", false);
  if (!table) return reading.files.has("calendar_dates.txt");
  std::array const at{table->needed("service_id"), table->needed("date"), table->needed("exception_type")};
  table->drop_other_columns();
  if (table->broken()) return true;
  while (table->next()) add_exception(reading, *table, at, exceptions);
  reading.report.read["calendar_dates"] = table->count();
  return true;
}

/// Services by id; exceptions by service and date, each date once.
void sort_services(GtfsReading& reading, std::vector<Exception>& exceptions) {
  auto& services = reading.feed.services;
  auto const order = order_by_id(services.id);
  std::vector<FeedServiceId> sorted(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) sorted[order[i]] = id_of<FeedServiceId>(i);
  services.id.keep(order);
  services.weekdays.keep(order);
  services.first.keep(order);
  services.last.keep(order);
  services.in_calendar.keep(order);
  reading.service_of.number(services.id);
  for (auto& exception : exceptions) exception.service = sorted[exception.service.value];
  std::stable_sort(exceptions.begin(), exceptions.end(), [](auto const& a, auto const& b) {
    return std::tie(a.service, a.date) < std::tie(b.service, b.date);
  });
}

/// Puts them into the columns; a second one of a day is dropped where it says the same, and refused where it does not.
void keep_exceptions(GtfsReading& reading, std::vector<Exception> const& exceptions) {
  auto& services = reading.feed.services;
  services.exception_offset.assign(services.size() + 1, 0);
  Exception const* last = nullptr;
  for (auto const& exception : exceptions) {
    bool const again = last != nullptr && last->service == exception.service && last->date == exception.date;
    auto const place = reading.place("calendar_dates.txt", exception.line);
    if (again && last->type != exception.type)
      reading.faults.add(place, fmt::format("line {} says the opposite of this service and date", last->line));
    else if (again)
      reading.report.drop("a service_id and date that are there already", place, services.id[exception.service]);
    if (again) continue;
    services.exception_date.push_back(exception.date);
    services.exception_type.push_back(exception.type);
    ++services.exception_offset[exception.service.value + 1];
    last = &exception;
  }
  std::partial_sum(services.exception_offset.begin(), services.exception_offset.end(),
                   services.exception_offset.begin());
}

}  // namespace

void read_services(GtfsReading& reading) {
  std::vector<Exception> exceptions;
  bool const calendar = read_calendar(reading), dates = read_exceptions(reading, exceptions);
  if (!calendar && !dates)
    reading.faults.add(error(Errc::missing_file, reading.place("calendar.txt", 1),
                             "is missing, and so is calendar_dates.txt; a feed must have one of them"));
  sort_services(reading, exceptions);
  keep_exceptions(reading, exceptions);
}

}  // namespace tanvan
