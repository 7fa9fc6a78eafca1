#include "viz/day/day_summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

struct Words {
  std::string vi, en;
};

/// A word of the file in both languages.
struct FileWord {
  std::string_view word, vi, en;
};
constexpr std::array<FileWord, 5> kReasons = {
    {{"end of time", "còn trên đường khi hết giờ mô phỏng", "still under way when the simulated time ended"},
     {"gridlock", "kẹt trong hoặc sau một vòng xe chờ nhau", "stuck in a circle of waiting vehicles, or behind one"},
     {"blocked", "bị chặn, không đi tiếp được", "held up for good"},
     {"closed link ahead", "đứng trước đoạn đường đóng", "standing before a closed link"},
     {"no way", "không có đường đi tới nơi", "no way leads there"}}};

std::string with_comma(std::string digits) {
  std::ranges::replace(digits, '.', ',');
  return digits;
}

/// A number with as many digits behind the point, in both languages.
Words number(double value, int digits) {
  auto const en = digits == 0 ? tick_text(std::round(value)) : fmt::format("{:.{}f}", value, digits);
  return {with_comma(en), en};
}

Words whole(std::size_t n) {
  return number(static_cast<double>(n), 0);
}

Words percent(std::size_t part, std::size_t all) {
  auto const share = all > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(all) : 0;
  auto const [vi, en] = number(share, 1);
  return {vi + " %", en + " %"};
}

/// A figure with what it is.
std::string card(std::string const& value, Words const& what) {
  return fmt::format("<div><b>{}</b><span>{}</span><span lang=\"en\">{}</span></div>\n", xml_safe(value),
                     xml_safe(what.vi), xml_safe(what.en));
}

std::string arrival_cards(DayTotals const& day) {
  auto const share = percent(day.arrived, day.trips);
  auto const of = whole(day.trips);
  auto html = card(whole(day.arrived).vi, {fmt::format("chuyến đã đến nơi, trong {} ({})", of.vi, share.vi),
                                           fmt::format("trips arrived, of {} ({})", of.en, share.en)});
  for (auto const& [word, n] : day.not_arrived) {
    auto const known = std::ranges::find(kReasons, word, &FileWord::word);
    bool const is_known = known != kReasons.end();
    html += card(whole(n).vi, {is_known ? std::string(known->vi) : word, is_known ? std::string(known->en) : word});
  }
  return html;
}

std::string driving_cards(DayData const& day, DayTotals const& totals) {
  auto const speed = number(totals.mean_speed_kmh(), 1), wait = number(totals.wait_h, 0);
  auto html = card(number(totals.vehicle_km, 0).vi + " km", {"tổng quãng đường xe chạy", "driven by all vehicles"}) +
              card(speed.vi + " km/h",
                   {"tốc độ trung bình từ lúc khởi hành đến lúc tới nơi", "mean speed from departure to arrival"}) +
              card(number(totals.delay_h, 0).vi + " giờ · h",
                   {fmt::format("xe mất trên đường so với khi đường vắng; thêm {} giờ chờ khởi hành", wait.vi),
                    fmt::format("lost on the roads against empty ones; {} h more waiting to set out", wait.en)});
  if (day.roads.links() > 0)
    html += card(number(totals.most_queue_km, 1).vi + " km",
                 {"hàng chờ dài nhất cùng lúc (chậm hơn 20 % tốc độ tự do)",
                  "of queues at the worst moment (below 20 % of the free speed)"});
  return html;
}

std::string name_of(DayData const& day, std::size_t link) {
  auto const name = day.roads.links() > 0 ? day.roads.name[link] : "";
  return name.empty() ? day.link_id[link] : fmt::format("{} ({})", name, day.link_id[link]);
}

std::string more(std::size_t n) {
  if (n <= kMostTold) return "";
  return fmt::format("<li>… và {0} nữa · and {0} more</li>\n", n - kMostTold);
}

std::string section(Words const& title, std::string const& items) {
  return fmt::format("<h2>{} <span lang=\"en\">{}</span></h2>\n<ol>\n{}</ol>\n", xml_safe(title.vi), xml_safe(title.en),
                     items);
}

/// Whole seconds of the clock.
std::string clock(double seconds) {
  return clock_text(std::floor(seconds));
}

/// Roads of a circle, each name once, in the order of the circle.
std::string roads_of(DayData const& day, DayGridlock const& gridlock) {
  constexpr std::size_t kMostNames = 6;
  std::vector<std::string> names;
  for (auto const a : gridlock.links) {
    auto const name = day.roads.links() > 0 && !day.roads.name[a].empty() ? day.roads.name[a] : day.link_id[a];
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  auto const cut = names.size() > kMostNames;
  names.resize(std::min(names.size(), kMostNames));
  return fmt::format("{}{}", fmt::join(names, ", "), cut ? ", …" : "");
}

std::string gridlock_item(DayData const& day, DayGridlock const& g) {
  auto const since = clock(g.since_s), last = clock(g.last_found_s);
  return fmt::format(
      "<li>từ {0}, lần cuối còn thấy {1}: {2} đoạn đường chờ nhau thành vòng<span lang=\"en\">since {0}, last seen "
      "{1}: a circle of {2} links</span><small>{3}</small></li>\n",
      since, last, g.links.size(), xml_safe(roads_of(day, g)));
}

std::string gridlocks(DayData const& day, DayTotals const& totals, DayEvents const& events) {
  std::string items;
  for (std::size_t g = 0; g < std::min(events.gridlocks.size(), kMostTold); ++g)
    items += gridlock_item(day, events.gridlocks[g]);
  items += more(events.gridlocks.size());
  auto html = items.empty() ? "" : section({"Kẹt cứng", "Gridlocks"}, items);
  if (totals.forced_moves > 0)
    html += fmt::format(
        "<p>{0} lần xe bị buộc đi vào đoạn đường đã đầy để gỡ kẹt.<br><span lang=\"en\">{0} forced moves of vehicles "
        "into full links, to loosen a gridlock.</span></p>\n",
        totals.forced_moves);
  return html;
}

/// `06:45–08:15`, or from then on.
Words span_of(double begin_s, double end_s) {
  constexpr double kForGood_s = 11 * 86'400.0;
  if (end_s >= kForGood_s) return {"từ " + clock(begin_s), "from " + clock(begin_s)};
  auto const span = clock(begin_s) + "–" + clock(end_s);
  return {span, span};
}

Words class_words(DayClosure const& closure) {
  constexpr std::array<FileWord, 4> kClasses = {{{"motorbike", "xe máy", "motorbikes"},
                                                 {"car", "ô tô con", "cars"},
                                                 {"bus", "xe buýt", "buses"},
                                                 {"truck", "xe tải", "trucks"}}};
  Words words;
  for (auto const& name : closure.classes) {
    auto const known = std::ranges::find(kClasses, name, &FileWord::word);
    auto const* const sign = words.vi.empty() ? "" : ", ";
    words.vi += sign + (known != kClasses.end() ? std::string(known->vi) : name);
    words.en += sign + (known != kClasses.end() ? std::string(known->en) : name);
  }
  return words;
}

Words state_of(DayChange const& change) {
  if (change.closed()) return {"đóng", "closed"};
  auto const capacity = number(change.capacity_pcu_h, 0);
  auto const lanes = fmt::format("{:g}", change.lanes);
  return {fmt::format("{} làn, {} xe quy đổi/giờ", with_comma(lanes), capacity.vi),
          fmt::format("{} {}, {} PCU/h", lanes, change.lanes == 1 ? "lane" : "lanes", capacity.en)};
}

std::string change_item(DayData const& day, std::size_t link, Words const& what, Words const& when) {
  return fmt::format("<li>{}: {} {}<span lang=\"en\">{} {}</span></li>\n", xml_safe(name_of(day, link)),
                     xml_safe(what.vi), when.vi, xml_safe(what.en), when.en);
}

std::string changes(DayData const& day, DayEvents const& events) {
  std::string items;
  for (std::size_t i = 0; i < std::min(events.changes.size(), kMostTold); ++i) {
    auto const& change = events.changes[i];
    items += change_item(day, change.link, state_of(change), span_of(change.at_s, change.until_s));
  }
  items += more(events.changes.size());
  for (std::size_t i = 0; i < std::min(events.closures.size(), kMostTold); ++i) {
    auto const& closure = events.closures[i];
    auto const [vi, en] = class_words(closure);
    items +=
        change_item(day, closure.link, {"đóng với " + vi, "closed to " + en}, span_of(closure.begin_s, closure.end_s));
  }
  items += more(events.closures.size());
  return items.empty() ? "" : section({"Thay đổi trong ngày", "Changes during the day"}, items);
}

/// Whether drivers have learnt from the queues.
std::string ways(DayTotals const& day) {
  if (std::isnan(day.relative_gap))
    return "<p>Một lượt mô phỏng: xe đi theo đường đã định, chưa tránh chỗ kẹt.<br><span lang=\"en\">One shot: "
           "vehicles "
           "keep to given ways and have not learnt to avoid queues.</span></p>\n";
  auto const gap = number(day.relative_gap * 100, 1);
  std::string const warning =
      day.unsettled
          ? "<p><b>Chưa đạt cân bằng</b>: các lượt lặp dừng trước khi dòng xe ổn định.<br><span lang=\"en\"><b>No "
            "equilibrium</b>: the iterations ended before flows stood still.</span></p>\n"
          : "";
  return warning +
         fmt::format(
             "<p>Nếu ai cũng chọn đường nhanh nhất theo thời gian đã gặp, tổng thời gian đi lại còn giảm được khoảng "
             "{} %.<br>"
             "<span lang=\"en\">By the best ways at the times of this day about {} % of the travel time could still be "
             "saved.</span></p>\n",
             gap.vi, gap.en);
}

}  // namespace

std::string day_summary(DayData const& day, DayTotals const& totals, DayEvents const& events) {
  return "<section>\n<div class=\"cards\">\n" + arrival_cards(totals) + driving_cards(day, totals) + "</div>\n" +
         gridlocks(day, totals, events) + changes(day, events) + ways(totals) + "</section>\n";
}

}  // namespace tanvan
