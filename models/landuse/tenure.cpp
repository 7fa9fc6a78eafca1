#include "models/landuse/tenure.hpp"

#include <algorithm>
#include <cmath>

#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

/// Slopes of a tenure against a room (priors, by the shape of tenure in the housing census of 2019).
struct Slopes {
  double constant, income, members, native;
};

constexpr double kIncomeAHead_mvnd = 5;  // at which the term of income vanishes, prices of the base year

constexpr Slopes slopes_of(Tenure tenure) {
  switch (tenure) {
    case Tenure::own: return {0.4, 0.9, 0.25, 1.0};
    case Tenure::rent: return {-1.6, 0.9, 0.30, 0.2};
    case Tenure::room: return {0, 0, 0, 0};
    case Tenure::dormitory: return {-0.9, -0.4, -0.6, -0.8};
    case Tenure::social: return {-0.4, 0.1, 0.20, 0.3};
  }
  return {0, 0, 0, 0};
}

bool may(Tenure tenure, HouseholdFacts const& facts, Tenure now, Dong savings, double down_payment_mvnd,
         LanduseParameters const& p) {
  switch (tenure) {
    case Tenure::own: return now == Tenure::own || static_cast<double>(savings.value) / 1e6 >= down_payment_mvnd;
    case Tenure::rent:
    case Tenure::room: return true;
    case Tenure::dormitory: return facts.offered_dormitory;
    case Tenure::social: return now != Tenure::own && facts.income_mvnd <= p.social_income_mvnd;
  }
  return true;
}

}  // namespace

std::array<double, kTenures> tenure_utilities(HouseholdFacts const& facts, Tenure now, Dong savings,
                                              double down_payment_mvnd, LanduseParameters const& p) {
  std::array<double, kTenures> v;
  double const a_head = std::max(0.5, facts.income_mvnd / facts.members);
  for (std::size_t t = 0; t < kTenures; ++t) {
    auto const tenure = static_cast<Tenure>(t);
    auto const s = slopes_of(tenure);
    v[t] = may(tenure, facts, now, savings, down_payment_mvnd, p)
               ? s.constant + s.income * std::log(a_head / kIncomeAHead_mvnd) + s.members * (facts.members - 1) +
                     s.native * (facts.migrant ? 0 : 1) + (tenure == now ? p.tenure_inertia : 0)
               : kNotOffered;
  }
  return v;
}

std::optional<Tenure> second_best(Tenure tenure) {
  switch (tenure) {
    case Tenure::own:
    case Tenure::social: return Tenure::rent;
    case Tenure::rent:
    case Tenure::dormitory: return Tenure::room;
    case Tenure::room: return {};
  }
  return {};
}

}  // namespace tanvan
