#include "scenarios/run/tours/best_known.hpp"

#include <algorithm>
#include <array>

#include "sim/io/text/ascii.hpp"

namespace tanvan {
namespace {

struct Row {
  std::string_view name;
  LegRounding rounding;
  double cost;
  std::string_view source;
};

constexpr std::string_view kPyvrp = "github.com/PyVRP/Instances, 2026", kHgs = "tests of github.com/vidalt/HGS-CVRP",
                           kSolomon = "Solomon's problems, fewest vehicles first: SINTEF's list",
                           kDimacs = "DIMACS rules, CVRPLIB",
                           kHomberger = "github.com/rogalski-wmii-uni-lodz-pl/vrp-benchmarks, fewest vehicles first";

constexpr std::array<Row, 27> kRows = {{
    {"x-n101-k25", LegRounding::rounded, 27'591, kPyvrp},
    {"x-n106-k14", LegRounding::rounded, 26'362, kPyvrp},
    {"x-n110-k13", LegRounding::rounded, 14'971, kPyvrp},
    {"x-n120-k6", LegRounding::rounded, 13'332, kPyvrp},
    {"x-n139-k10", LegRounding::rounded, 13'590, kPyvrp},
    {"x-n157-k13", LegRounding::rounded, 16'876, kPyvrp},
    {"x-n200-k36", LegRounding::rounded, 58'578, kPyvrp},
    {"x-n204-k19", LegRounding::rounded, 19'565, kPyvrp},
    {"x-n303-k21", LegRounding::rounded, 21'736, kPyvrp},
    {"x-n401-k29", LegRounding::rounded, 66'154, kPyvrp},
    {"x-n502-k39", LegRounding::rounded, 69'226, kPyvrp},
    {"x-n749-k98", LegRounding::rounded, 77'269, kPyvrp},
    {"x-n895-k37", LegRounding::rounded, 53'860, kPyvrp},
    {"x-n1001-k43", LegRounding::rounded, 72'355, kPyvrp},
    {"cmt6", LegRounding::exact, 555.43, kHgs},
    {"cmt7", LegRounding::exact, 909.675, kHgs},
    {"c1_10_2", LegRounding::truncated, 41'337.8, kPyvrp},
    {"rc2_10_5", LegRounding::truncated, 25'797.5, kPyvrp},
    {"c101", LegRounding::truncated, 827.3, kDimacs},
    {"r101", LegRounding::truncated, 1'637.7, kDimacs},
    {"rc101", LegRounding::truncated, 1'619.8, kDimacs},
    {"c101", LegRounding::exact, 828.937, kSolomon},
    {"r101", LegRounding::exact, 1'650.80, kSolomon},
    {"rc101", LegRounding::exact, 1'696.95, kSolomon},
    {"c1_2_1", LegRounding::exact, 2'704.5678, kHomberger},
    {"rc1_2_1", LegRounding::exact, 3'602.8039, kHomberger},
    {"rc1_2_10", LegRounding::exact, 3'000.2961, kHomberger},
}};

}  // namespace

std::optional<BestKnown> best_known(TourInstance const& instance) {
  auto const name = lower_case(instance.name);
  auto const row =
      std::ranges::find_if(kRows, [&](Row const& r) { return r.name == name && r.rounding == instance.rounding; });
  if (row != kRows.end()) return BestKnown{row->cost, std::string(row->source)};
  if (instance.stated_best) return BestKnown{*instance.stated_best, "the file's comment"};
  return std::nullopt;
}

}  // namespace tanvan
