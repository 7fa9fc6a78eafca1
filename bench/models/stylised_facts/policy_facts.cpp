#include <array>
#include <cmath>
#include <numeric>

#include "bench/models/stylised_facts/facts.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kPolicies = 3;
constexpr std::array<char const*, kPolicies> kPolicyNames = {"public laboratories", "R&D subsidy", "tax discount"};

/// What a policy has changed by the end of the last year, for each 1,000 billion đồng booked [%].
struct Effect {
  double technology = 0;  // own technology of the mean enterprise (E9 to E12)
  double grdp = 0;        // of the last year at constant prices
};

/// All that the budget lines have paid for policies [billion đồng].
double spent_in(Life const& life) {
  auto const& years = life.indicators.at("public_spending_policy");
  return std::accumulate(years.begin(), years.end(), 0.0);
}

/// Mean change of ln own technology of the enterprises that live in both lives: each has the luck of its twin, and each
/// counts once, since the luck of a few very large ones outweighs every policy of this size.
double change_of_technology(PanelYear const& without, PanelYear const& with) {
  double sum = 0;
  auto const twins = pairs_of(without, with);
  for (auto const& [i, j] : twins) sum += std::log(with.enterprises[j].practice / without.enterprises[i].practice);
  return twins.empty() ? 0 : sum / static_cast<double>(twins.size());
}

Effect effect_of(Life const& base, Life const& life) {
  double const money = (spent_in(life) - spent_in(base)) / 1000;
  if (money <= 0) return {};
  double const grdp = std::log(life.indicators.at("GRDP_constant").back() / base.indicators.at("GRDP_constant").back());
  return {100 * change_of_technology(base.panel.back(), life.panel.back()) / money, 100 * grdp / money};
}

double in_order(double laboratories, double subsidy, double discount) {
  return laboratories >= subsidy && subsidy >= discount ? 1 : 0;
}

Figure only_told(std::string name, double value) {
  return {std::move(name), -kAny, kAny, value};
}

}  // namespace

Fact policy_fact(Lives const& lives) {
  Fact fact{"ranking of policies for equal money", "Dosi et al. 2023", {}, ""};
  if (lives.policies.size() != kPolicies) {
    fact.note = "needs the lives with policies";
    return fact;
  }
  std::array<Effect, kPolicies> e;
  for (std::size_t k = 0; k < kPolicies; ++k) e[k] = effect_of(lives.base, lives.policies[k]);
  fact.figures.push_back({"laboratories >= subsidy >= discount by technology, share of seeds", 0.8, 1,
                          in_order(e[0].technology, e[1].technology, e[2].technology)});
  for (std::size_t k = 0; k < kPolicies; ++k)
    fact.figures.push_back(only_told(std::string{kPolicyNames[k]} + ", technology [% a 1,000 bn đ]", e[k].technology));
  fact.figures.push_back(only_told("the same order by GRDP", in_order(e[0].grdp, e[1].grdp, e[2].grdp)));
  for (std::size_t k = 0; k < kPolicies; ++k)
    fact.figures.push_back(only_told(std::string{kPolicyNames[k]} + ", GRDP [% a 1,000 bn đ]", e[k].grdp));
  return fact;
}

}  // namespace tanvan
