#pragma once
/// Slopes and correlations of the table of facts.

#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

namespace tanvan {

/// Points (x, y), each with a weight of one.
struct Points {
  std::vector<double> x, y;

  void add(double a, double b) { x.push_back(a), y.push_back(b); }
};

/// Sums of squares and products about the means.
struct Moments {
  double xx = 0, xy = 0, yy = 0;
};

inline double mean_of(std::vector<double> const& v) {
  double sum = 0;
  for (double const x : v) sum += x;
  return v.empty() ? 0 : sum / static_cast<double>(v.size());
}

inline Moments moments(Points const& p) {
  double const mx = mean_of(p.x), my = mean_of(p.y);
  Moments m;
  for (std::size_t i = 0; i < p.x.size(); ++i) {
    m.xx += (p.x[i] - mx) * (p.x[i] - mx);
    m.xy += (p.x[i] - mx) * (p.y[i] - my);
    m.yy += (p.y[i] - my) * (p.y[i] - my);
  }
  return m;
}

/// Least squares of y on x with a constant; 0 where x does not vary.
inline double slope(Points const& p) {
  auto const m = moments(p);
  return m.xx > 0 ? m.xy / m.xx : 0;
}

inline double correlation(Points const& p) {
  auto const m = moments(p);
  return m.xx > 0 && m.yy > 0 ? m.xy / std::sqrt(m.xx * m.yy) : 0;
}

/// The points less the means of their groups: fixed effects.
inline Points within(Points p, std::vector<std::size_t> const& group) {
  std::map<std::size_t, Points> of;
  for (std::size_t i = 0; i < group.size(); ++i) of[group[i]].add(p.x[i], p.y[i]);
  for (std::size_t i = 0; i < group.size(); ++i) {
    p.x[i] -= mean_of(of[group[i]].x);
    p.y[i] -= mean_of(of[group[i]].y);
  }
  return p;
}

/// Twice the area that a path closes, counted positive counter-clockwise (shoelace formula).
inline double loop_area(Points const& p) {
  double area = 0;
  for (std::size_t i = 0; i < p.x.size(); ++i) {
    auto const j = (i + 1) % p.x.size();
    area += p.x[i] * p.y[j] - p.x[j] * p.y[i];
  }
  return area;
}

}  // namespace tanvan
