#include "sim/io/geo/qgis_style.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace tanvan {
namespace {

constexpr double kGapMm = 0.15;  // between the two directions of a road

std::string escaped(std::string const& text) {
  std::string out;
  for (char const sign : text) {
    if (sign == '&')
      out += "&amp;";
    else if (sign == '<')
      out += "&lt;";
    else if (sign == '>')
      out += "&gt;";
    else if (sign == '"')
      out += "&quot;";
    else
      out += sign;
  }
  return out;
}

/// `#0a141e` → `10,20,30,255`
std::string rgba(std::string const& colour) {
  auto const part = [&](std::size_t at) { return std::stoi(colour.substr(at, 2), nullptr, 16); };
  return fmt::format("{},{},{},255", part(1), part(3), part(5));
}

std::string prop(char const* name, std::string const& value) {
  return fmt::format("     <prop k=\"{}\" v=\"{}\"/>\n", name, escaped(value));
}

std::string mm(double size) {
  return fmt::format("{:.2f}", size);
}

/// A line beside the middle of the road, on the right of its direction.
std::string line_layer(Symbol const& s) {
  return "    <layer class=\"SimpleLine\" enabled=\"1\" locked=\"0\" pass=\"0\">\n" +
         prop("line_color", rgba(s.colour)) + prop("line_width", mm(s.size_mm)) + prop("line_width_unit", "MM") +
         prop("line_style", "solid") + prop("capstyle", "round") + prop("joinstyle", "round") +
         prop("offset", mm(s.size_mm / 2 + kGapMm)) + prop("offset_unit", "MM") + "    </layer>\n";
}

std::string marker_layer(Symbol const& s) {
  return "    <layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n" + prop("name", s.marker) +
         prop("color", rgba(s.colour)) + prop("size", mm(s.size_mm)) + prop("size_unit", "MM") +
         prop("outline_color", "70,70,70,255") + prop("outline_width", "0.2") + prop("outline_width_unit", "MM") +
         prop("outline_style", "solid") + "    </layer>\n";
}

std::string fill_layer(Symbol const& s) {
  return "    <layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\n" + prop("color", rgba(s.colour)) +
         prop("style", "solid") + prop("outline_color", "110,110,110,255") + prop("outline_style", "solid") +
         prop("outline_width", "0.2") + prop("outline_width_unit", "MM") + "    </layer>\n";
}

std::string symbol(GeometryKind kind, std::size_t number, Symbol const& s) {
  auto const [type, layer] = kind == GeometryKind::line    ? std::pair{"line", line_layer(s)}
                             : kind == GeometryKind::point ? std::pair{"marker", marker_layer(s)}
                                                           : std::pair{"fill", fill_layer(s)};
  return fmt::format(
      "   <symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{}   </symbol>\n", type,
      number, layer);
}

std::string document(std::string const& renderer) {
  return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
         "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n" +
         renderer + " <blendMode>0</blendMode>\n <featureBlendMode>0</featureBlendMode>\n</qgis>\n";
}

/// Two significant digits.
double rounded(double value) {
  if (value == 0) return 0;
  auto const unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1);
  return std::round(value / unit) * unit;
}

}  // namespace

std::string graduated_qml(GeometryKind kind, std::string const& attribute, std::vector<StyleClass> const& classes) {
  std::string ranges, symbols;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    ranges += fmt::format("   <range lower=\"{:.6f}\" upper=\"{:.6f}\" symbol=\"{}\" label=\"{}\" render=\"true\"/>\n",
                          classes[i].lower, classes[i].upper, i, escaped(classes[i].label));
    symbols += symbol(kind, i, classes[i].symbol);
  }
  return document(
      fmt::format(" <renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\" "
                  "symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n  <ranges>\n{}  </ranges>\n  "
                  "<symbols>\n{}  </symbols>\n </renderer-v2>\n",
                  escaped(attribute), ranges, symbols));
}

std::string categorized_qml(GeometryKind kind, std::string const& attribute,
                            std::vector<StyleCategory> const& categories) {
  std::string list, symbols;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    list += fmt::format("   <category value=\"{}\" symbol=\"{}\" label=\"{}\" render=\"true\"/>\n",
                        escaped(categories[i].value), i, escaped(categories[i].label));
    symbols += symbol(kind, i, categories[i].symbol);
  }
  return document(
      fmt::format(" <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" enableorderby=\"0\" "
                  "forceraster=\"0\">\n  <categories>\n{}  </categories>\n  <symbols>\n{}  </symbols>\n "
                  "</renderer-v2>\n",
                  escaped(attribute), list, symbols));
}

std::vector<StyleClass> classes_between(std::vector<double> const& breaks, std::vector<std::string> const& colours,
                                        double thin_mm, double thick_mm) {
  std::vector<StyleClass> classes;
  for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
    auto const share = breaks.size() > 2 ? static_cast<double>(i) / static_cast<double>(breaks.size() - 2) : 0;
    bool const last = i + 2 == breaks.size();
    auto const label = last && breaks[i + 1] >= 1e9 ? fmt::format("> {:g}", breaks[i])
                                                    : fmt::format("{:g} – {:g}", breaks[i], breaks[i + 1]);
    classes.push_back({breaks[i], breaks[i + 1], label, {colours[i], thin_mm + share * (thick_mm - thin_mm)}});
  }
  return classes;
}

std::vector<double> round_breaks(std::vector<double> values, std::size_t classes) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.empty()) return {0, 1};
  std::sort(values.begin(), values.end());
  std::vector<double> breaks;
  for (std::size_t i = 1; i < classes; ++i) breaks.push_back(rounded(values[i * (values.size() - 1) / classes]));
  auto const low = values.front(), high = values.back();
  std::erase_if(breaks, [&](double value) { return value <= low || value >= high; });
  breaks.insert(breaks.begin(), std::min(low, rounded(low)));
  breaks.push_back(std::max(high, rounded(high)));
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  if (breaks.size() < 2) breaks.push_back(breaks.front() + 1);
  return breaks;
}

}  // namespace tanvan
