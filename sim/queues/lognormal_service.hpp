#pragma once
/// Service times that scatter to the right: most are short, a few take long.

namespace tanvan {

/// Log-normal service times of a given mean and spread: exp(mu + sigma z) of a standard normal draw z with
/// sigma^2 = ln(1 + cv^2) and mu = ln(mean) - sigma^2 / 2, whose mean and coefficient of variation are exactly those.
/// The caller draws, such as by `Draws::normal`.
class LognormalService {
 public:
  /// @param mean_s  mean [s], > 0  @param cv  standard deviation over mean, >= 0; 0 makes all alike
  LognormalService(double mean_s, double cv);

  double seconds(double normal) const;  ///< service time [s], > 0, of a standard normal draw

 private:
  double mu_, sigma_;
};

}  // namespace tanvan
