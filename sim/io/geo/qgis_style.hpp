#pragma once
/// How QGIS draws a layer: its style files (QML, QGIS 3) for graduated and categorized symbols.

#include <string>
#include <vector>

#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// How one class is drawn. @param size_mm width of a line, diameter of a marker, width of an outline [mm]
struct Symbol {
  std::string colour;  // `#rrggbb`
  double size_mm = 0;
  std::string marker = "circle";  // or square, triangle, diamond, star
};

/// Values above `lower` up to `upper`.
struct StyleClass {
  double lower = 0, upper = 0;
  std::string label;
  Symbol symbol;
};

/// Rows whose column holds `value`; an empty value stands for all others.
struct StyleCategory {
  std::string value, label;
  Symbol symbol;
};

/// QML of a layer whose symbols follow a number.
/// @param attribute a column or an expression of QGIS
std::string graduated_qml(GeometryKind kind, std::string const& attribute, std::vector<StyleClass> const& classes);

/// QML of a layer whose symbols follow a word.
std::string categorized_qml(GeometryKind kind, std::string const& attribute,
                            std::vector<StyleCategory> const& categories);

/// Classes between breaks: `breaks.size() - 1` of them, each with its colour and, from `thin` to `thick`, its size.
/// @param breaks ascending  @param colours one a class
std::vector<StyleClass> classes_between(std::vector<double> const& breaks, std::vector<std::string> const& colours,
                                        double thin_mm, double thick_mm);

/// Breaks that split the values into about equally many, rounded to two digits, ascending, each once.
/// @param values finite or NaN, which are left out
std::vector<double> round_breaks(std::vector<double> values, std::size_t classes);

}  // namespace tanvan
