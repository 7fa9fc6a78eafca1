#include "models/enterprise/production.hpp"

#include <cmath>

namespace tanvan {
namespace {

bool is_cobb_douglas(double sigma) {
  return std::abs(sigma - 1) < 1e-9;
}

}  // namespace

double ces(double k, double l, double a, double sigma) {
  if (is_cobb_douglas(sigma)) return std::pow(k, a) * std::pow(l, 1 - a);
  double const rho = 1 - 1 / sigma;
  return std::pow(a * std::pow(k, rho) + (1 - a) * std::pow(l, rho), 1 / rho);
}

double labour_for(double y, double k, double a, double sigma) {
  if (is_cobb_douglas(sigma)) return std::pow(y / std::pow(k, a), 1 / (1 - a));
  double const rho = 1 - 1 / sigma;
  double const most = sigma < 1 ? 0.98 * std::pow(a, 1 / rho) * k : y;  // output as labour grows without bound
  double const reached = sigma < 1 && y > most ? most : y;
  double const rest = (std::pow(reached, rho) - a * std::pow(k, rho)) / (1 - a);
  return rest > 0 ? std::pow(rest, 1 / rho) : 1e-9 * k;
}

}  // namespace tanvan
