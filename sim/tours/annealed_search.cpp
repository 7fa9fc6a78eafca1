#include "sim/tours/annealed_search.hpp"

#include <cmath>

namespace tanvan {
namespace {

constexpr std::uint32_t kSumEvery = 4096;   // iterations after which costs are summed anew
constexpr std::uint32_t kPriceEvery = 128;  // and the price of overload is set
constexpr double kPriceStep = 1.1;

/// Price of a unit of load that `OverloadRule` counts in.
double price_unit(SearchTables const& tables) {
  double load = 0;
  for (double const d : tables.problem().demand) load += d;
  return load > 0 ? tables.leg_scale() * static_cast<double>(tables.stops() - 1) / load : 0;
}

}  // namespace

double Cooling::at(double share) const {
  return first * std::pow(last / first, share);
}

AnnealedSearch::AnnealedSearch(SearchTables const& tables, RemovalRule rule, OverloadRule const& overload,
                               std::uint64_t seed, AgentKey key)
    : tables_(&tables),
      seed_(seed),
      key_(key),
      overload_(overload),
      removal_(tables, rule),
      insertion_(stop_insertion_for(tables)),
      now_(tables),
      best_(tables) {
  if (tables.depth() == Depth::loads) most_overload_ = overload.most_share * tables.of(0).capacity;
  if (most_overload_ > 0) price_ = overload.first_price * price_unit(tables);
  now_.allow_overload(0, price_);  // first a plan that holds
}

void AnnealedSearch::begin_with(TourPlan const& plan) {
  now_.take(plan);
  best_ = now_;
}

void AnnealedSearch::return_to_best() {
  now_ = best_;
}

bool AnnealedSearch::step(double temperature) {
  Draws draws{seed_, key_, iteration_++, Stream::freight};
  double const before = now_.cost();
  double const most = before - temperature * std::log(draws.uniform());
  removal_.remove(now_, draws, removed_);
  insertion_->insert(now_, draws, removed_, most);
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
    if (step(temperature)) keep_best();
    if (!now_.is_overloaded()) ++holding_;
    if (iteration_ % kPriceEvery == 0) set_price();
    if (iteration_ % kSumEvery == 0) now_.sum_cost();
  }
}

void AnnealedSearch::keep_best() {
  if (now_.is_overloaded() || (now_.cost() >= best_.cost() && !best_.is_overloaded())) return;
  now_.sum_cost();
  if (now_.cost() < best_.cost() || best_.is_overloaded()) best_ = now_;
}

void AnnealedSearch::set_price() {
  if (most_overload_ <= 0) return;
  price_ *= holding_ < overload_.wanted_holding * kPriceEvery ? kPriceStep : 1 / kPriceStep;
  holding_ = 0;
  now_.allow_overload(most_overload_, price_);
}

}  // namespace tanvan
