#pragma once
/// Coefficients of a multinomial logit from choices, by maximum likelihood.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Choices to learn from: chooser i weighs the alternatives offset[i] .. offset[i + 1).
struct ChoiceData {
  std::size_t features = 0;           // K > 0, of each alternative
  std::vector<std::uint32_t> offset;  // [choosers + 1], begins with 0
  std::vector<std::uint32_t> chosen;  // [choosers], counted from the chooser's first alternative
  std::vector<double> x;              // [alternatives, K]
  std::vector<double> known;          // [alternatives]: part of the utility that is not estimated, such as a correction

  std::size_t choosers() const { return chosen.size(); }
};

struct LogitEstimate {
  std::vector<double> coefficient;     // [K]
  std::vector<double> standard_error;  // [K], from the inverse of the information
  double log_likelihood = 0;           // at the coefficients
  double log_likelihood_zero = 0;      // at zero
  int steps = 0;
  bool converged = false;  // false: not identified, or no step raised the likelihood any more
};

/// Newton's method with halved steps; the likelihood is concave, so what it finds is the maximum (McFadden 1974). Ends
/// when the largest element of gradient' H^-1 gradient falls below 1e-10. Sums run in blocks of choosers, added in
/// order: the same bits on any number of threads.
/// @pre data are consistent; every chooser has at least one alternative
LogitEstimate estimate_logit(ChoiceData const& data);

}  // namespace tanvan
