#include "viz/day/day_summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sim/io/results/class_words.hpp"
#include "sim/io/text/number_text.hpp"
#include "viz/day/day_words.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

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

/// A figure with what it is; where English writes it otherwise, its words begin with it.
std::string card(Words const& value, Words const& what) {
  auto const en = value.vi == value.en ? what.en : value.en + " " + what.en;
  return fmt::format("<div><b>{}</b><span>{}</span><span lang=\"en\">{}</span></div>\n", xml_safe(value.vi),
                     xml_safe(what.vi), xml_safe(en));
}

/// With a unit that both languages write alike.
Words with_unit(Words value, std::string_view unit) {
  return {fmt::format("{} {}", value.vi, unit), fmt::format("{} {}", value.en, unit)};
}

std::string arrival_cards(DayTotals const& day) {
  auto const share = percent(day.arrived, day.trips);
  auto const of = whole(day.trips);
  auto html = card(whole(day.arrived), {fmt::format("chuyến đã đến nơi, trong {} ({})", of.vi, share.vi),
                                        fmt::format("trips arrived, of {} ({})", of.en, share.en)});
  for (auto const& [word, n] : day.not_arrived) {
    auto const known = std::ranges::find(kReasons, word, &FileWord::word);
    bool const is_known = known != kReasons.end();
    html += card(whole(n), {is_known ? std::string(known->vi) : word, is_known ? std::string(known->en) : word});
  }
  return html;
}

std::string driving_cards(DayData const& day, DayTotals const& totals) {
  auto const lost = number(totals.delay_h, 0), wait = number(totals.wait_h, 0);
  auto html =
      card(with_unit(number(totals.vehicle_km, 0), "km"), {"tổng quãng đường xe chạy", "driven by all vehicles"}) +
      card(with_unit(number(totals.mean_speed_kmh(), 1), "km/h"),
           {"tốc độ trung bình từ lúc khởi hành đến lúc tới nơi", "mean speed from departure to arrival"}) +
      card({lost.vi + " giờ", lost.en + " h"},
           {fmt::format("xe mất trên đường so với khi đường vắng; thêm {} giờ chờ khởi hành", wait.vi),
            fmt::format("lost on the roads against empty ones; {} h more waiting to set out", wait.en)});
  if (day.roads.links() > 0)
    html += card(with_unit(number(totals.most_queue_km, 1), "km"),
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

Words classes_of(DayClosure const& closure) {
  Words words;
  for (auto const& name : closure.classes) {
    auto const* const sign = words.vi.empty() ? "" : ", ";
    words.vi += fmt::format("{}{}", sign, class_words(name).vi);
    words.en += fmt::format("{}{}", sign, class_words(name).en);
  }
  return words;
}

Words state_of(DayChange const& change) {
  if (change.closed()) return {"đóng", "closed"};
  auto const capacity = number(change.capacity_pcu_h, 0);
  return {fmt::format("{} làn, {} xe quy đổi/giờ", tick_text(change.lanes), capacity.vi),
          fmt::format("{:g} {}, {} PCU/h", change.lanes, change.lanes == 1 ? "lane" : "lanes", capacity.en)};
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
    auto const [vi, en] = classes_of(closure);
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

/// What is told of a part of all vehicles, and what of all.
std::string sample_note(DayData const& day) {
  if (day.sample >= 1) return "";
  auto const share = short_number(day.sample * 100);
  return fmt::format(
      "<p class=\"note\"><b>Mẫu {} % số xe.</b> Số chuyến và thời gian của chuyến là của mẫu; lưu lượng, quãng đường, "
      "thời gian mất trên đường, hàng chờ, mặt cắt và khí thải là của mọi xe.<br>"
      "<span lang=\"en\"><b>A sample of {} % of all vehicles.</b> Trips and their times are those of the sample; "
      "volumes, "
      "kilometres, time lost on roads, queues, screenlines and emissions are those of all vehicles.</span></p>\n",
      share.vi, share.en);
}

}  // namespace

std::string day_summary(DayData const& day, DayTotals const& totals, DayEvents const& events) {
  return sample_note(day) + "<section>\n<div class=\"cards\">\n" + arrival_cards(totals) + driving_cards(day, totals) +
         "</div>\n" + gridlocks(day, totals, events) + changes(day, events) + ways(totals) + "</section>\n";
}

}  // namespace tanvan
