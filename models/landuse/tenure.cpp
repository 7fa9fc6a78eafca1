#include "models/landuse/tenure.hpp"

#include <algorithm>
#include <cmath>

#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

constexpr double kIncomeAHead_mvnd = 5;  // at which the term of income vanishes, prices of the base year

TenureSlopes slopes_of(Tenure tenure, LanduseParameters const& p) {
  switch (tenure) {
    case Tenure::own: return p.own;
    case Tenure::rent: return p.rent;
    case Tenure::room: return {};
    case Tenure::dormitory: return p.dormitory;
    case Tenure::social: return p.social;
  }
  return {};
}

bool may(Tenure tenure, HouseholdFacts const& facts, std::optional<Tenure> now, Dong savings, double down_payment_mvnd,
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

std::array<double, kTenures> tenure_utilities(HouseholdFacts const& facts, std::optional<Tenure> now, Dong savings,
                                              double down_payment_mvnd, LanduseParameters const& p) {
  std::array<double, kTenures> v;
  double const a_head = std::max(0.5, facts.income_mvnd / facts.members);
  for (std::size_t t = 0; t < kTenures; ++t) {
    auto const tenure = static_cast<Tenure>(t);
    auto const s = slopes_of(tenure, p);
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
