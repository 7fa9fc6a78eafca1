#include "sim/tours/annealed_search.hpp"

#include <cmath>

namespace tanvan {
namespace {

constexpr std::uint32_t kSumEvery = 4096;  // iterations after which costs are summed anew

}  // namespace

double Cooling::at(double share) const {
  return first * std::pow(last / first, share);
}

AnnealedSearch::AnnealedSearch(SearchTables const& tables, RemovalRule rule, std::uint64_t seed, AgentKey key)
    : tables_(&tables),
      seed_(seed),
      key_(key),
      removal_(tables, rule),
      insertion_(stop_insertion_for(tables)),
      now_(tables),
      best_(tables) {}

void AnnealedSearch::begin_with(TourPlan const& plan) {
  now_.take(plan);
  best_ = now_;
}

void AnnealedSearch::return_to_best() {
  now_ = best_;
}

bool AnnealedSearch::step(double temperature) {
  Draws draws{seed_, key_, iteration_++, Stream::tours};
  double const before = now_.cost();
  double const most = before - temperature * std::log(draws.uniform());
  removal_.remove(now_, draws, removed_);
  insertion_->insert(now_, draws, removed_);
  if (now_.cost() >= most) {
    now_.undo();
    return false;
  }
  now_.keep();
  return true;
}

void AnnealedSearch::run(std::uint32_t iterations, double first_temperature, double last_temperature) {
  if (tables_->stops() < 2) return;
  double const factor = std::pow(last_temperature / first_temperature, 1.0 / std::max(1U, iterations));
  double temperature = first_temperature;
  for (std::uint32_t i = 0; i < iterations; ++i, temperature *= factor) {
    if (step(temperature) && now_.cost() < best_.cost()) {
      now_.sum_cost();
      if (now_.cost() < best_.cost()) best_ = now_;
    }
    if (iteration_ % kSumEvery == 0) now_.sum_cost();
  }
}

}  // namespace tanvan
