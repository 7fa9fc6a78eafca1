#include "viz/day/day_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>

#include "sim/io/results/class_words.hpp"
#include "sim/io/text/number_text.hpp"
#include "viz/day/day_words.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

/// What both languages say alike is said once.
std::string once_or_both(Words const& words) {
  return words.vi == words.en ? xml_safe(words.vi) : in_both(words);
}

/// A table in the making: the first column holds names, all others numbers.
class Table {
 public:
  Table(Words const& title, Words const& note, std::span<Words const> heads) {
    html_ = fmt::format("<table>\n<caption>{}", in_both(title));
    if (!note.vi.empty()) html_ += fmt::format("<small>{}</small>", in_both(note));
    html_ += "</caption>\n<thead><tr>";
    for (auto const& head : heads) html_ += "<th scope=\"col\">" + once_or_both(head) + "</th>";
    html_ += "</tr></thead>\n<tbody>\n";
  }

  void row(Words const& name, std::span<std::string const> cells) {
    html_ += "<tr><th scope=\"row\">" + once_or_both(name) + "</th>";
    for (auto const& cell : cells) html_ += "<td>" + xml_safe(cell) + "</td>";
    html_ += "</tr>\n";
  }

  std::string finish() && { return std::move(html_) + "</tbody>\n</table>\n"; }

 private:
  std::string html_;
};

Words name_of_class(std::string const& name) {
  auto const words = class_words(name);
  return {std::string(words.vi), std::string(words.en)};
}

constexpr double kMinute_s = 60;

std::string times_table(DayDetails const& details) {
  if (details.times.empty()) return "";
  std::array<Words, 8> const heads = {{{"loại xe", "class"},
                                       {"chuyến đến nơi", "arrived"},
                                       {"trung bình", "mean"},
                                       {"5 %", "5 %"},
                                       {"trung vị", "median"},
                                       {"85 %", "85 %"},
                                       {"95 %", "95 %"},
                                       {"km/h", "km/h"}}};
  Table table({"Thời gian đi lại theo loại xe", "Travel times by class"},
              {"Phút, từ lúc khởi hành đến lúc tới nơi; 85 %: thời gian mà 85 % số chuyến không vượt quá.",
               "Minutes, from departure to arrival; 85 %: what 85 % of the trips don't exceed."},
              heads);
  for (auto const& one : details.times) {
    auto const time = [&](double s) { return one.arrived > 0 ? number(s / kMinute_s, 1).vi : std::string("–"); };
    table.row(name_of_class(one.name),
              std::array{whole(one.arrived).vi, time(one.mean_s), time(one.p5_s), time(one.p50_s), time(one.p85_s),
                         time(one.p95_s), number(one.mean_speed_kmh, 1).vi});
  }
  return std::move(table).finish();
}

std::string screenlines_table(DayData const& day, DayDetails const& details) {
  if (details.screenlines.empty()) return "";
  std::vector<Words> heads = {{"mặt cắt", "screenline"}};
  for (auto const& name : details.classes) heads.push_back(name_of_class(name));
  heads.push_back({"cả ngày", "all day"});
  heads.push_back({"nhiều nhất, xe/giờ", "most, veh/h"});
  heads.push_back({"lúc", "at"});
  Table table({"Xe qua mặt cắt", "Vehicles over screenlines"}, {}, heads);
  for (auto const& line : details.screenlines) {
    std::vector<std::string> cells;
    for (auto const vehicles : line.vehicles) cells.push_back(number(vehicles, 0).vi);
    cells.push_back(number(line.all, 0).vi);
    cells.push_back(number(line.most_veh_h, 0).vi);
    cells.push_back(line.all > 0 ? clock_text(day.bin_start_s(line.busiest)) : "–");
    table.row(same(line.name), cells);
  }
  return std::move(table).finish();
}

std::string link_name(DayData const& day, std::size_t link) {
  auto const name = day.roads.links() > 0 ? day.roads.name[link] : "";
  return name.empty() ? day.link_id[link] : fmt::format("{} ({})", name, day.link_id[link]);
}

/// `06:45–09:15, 17:00–18:30`, the longest ones in the order of the day.
std::string spans_of(QueueLink const& one) {
  constexpr std::size_t kMostSpans = 2;
  if (one.queues.empty()) return "–";
  auto spans = one.queues;
  std::ranges::stable_sort(spans, std::greater<>{}, [](QueueSpan s) { return s.end_s - s.begin_s; });
  spans.resize(std::min(spans.size(), kMostSpans));
  std::ranges::sort(spans, {}, &QueueSpan::begin_s);
  std::vector<std::string> texts;
  for (auto const& s : spans) texts.push_back(clock_text(s.begin_s) + "–" + clock_text(s.end_s));
  return fmt::format("{}{}", fmt::join(texts, ", "), one.queues.size() > kMostSpans ? ", …" : "");
}

/// `05:00`, hours and minutes.
std::string time_in_queue(QueueLink const& one) {
  double seconds = 0;
  for (auto const& s : one.queues) seconds += s.end_s - s.begin_s;
  return seconds > 0 ? clock_text(std::round(seconds)) : "–";
}

std::string queues_table(DayData const& day, DayDetails const& details) {
  if (details.queues.empty()) return "";
  std::array<Words, 5> const heads = {{{"đoạn đường", "link"},
                                       {"số xe", "vehicles"},
                                       {"giờ xe mất", "veh-hours lost"},
                                       {"có hàng chờ, giờ:phút", "in a queue, h:min"},
                                       {"từ–đến", "from–to"}}};
  Table table({"Nơi mất nhiều thời gian nhất", "Where most time is lost"},
              {"Hàng chờ: chậm hơn 20 % tốc độ tự do.", "Queue: below 20 % of the free speed."}, heads);
  for (auto const& one : details.queues)
    table.row(same(link_name(day, one.link)),
              std::array{number(one.vehicles, 0).vi, number(one.delay_h, one.delay_h < 100 ? 1 : 0).vi,
                         time_in_queue(one), spans_of(one)});
  return std::move(table).finish();
}

/// What is emitted, and in which units.
struct EmissionWord {
  std::string_view name, vi, en, unit, small_unit;  // a thousandth of the unit
};
constexpr std::array<EmissionWord, 5> kEmissions = {{{"fuel_l_day", "nhiên liệu", "fuel", "l", "ml"},
                                                     {"co2_kg_day", "CO₂", "CO₂", "kg", "g"},
                                                     {"nox_kg_day", "NOₓ", "NOₓ", "kg", "g"},
                                                     {"pm25_kg_day", "bụi mịn PM2,5", "PM2.5", "kg", "g"},
                                                     {"co_kg_day", "CO", "CO", "kg", "g"}}};

std::string emissions_table(DayDetails const& details, double vehicle_km) {
  constexpr double kThousand = 1000;
  if (details.emissions.empty()) return "";
  std::array<Words, 3> const heads = {{{"chất", "what"}, {"cả ngày", "all day"}, {"mỗi xe·km", "a vehicle-km"}}};
  Table table({"Nhiên liệu và khí thải, đội xe năm " + details.fleet_year,
               "Fuel and emissions, fleet of " + details.fleet_year},
              {}, heads);
  for (auto const& one : details.emissions) {
    auto const word = std::ranges::find(kEmissions, one.name, &EmissionWord::name);
    if (word == kEmissions.end()) continue;
    auto const each = vehicle_km > 0 ? one.amount * kThousand / vehicle_km : 0;
    table.row({std::string(word->vi), std::string(word->en)},
              std::array{fmt::format("{} {}", three_digits(one.amount).vi, word->unit),
                         fmt::format("{} {}", three_digits(each).vi, word->small_unit)});
  }
  return std::move(table).finish();
}

}  // namespace

std::string day_tables(DayData const& day, DayDetails const& details, double vehicle_km) {
  auto const html = queues_table(day, details) + times_table(details) + screenlines_table(day, details) +
                    emissions_table(details, vehicle_km);
  return html.empty() ? "" : "<section class=\"tables\">\n" + html + "</section>\n";
}

}  // namespace tanvan
