#include "viz/day/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace tanvan {
namespace {

constexpr std::array<SpeedClass, 5> kSpeedClasses = {{{0.2, "#67001f", "< 20 %"},
                                                      {0.4, "#c4321f", "20–40 %"},
                                                      {0.6, "#f08a3c", "40–60 %"},
                                                      {0.8, "#fcd08a", "60–80 %"},
                                                      {1e9, "#8fbcd9", "≥ 80 %"}}};

std::string_view anchor_word(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

std::string xml_safe(std::string_view text) {
  std::string safe;
  for (char const c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return safe;
}

std::string px(double value) {
  return fmt::format("{:g}", std::round(value * 10) / 10);
}

Svg::Svg(double width, double height, std::string_view label)
    : text_(fmt::format(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\" "
          "font-family=\"Inter, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'DejaVu Sans', sans-serif\" "
          "font-size=\"13\" fill=\"#5a6572\">\n",
          px(width), px(height), xml_safe(label))) {}

void Svg::rect(Point corner, double width, double height, std::string_view fill) {
  text_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", px(corner.x), px(corner.y),
                       px(width), px(height), fill);
}

void Svg::line(Point from, Point to, std::string_view stroke, double width) {
  path(fmt::format("M{} {}L{} {}", px(from.x), px(from.y), px(to.x), px(to.y)), stroke, width);
}

void Svg::path(std::string_view path, std::string_view stroke, double width, std::string_view extra) {
  text_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" {}/>\n", path, stroke, px(width),
                       extra);
}

void Svg::dot(Point at, double radius, std::string_view fill) {
  text_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n", px(at.x), px(at.y), px(radius), fill);
}

void Svg::ring(Point centre, double radius, std::string_view stroke, double width) {
  text_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                       px(centre.x), px(centre.y), px(radius), stroke, px(width));
}

void Svg::text(Point at, std::string_view words, Anchor anchor, std::string_view extra) {
  text_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" {}>{}</text>\n", px(at.x), px(at.y),
                       anchor_word(anchor), extra, xml_safe(words));
}

std::string Svg::finish() && {
  return std::move(text_) + "</svg>\n";
}

std::vector<double> ticks(double most) {
  constexpr double kWanted = 5;
  double const raw = most / kWanted, power = std::pow(10, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (double const nice : {5.0, 2.5, 2.0, 1.0})
    if (nice * power >= raw * 0.999) step = nice * power;
  std::vector<double> values;
  for (int i = 0; i * step <= most * 1.0001; ++i) values.push_back(i * step);
  return values;
}

std::string tick_text(double value) {
  auto digits = fmt::format("{:g}", std::round(value * 1000) / 1000);
  std::ranges::replace(digits, '.', ',');
  if (value >= 1e4) {
    digits = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
      digits.insert(static_cast<std::size_t>(at), "\u202f");
  }
  return digits;
}

std::span<SpeedClass const> speed_classes() {
  return kSpeedClasses;
}

std::size_t speed_class(double share) {
  std::size_t row = 0;
  while (row + 1 < kSpeedClasses.size() && share >= kSpeedClasses[row].below) ++row;
  return row;
}

void draw_speed_legend(Svg& svg, Point at) {
  constexpr double kSwatch = 26, kStep = 96, kWords = 250;
  svg.text({at.x, at.y}, "% tốc độ tự do · of free speed");
  double x = at.x + kWords - 40;
  for (auto const& one : kSpeedClasses) {
    svg.rect({x, at.y - 10}, kSwatch, 11, one.colour);
    svg.text({x + kSwatch + 6, at.y}, one.words);
    x += kStep;
  }
  svg.rect({x, at.y - 10}, kSwatch, 11, kIdleColour);
  svg.text({x + kSwatch + 6, at.y}, "không có xe · no vehicle");
}

}  // namespace tanvan
