#pragma once
/// One round in which households that look for a home find one (models E26).

#include <span>
#include <vector>

#include "models/landuse/home_market.hpp"
#include "sim/choice/logit.hpp"

namespace tanvan {

/// A household that looks for a home of a tenure.
struct HomeSeeker {
  HouseholdId household;
  std::uint32_t group = 0;  // of its members
  Tenure tenure{};
  double stay = kNotOffered;  // utility of the present home with its noise; none while unhoused
};

/// Each seeker hears of `candidates` vacant homes and proposes to those it would rather have than its own, best first;
/// a home takes who has the highest income of those who propose, the lower key among equals, by deferred acceptance.
/// Who finds moves in, and pays down what it buys.
/// @param members  of the seekers, by their group  @param round  of the month, for the draws
/// @return who found nothing, in order. The same on any number of threads.
std::vector<HomeSeeker> seek(World& world, HomeMarket const& market, Groups const& members,
                             std::span<HomeSeeker const> seekers, int round, LanduseParameters const& p);

}  // namespace tanvan
