// How does the gap fall with time? Writes a picture, log by log: convergence OUT.svg
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <tbb/global_control.h>

#include "bench/sim/assignment/trade_networks.hpp"
#include "sim/assignment/user_equilibrium.hpp"

namespace tanvan {
namespace {

struct Point {
  double seconds, gap;
};
struct Curve {
  std::string label, colour;
  std::vector<Point> points;
};

Curve solve(TradeNetwork const& which, double gap, std::string label, std::string colour) {
  Curve curve{std::move(label), std::move(colour), {}};
  auto const problem = problem_of(which);
  if (!problem) return curve;
  auto const start = std::chrono::steady_clock::now();
  solve_user_equilibrium(*problem, {.gap = gap, .max_iterations = 1000}, [&](AssignmentStep const& step) {
    double const now = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (step.relative_gap > 0) curve.points.push_back({now, step.relative_gap});
  });
  return curve;
}

/// Seconds 10^-4 to 10 along, gaps 1 to 10^-13 down.
struct Axes {
  static constexpr int kWidth = 760, kHeight = 440, kLeft = 70, kRight = 150, kTop = 20, kBottom = 50;
  static constexpr int kFirst = -4, kLast = 1, kDeepest = -13;
  static double x(double seconds) {
    return kLeft + (std::log10(seconds) - kFirst) / (kLast - kFirst) * (kWidth - kLeft - kRight);
  }
  static double y(double gap) { return kTop + std::log10(gap) / kDeepest * (kHeight - kTop - kBottom); }
};

std::string text(double x, double y, char const* anchor, std::string const& words) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, words);
}

std::string grid() {
  std::string svg;
  double const left = Axes::x(std::pow(10, Axes::kFirst)), right = Axes::x(std::pow(10, Axes::kLast));
  double const top = Axes::y(1), bottom = Axes::y(std::pow(10, Axes::kDeepest));
  for (int k = Axes::kFirst; k <= Axes::kLast; ++k) {
    double const x = Axes::x(std::pow(10, k));
    svg += fmt::format("<path d=\"M{0:.1f} {1:.1f}V{2:.1f}\" stroke=\"#ddd\"/>\n", x, top, bottom);
    svg += text(x, bottom + 18, "middle", fmt::format("{:g} s", std::pow(10, k)));
  }
  for (int k = 0; k >= Axes::kDeepest; k -= 2) {
    double const y = Axes::y(std::pow(10, k));
    svg += fmt::format("<path d=\"M{0:.1f} {2:.1f}H{1:.1f}\" stroke=\"#ddd\"/>\n", left, right, y);
    svg += text(left - 8, y + 4, "end", k == 0 ? "1" : fmt::format("1e{}", k));
  }
  svg += text((left + right) / 2, bottom + 38, "middle", "time on one thread, reading left out");
  return svg + fmt::format(
                   "<text transform=\"translate(16 {:.1f}) rotate(-90)\" text-anchor=\"middle\">relative gap"
                   "</text>\n",
                   (top + bottom) / 2);
}

std::string line(Curve const& curve) {
  std::string svg = fmt::format("<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"2\" points=\"", curve.colour);
  for (auto const& p : curve.points) svg += fmt::format("{:.1f},{:.1f} ", Axes::x(p.seconds), Axes::y(p.gap));
  svg += "\"/>\n";
  for (auto const& p : curve.points)
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" fill=\"{}\"/>\n", Axes::x(p.seconds),
                       Axes::y(p.gap), curve.colour);
  return svg;
}

std::string legend(std::vector<Curve> const& curves) {
  std::string svg;
  double const x = Axes::kWidth - Axes::kRight + 16;
  double y = Axes::kTop + 16;
  for (auto const& curve : curves) {
    svg += fmt::format("<path d=\"M{0:.1f} {1:.1f}h18\" stroke=\"{2}\" stroke-width=\"2\"/>\n", x, y - 4, curve.colour);
    svg += text(x + 24, y, "start", curve.label);
    y += 22;
  }
  return svg;
}

std::string picture(std::vector<Curve> const& curves) {
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" font-family=\"sans-serif\" font-size=\"13\" "
      "fill=\"#333\">\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
      Axes::kWidth, Axes::kHeight);
  svg += grid();
  for (auto const& curve : curves) svg += line(curve);
  return svg + legend(curves) + "</svg>\n";
}

}  // namespace
}  // namespace tanvan

int main(int argc, char** argv) {
  using namespace tanvan;
  if (argc != 2) {
    std::fputs("usage: convergence OUT.svg\n", stderr);
    return 2;
  }
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
  std::ofstream out(argv[1]);
  out << picture({solve(kSiouxFalls, 1e-12, "Sioux Falls", "#0072b2"), solve(kBarcelona, 1e-12, "Barcelona", "#e69f00"),
                  solve(kChicagoSketch, 1e-12, "Chicago Sketch", "#009e73"),
                  solve(kBerlinCenter, 1e-10, "Berlin-Center", "#cc79a7"), solve(kAustin, 1e-6, "Austin", "#555")});
  return out ? 0 : 1;
}
