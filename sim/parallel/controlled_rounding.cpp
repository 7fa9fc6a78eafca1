#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/rounding.hpp"

namespace tanvan {
namespace {

constexpr double kWhole = 1e-6;  // a number nearer to a whole one counts as whole

double fraction(double x) {
  double const f = x - std::floor(x);
  return f < kWhole || f > 1 - kWhole ? 0 : f;
}

/// Rows and columns as nodes of a graph whose edges are the fractional cells. A slack row and a slack column make all
/// totals whole; then every node with an edge has two, and there is a cycle, along which fractions can be moved until
/// one of them is whole.
class Rounding {
 public:
  Rounding(std::span<double const> table, std::size_t rows, std::size_t columns)
      : rows_(rows + 1), columns_(columns + 1), cell_(rows_ * columns_, 0.0), edges_(rows_ + columns_) {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c) at(r, c) = table[r * columns + c];
    for (std::size_t r = 0; r < rows; ++r) close_row(r);
    for (std::size_t c = 0; c < columns_; ++c) close_column(c);
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c) settle(r, c);
  }

  /// Moves fractions until every cell is whole.
  void run() {
    for (std::size_t node = 0; node < edges_.size(); ++node)
      while (!edges_[node].empty()) step(node);
  }

  std::uint32_t rounded(std::size_t r, std::size_t c) const {
    return static_cast<std::uint32_t>(std::llround(cell_[r * columns_ + c]));
  }

 private:
  double& at(std::size_t r, std::size_t c) { return cell_[r * columns_ + c]; }

  void close_row(std::size_t r) {
    double sum = 0;
    for (std::size_t c = 0; c + 1 < columns_; ++c) sum += at(r, c);
    double const f = fraction(sum);
    at(r, columns_ - 1) = f > 0 ? 1 - f : 0;
  }

  void close_column(std::size_t c) {
    double sum = 0;
    for (std::size_t r = 0; r + 1 < rows_; ++r) sum += at(r, c);
    double const f = fraction(sum);
    at(rows_ - 1, c) = f > 0 ? 1 - f : 0;
  }

  /// Enters a fractional cell as an edge; a whole one loses its last bits.
  void settle(std::size_t r, std::size_t c) {
    if (fraction(at(r, c)) == 0) {
      at(r, c) = std::round(at(r, c));
      return;
    }
    edges_[r].push_back(static_cast<std::uint32_t>(rows_ + c));
    edges_[rows_ + c].push_back(static_cast<std::uint32_t>(r));
  }

  double& cell_between(std::size_t a, std::size_t b) { return a < rows_ ? at(a, b - rows_) : at(b, a - rows_); }

  void drop_edge(std::size_t a, std::size_t b) {
    auto& cell = cell_between(a, b);
    cell = std::round(cell);
    std::erase(edges_[a], static_cast<std::uint32_t>(b));
    std::erase(edges_[b], static_cast<std::uint32_t>(a));
  }

  /// Walks from a node along fractional cells until a node comes twice, and empties the cycle found. A dead end is a
  /// cell that is whole but for rounding errors.
  void step(std::size_t start) {
    std::vector<std::size_t> path{start};
    std::vector<std::size_t> place(edges_.size(), edges_.size());
    place[start] = 0;
    for (;;) {
      auto const here = path.back();
      auto const before = path.size() > 1 ? path[path.size() - 2] : edges_.size();
      auto const next = std::find_if(edges_[here].begin(), edges_[here].end(), [&](auto e) { return e != before; });
      if (next == edges_[here].end()) {
        if (path.size() == 1) return drop_edge(here, edges_[here].front());
        return drop_edge(before, here);
      }
      if (place[*next] < edges_.size()) {
        path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(place[*next]));
        return empty_cycle(path);
      }
      place[*next] = path.size();
      path.push_back(*next);
    }
  }

  /// Adds and takes away in turn along the cycle, the way that needs less, until a cell is whole.
  void empty_cycle(std::vector<std::size_t> const& cycle) {
    double up = 1, down = 1;  // how far the even cells can rise, and fall
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      double const x = cell_between(cycle[i], cycle[(i + 1) % cycle.size()]);
      double const rise = std::floor(x) + 1 - x, fall = x - std::floor(x);
      up = std::min(up, i % 2 == 0 ? rise : fall);
      down = std::min(down, i % 2 == 0 ? fall : rise);
    }
    double const move = up <= down ? up : -down;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      auto const a = cycle[i], b = cycle[(i + 1) % cycle.size()];
      cell_between(a, b) += i % 2 == 0 ? move : -move;
    }
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      auto const a = cycle[i], b = cycle[(i + 1) % cycle.size()];
      if (fraction(cell_between(a, b)) == 0) drop_edge(a, b);
    }
  }

  std::size_t rows_, columns_;
  std::vector<double> cell_;
  std::vector<std::vector<std::uint32_t>> edges_;
};

}  // namespace

std::vector<std::uint32_t> controlled_rounding(std::span<double const> table, std::size_t rows, std::size_t columns) {
  expects(table.size() == rows * columns, "a table of rows times columns");
  Rounding rounding{table, rows, columns};
  rounding.run();
  std::vector<std::uint32_t> whole(table.size());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) whole[r * columns + c] = rounding.rounded(r, c);
  return whole;
}

}  // namespace tanvan
