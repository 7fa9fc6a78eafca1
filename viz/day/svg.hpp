#pragma once
/// Pictures as text: a little of SVG.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// Text safe inside an element or a quoted attribute.
std::string xml_safe(std::string_view text);

enum class Anchor { start, middle, end };

/// A picture in the making, [px], y down.
class Svg {
 public:
  /// @param label  what it shows, for those who cannot see it
  Svg(double width, double height, std::string_view label);

  void rect(Point corner, double width, double height, std::string_view fill);
  void line(Point from, Point to, std::string_view stroke, double width);
  /// @param path  data of a path, such as M0 0L5 5  @param extra  further attributes
  void path(std::string_view path, std::string_view stroke, double width, std::string_view extra = {});
  void dot(Point at, double radius, std::string_view fill);
  void ring(Point centre, double radius, std::string_view stroke, double width);
  void text(Point at, std::string_view words, Anchor anchor = Anchor::start, std::string_view extra = {});

  std::string finish() &&;

 private:
  std::string text_;
};

/// A tenth of a pixel.
std::string px(double value);

/// Round numbers from 0 to about `most`, four to eight of them. @param most > 0
std::vector<double> ticks(double most);

/// A number on an axis, as Vietnamese writes it: thousands apart by a thin blank, which both languages read, and a
/// decimal comma.
std::string tick_text(double value);

/// Where a value lies on an axis.
struct Axis {
  double least = 0, most = 1;  // value
  double begin = 0, end = 1;   // [px]

  double operator()(double value) const { return begin + (end - begin) * (value - least) / (most - least); }
};

/// The colour of a speed against the free one, from dark (stands) to light blue (free): told apart without red and
/// green and in grey too.
struct SpeedClass {
  double below;  // share of the free speed
  std::string_view colour, words;
};
std::span<SpeedClass const> speed_classes();
/// Row of `speed_classes`. @param share >= 0
std::size_t speed_class(double share);

/// Of links without a vehicle, of circles of waiting vehicles, of closures.
inline constexpr std::string_view kIdleColour = "#dde2e7", kGridlockColour = "#7a1fa2", kClosedColour = "#1a222c";

/// Gridlocks and changes that a page tells one by one.
inline constexpr std::size_t kMostTold = 8;

/// The legend of those colours, left to right.
void draw_speed_legend(Svg& svg, Point at);

}  // namespace tanvan
