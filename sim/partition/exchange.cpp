#include "sim/partition/exchange.hpp"

#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {

double SerialExchange::sum(std::span<double const> values) {
  return ordered_sum(values);
}

}  // namespace tanvan
