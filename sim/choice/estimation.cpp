#include "sim/choice/estimation.hpp"

#include <cmath>

#include "sim/choice/logit.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

constexpr int kMostSteps = 100, kMostHalvings = 40;
constexpr double kTolerance = 1e-10;

/// The likelihood at some coefficients, its slope and its curvature.
struct Likelihood {
  double value = 0;
  std::vector<double> gradient;     // [K]
  std::vector<double> information;  // [K, K], minus the second derivatives

  Likelihood& operator+=(Likelihood const& other) {
    value += other.value;
    for (auto [mine, theirs] : {std::pair{&gradient, &other.gradient}, std::pair{&information, &other.information}}) {
      mine->resize(std::max(mine->size(), theirs->size()), 0.0);
      for (std::size_t i = 0; i < theirs->size(); ++i) (*mine)[i] += (*theirs)[i];
    }
    return *this;
  }
};

/// One chooser's part: P over its alternatives, the mean of x under P, and x - mean for slope and curvature.
class Chooser {
 public:
  explicit Chooser(ChoiceData const& data) : data_{data}, mean_(data.features) {}

  void add(std::size_t i, std::span<double const> coefficient, Likelihood& sum) {
    std::size_t const first = data_.offset[i], count = data_.offset[i + 1] - first, k = data_.features;
    utilities(first, count, coefficient);
    std::size_t const mine = data_.chosen[i];
    sum.value += v_[mine] - log_sum_exp(v_);
    logit_probabilities(v_, v_);
    mean_.assign(k, 0.0);
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t a = 0; a < k; ++a) mean_[a] += v_[j] * x(first + j, a);
    for (std::size_t a = 0; a < k; ++a) sum.gradient[a] += x(first + mine, a) - mean_[a];
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = 0; b <= a; ++b)
          sum.information[a * k + b] += v_[j] * (x(first + j, a) - mean_[a]) * (x(first + j, b) - mean_[b]);
  }

 private:
  double x(std::size_t alternative, std::size_t feature) const {
    return data_.x[alternative * data_.features + feature];
  }

  void utilities(std::size_t first, std::size_t count, std::span<double const> coefficient) {
    v_.resize(count);
    for (std::size_t j = 0; j < count; ++j) {
      v_[j] = data_.known[first + j];
      for (std::size_t a = 0; a < data_.features; ++a) v_[j] += coefficient[a] * x(first + j, a);
    }
  }

  ChoiceData const& data_;
  std::vector<double> v_, mean_;
};

Likelihood likelihood_at(ChoiceData const& data, std::span<double const> coefficient) {
  std::size_t const k = data.features;
  return ordered_total<Likelihood>(data.choosers(), [&](std::size_t begin, std::size_t end, Likelihood& sum) {
    sum.gradient.assign(k, 0.0);
    sum.information.assign(k * k, 0.0);
    Chooser chooser{data};
    for (std::size_t i = begin; i < end; ++i) chooser.add(i, coefficient, sum);
  });
}

/// The lower triangle L with A = L L'; false where A is not positive definite (a feature that tells nothing apart).
bool factorise(std::vector<double>& a, std::size_t k) {
  for (std::size_t j = 0; j < k; ++j) {
    double const whole = a[j * k + j];
    for (std::size_t i = j; i < k; ++i) {
      double sum = a[i * k + j];
      for (std::size_t m = 0; m < j; ++m) sum -= a[i * k + m] * a[j * k + m];
      if (i == j && !(sum > 1e-12 * whole)) return false;
      a[i * k + j] = i == j ? std::sqrt(sum) : sum / a[j * k + j];
    }
  }
  return true;
}

std::vector<double> solve(std::vector<double> const& l, std::vector<double> b) {
  std::size_t const k = b.size();
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t m = 0; m < i; ++m) b[i] -= l[i * k + m] * b[m];
    b[i] /= l[i * k + i];
  }
  for (std::size_t i = k; i-- > 0;) {
    for (std::size_t m = i + 1; m < k; ++m) b[i] -= l[m * k + i] * b[m];
    b[i] /= l[i * k + i];
  }
  return b;
}

/// Square roots of the diagonal of the inverse.
std::vector<double> standard_errors(std::vector<double> const& l, std::size_t k) {
  std::vector<double> errors(k);
  for (std::size_t a = 0; a < k; ++a) {
    std::vector<double> unit(k, 0.0);
    unit[a] = 1;
    errors[a] = std::sqrt(solve(l, std::move(unit))[a]);
  }
  return errors;
}

/// The farthest of step, step / 2, ... that raises the likelihood; false where none does.
bool climb(ChoiceData const& data, std::vector<double>& coefficient, Likelihood& here, std::vector<double> step) {
  for (int n = 0; n < kMostHalvings; ++n) {
    auto next = coefficient;
    for (std::size_t a = 0; a < next.size(); ++a) next[a] += step[a];
    auto there = likelihood_at(data, next);
    if (there.value > here.value) {
      coefficient = std::move(next);
      here = std::move(there);
      return true;
    }
    for (auto& s : step) s /= 2;
  }
  return false;
}

void check(ChoiceData const& data) {
  expects(data.features > 0 && data.choosers() > 0, "features and choosers");
  expects(data.offset.size() == data.choosers() + 1, "an offset a chooser and one more");
  expects(data.known.size() == data.offset.back() && data.x.size() == data.known.size() * data.features,
          "a row an alternative");
  for (std::size_t i = 0; i < data.choosers(); ++i)
    expects(data.offset[i] + data.chosen[i] < data.offset[i + 1], "the chosen is among the alternatives");
}

}  // namespace

LogitEstimate estimate_logit(ChoiceData const& data) {
  check(data);
  std::size_t const k = data.features;
  LogitEstimate out;
  out.coefficient.assign(k, 0.0);
  out.standard_error.assign(k, 0.0);
  auto here = likelihood_at(data, out.coefficient);
  out.log_likelihood_zero = here.value;
  for (; out.steps < kMostSteps; ++out.steps) {
    out.log_likelihood = here.value;
    auto l = here.information;
    if (!factorise(l, k)) break;
    out.standard_error = standard_errors(l, k);
    auto const step = solve(l, here.gradient);
    double slope = 0;
    for (std::size_t a = 0; a < k; ++a) slope += step[a] * here.gradient[a];
    out.converged = slope < kTolerance;
    if (out.converged || !climb(data, out.coefficient, here, step)) break;
  }
  return out;
}

}  // namespace tanvan
