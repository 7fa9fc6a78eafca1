#include "viz/day/day_page.hpp"

#include <fmt/format.h>

#include "sim/io/text/number_text.hpp"
#include "viz/day/day_charts.hpp"
#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

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
</style>
</head>
<body>
)";

struct Words {
  std::string vi, en;
};

std::string figure(Words const& title, Words const& note, std::string const& picture) {
  return fmt::format(
      "<figure>\n<figcaption><p>{} <small>{}</small></p>\n<p class=\"en\" lang=\"en\">{} <small>{}</small></p>"
      "</figcaption>\n{}</figure>\n",
      xml_safe(title.vi), xml_safe(note.vi), xml_safe(title.en), xml_safe(note.en), picture);
}

std::string span_of(DayData const& day, std::size_t bin) {
  return clock_text(day.bin_start_s(bin)) + "–" + clock_text(day.bin_start_s(bin + 1));
}

std::string map_figure(DayData const& day) {
  auto const [bin, morning] = day_peak(day);
  auto const when = span_of(day, bin);
  return figure(
      {fmt::format("Tốc độ trên đường lúc {}, {}.", morning ? "cao điểm sáng" : "mất nhiều thời gian nhất", when),
       fmt::format("Speeds {}, {}.", morning ? "in the morning peak" : "when most time is lost", when)},
      {"Màu: tốc độ so với khi đường vắng; nét càng dày càng nhiều xe. Hai chiều vẽ cạnh nhau, mỗi chiều ở bên "
       "phải.",
       "Colour: speed against that of an empty road; the thicker the line, the more vehicles. Both directions "
       "side by side, each on its right."},
      speed_map_svg(day, bin));
}

std::string corridor_figure(DayData const& day, Corridor const& corridor) {
  bool const named = !corridor.name.empty();
  Words const title{named ? fmt::format("Hành lang {}: tốc độ theo thời gian và vị trí.", corridor.name)
                          : "Hành lang: tốc độ theo thời gian và vị trí.",
                    named ? fmt::format("The corridor {}: speeds over time and place.", corridor.name)
                          : "The corridor: speeds over time and place."};
  return figure(title,
                {"Hàng chờ lan ngược chiều đi hiện thành vệt sẫm nghiêng xuống bên phải.",
                 "A queue that spills back shows as a dark band falling to the right."},
                time_space_svg(day, corridor));
}

std::string mfd_figure(DayData const& day) {
  return figure(
      {"Biểu đồ cơ bản vĩ mô (MFD) theo khu vực.", "Macroscopic fundamental diagram (MFD) by district."},
      {fmt::format("Mỗi điểm là {:g} phút; giờ ghi bên cạnh. Khi quá nhiều xe, sản lượng giảm: mạng lưới tắc.",
                   day.bin_s / 60),
       fmt::format("A point is {:g} minutes, with its hour beside. Where vehicles are too many, production "
                   "falls: the network jams.",
                   day.bin_s / 60)},
      mfd_svg(day));
}

std::string no_map() {
  return "<p>Kết quả không có tọa độ nút nên không vẽ được bản đồ.<br><span lang=\"en\">The result has no places of "
         "nodes, so there is no map.</span></p>\n";
}

}  // namespace

std::string day_page(DayData const& day, Corridor const& corridor) {
  auto page = std::string(kHead);
  page.replace(page.find('@'), 1, xml_safe(day.title_vi + " – Tân Vạn"));
  page += fmt::format("<h1>{}</h1>\n<p lang=\"en\">{}</p>\n", xml_safe(day.title_vi), xml_safe(day.title_en));
  bool const drawn = day.roads.links() > 0 && day.bins > 0;
  page += drawn ? map_figure(day) : no_map();
  if (drawn && !corridor.links.empty()) page += corridor_figure(day, corridor);
  if (day.bins > 0) page += mfd_figure(day);
  return page + "</body>\n</html>\n";
}

}  // namespace tanvan
