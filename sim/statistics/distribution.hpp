#pragma once
/// What a sample looks like: moments, quantiles, inequality, tails and shapes.

#include <span>
#include <vector>

namespace tanvan {

double mean_of(std::span<double const> values);  ///< 0 of nothing

/// Standard deviation with n - 1; 0 below two values.
double deviation_of(std::span<double const> values);

/// Fourth moment about the mean over the squared variance, less 3: 0 for a normal distribution, 3 for a Laplace.
/// 0 where nothing varies.
double excess_kurtosis(std::span<double const> values);

/// Quantile by linear interpolation between ranks (type 7 of Hyndman and Fan, 1996). @param p in [0, 1] @pre not empty
double quantile(std::vector<double> values, double p);

/// Gini coefficient: half the mean absolute difference over the mean. @param values >= 0  @return in [0, 1)
double gini(std::vector<double> values);

/// Correlation of the values with the quantiles of a normal distribution, between two ranks: 1 where the body of the
/// sample is normal.  @param from,to ranks, 0 <= from < to <= 1  @return 0 below three values
double normal_fit(std::vector<double> values, double from, double to);

/// A power-law tail P(X > x) ~ x^-exponent from `from` on.
struct Tail {
  double exponent = 0;  // 0: no tail found
  double from = 0;
  double distance = 1;    // largest difference between the sample's distribution and the law's beyond `from`
  std::size_t count = 0;  // values beyond
};

/// Exponent of a tail of whole numbers from `from` on: Hill's estimator with the half added that makes it fit counts
/// (Clauset, Shalizi, Newman, SIAM Review 51, 2009, eq. 3.7, less 1).
/// @param sorted ascending  @param from >= 1
Tail hill_tail(std::span<double const> sorted, double from);

/// The tail that fits best: of all starts from `least` on with at least `count` values beyond, the one of the smallest
/// Kolmogorov-Smirnov distance (Clauset et al. 2009, 3.3). Of equals the lowest start.
Tail best_tail(std::vector<double> values, double least, std::size_t count);

/// Shape b of the exponential-power (Subbotin) density exp(-|x - m|^b / (b a^b)) about the median m, by maximum
/// likelihood (Bottazzi, Secchi, RAND Journal of Economics 37, 2006): 1 is a Laplace, 2 a normal distribution.
/// @return in [0.2, 5]; 0 where nothing varies
double subbotin_shape(std::vector<double> values);

}  // namespace tanvan
