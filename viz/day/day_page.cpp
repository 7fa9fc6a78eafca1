#include "viz/day/day_page.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/day_summary.hpp"
#include "viz/day/day_tables.hpp"
#include "viz/day/day_words.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kMinute_s = 60, kKilometre_m = 1000;

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>@</title>
<style>
body { margin: 0 auto; max-width: 1160px; padding: 28px 20px 64px; color: #1a222c; background: #fff;
  font: 16px/1.5 "Inter", "Segoe UI", Roboto, "Noto Sans", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 30px; line-height: 1.2; margin: 0; font-weight: 650; }
h1 + p { margin: 2px 0 0; color: #5a6572; font-size: 18px; }
figure { margin: 40px 0 0; break-inside: avoid; }
figcaption { border-top: 2px solid #1a222c; padding-top: 10px; margin-bottom: 10px; font-weight: 620; }
figcaption p { margin: 0; max-width: 112ch; } figcaption small { font-weight: 400; font-size: 14px; }
figcaption .en { color: #5a6572; font-weight: 400; margin-top: 4px; }
svg { display: block; width: 100%; height: auto; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(205px, 1fr)); gap: 18px 24px; margin: 28px 0 8px; }
.cards div { border-top: 2px solid #1a222c; padding-top: 8px; }
.cards b { display: block; font-size: 26px; line-height: 1.25; font-weight: 620; font-variant-numeric: tabular-nums; }
.cards span { display: block; font-size: 14px; line-height: 1.4; }
section h2 { font-size: 18px; font-weight: 620; margin: 24px 0 4px; } section ol { margin: 0; padding-left: 24px; }
section li { margin: 4px 0; } section p { margin: 16px 0 0; } section small { display: block; color: #5a6572; }
.note { margin: 20px 0 0; padding: 10px 14px; background: #f3f5f7; border-left: 4px solid #5a6572; }
.note [lang=en] { color: #5a6572; }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 520px), 1fr)); gap: 40px 48px;
  margin-top: 48px; align-items: start; }
table { border-collapse: collapse; width: 100%; border-top: 2px solid #1a222c; font-size: 14px; break-inside: avoid; }
caption { text-align: left; font-weight: 620; font-size: 16px; padding-bottom: 8px; }
caption small { font-weight: 400; font-size: 13px; } caption [lang=en] { font-weight: 400; }
caption small, caption small [lang=en] { display: block; }
thead th { font-weight: 400; font-size: 13px; line-height: 1.3; vertical-align: bottom; border-bottom: 1px solid #5a6572; }
thead [lang=en] { display: block; } th, td { padding: 4px 0 4px 12px; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child { text-align: left; padding-left: 0; } tbody th { font-weight: 400; }
tbody tr + tr > * { border-top: 1px solid #dde2e7; } td { white-space: nowrap; }
section [lang=en] { color: #5a6572; } section li [lang=en]::before { content: " · "; } section h2 [lang=en] { font-weight: 400; }
</style>
</head>
<body>
)";

std::string figure(Words const& title, Words const& note, std::string const& picture) {
  return fmt::format(
      "<figure>\n<figcaption><p>{} <small>{}</small></p>\n<p class=\"en\" lang=\"en\">{} <small>{}</small></p>"
      "</figcaption>\n{}</figure>\n",
      xml_safe(title.vi), xml_safe(note.vi), xml_safe(title.en), xml_safe(note.en), picture);
}

std::string span_of(DayData const& day, std::size_t bin) {
  return clock_text(day.bin_start_s(bin)) + "–" + clock_text(day.bin_start_s(bin + 1));
}

bool any_closed(DayEvents const& events) {
  return std::ranges::any_of(events.changes, &DayChange::closed);
}

std::string map_figure(DayData const& day, DayEvents const& events) {
  auto const [bin, morning] = day_peak(day);
  auto const when = span_of(day, bin);
  return figure(
      {fmt::format("Tốc độ trên đường lúc {}, {}.", morning ? "cao điểm sáng" : "đông xe nhất", when),
       fmt::format("Speeds {}, {}.", morning ? "in the morning peak" : "when most are on the roads", when)},
      {std::string("Màu: tốc độ so với khi đường vắng; nét càng dày càng nhiều xe. Hai chiều vẽ cạnh nhau, mỗi chiều ở "
                   "bên phải.") +
           (events.gridlocks.empty() ? "" : " Vòng tím có số và giờ: kẹt cứng, như danh sách trên.") +
           (any_closed(events) ? " Dấu ×: đoạn bị đóng trong ngày." : ""),
       std::string("Colour: speed against that of an empty road; the thicker the line, the more vehicles. Both "
                   "directions side by side, each on its right.") +
           (events.gridlocks.empty() ? "" : " Rings with a number and a time: gridlocks, as listed above.") +
           (any_closed(events) ? " Crosses: links that are closed some time of the day." : "")},
      speed_map_svg(day, bin, events));
}

std::string node_text(DayRoads const& roads, std::int64_t node) {
  auto const found = roads.node_name.find(node);
  return found == roads.node_name.end() ? std::to_string(node) : found->second;
}

/// From where to where a corridor leads, and how far.
Words extent(DayRoads const& roads, Corridor const& corridor) {
  double metres = 0;
  for (auto const a : corridor.links) metres += roads.length_m[a];
  auto const from = node_text(roads, roads.from[corridor.links.front()]);
  auto const to = node_text(roads, roads.to[corridor.links.back()]);
  auto const [vi, en] = number(metres / kKilometre_m, 1);
  return {fmt::format("từ nút {} đến nút {}, {} km", from, to, vi),
          fmt::format("from junction {} to {}, {} km", from, to, en)};
}

Words corridor_title(DayRoads const& roads, Corridor const& corridor) {
  auto const [vi, en] = extent(roads, corridor);
  auto const name = corridor.name.empty() ? "" : corridor.name + ", ";
  return {fmt::format("Hành lang {}{}: tốc độ theo thời gian và vị trí.", name, vi),
          fmt::format("The corridor {}{}: speeds over time and place.", name, en)};
}

Words corridor_note(DayStory const& story) {
  Words note{"Hàng chờ lan ngược chiều đi hiện thành vệt sẫm nghiêng xuống bên phải.",
             "A queue that spills back shows as a dark band falling to the right."};
  if (!story.drives.empty()) {
    note.vi += fmt::format(" Nét mảnh: {} xe, thẳng giữa hai đầu mỗi đoạn.", story.drives.size());
    note.en += fmt::format(" Thin lines: {} vehicles, straight between the ends of each link.", story.drives.size());
  }
  if (!story.events.changes.empty()) {
    note.vi += " Khung liền: đoạn bị đóng; khung nét đứt: đoạn bị thu hẹp hoặc đổi khác.";
    note.en += " Frames: closed links; dashed: links that are narrower or otherwise changed.";
  }
  return note;
}

/// The first departure, to the minute.
double first_minute_s(DayTotals const& totals) {
  return std::floor(totals.first_s / kMinute_s) * kMinute_s;
}

std::string corridor_figure(DayData const& day, Corridor const& corridor, DayStory const& story) {
  return figure(corridor_title(day.roads, corridor), corridor_note(story),
                time_space_svg(day, corridor, first_minute_s(story.totals), story.events, story.drives));
}

std::string mfd_figure(DayData const& day) {
  return figure({"Biểu đồ cơ bản vĩ mô (MFD) theo khu vực.", "Macroscopic fundamental diagram (MFD) by district."},
                {fmt::format("Mỗi điểm là {} phút; giờ ghi bên cạnh. Khi quá nhiều xe, sản lượng giảm: mạng lưới tắc.",
                             tick_text(day.bin_s / kMinute_s)),
                 fmt::format("A point is {:g} minutes, with its hour beside. Where vehicles are too many, production "
                             "falls: the network jams.",
                             day.bin_s / kMinute_s)},
                mfd_svg(day));
}

std::string no_map(DayData const& day) {
  Words const why =
      !day.no_map_vi.empty()
          ? Words{day.no_map_vi, day.no_map_en}
          : Words{
                "kết quả không cho biết kinh độ, vĩ độ của nút; node.csv thiếu x_coord, y_coord hoặc "
                "config.csv thiếu crs",
                "the result knows no longitude and latitude of nodes; node.csv lacks x_coord and y_coord, "
                "or config.csv lacks crs"};
  return fmt::format(
      "<p class=\"note\">Không vẽ được bản đồ tốc độ: {}.<br><span lang=\"en\">There is no speed map: {}.</span></p>\n",
      xml_safe(why.vi), xml_safe(why.en));
}

}  // namespace

DayStory day_story(ResultsFile const& file, DayData const& day, Corridor const& corridor) {
  return {day_totals(file, day), day_events(file, day), drives_along(file, corridor), day_details(file, day)};
}

std::string day_page(DayData const& day, Corridor const& corridor, DayStory const& story) {
  auto page = std::string(kHead);
  page.replace(page.find('@'), 1, xml_safe(day.title_vi + " – Tân Vạn"));
  page += fmt::format("<h1>{}</h1>\n<p lang=\"en\">{}</p>\n", xml_safe(day.title_vi), xml_safe(day.title_en));
  bool const drawn = day.roads.links() > 0 && day.bins > 0;
  page += day_summary(day, story.totals, story.events);
  page += drawn && day.roads.placed ? map_figure(day, story.events) : no_map(day);
  if (drawn && !corridor.links.empty()) page += corridor_figure(day, corridor, story);
  if (day.bins > 0) page += mfd_figure(day);
  page += day_tables(day, story.details, story.totals.vehicle_km);
  return page + "</body>\n</html>\n";
}

}  // namespace tanvan
