// A matching of the size of a province: nobody would rather have another who would rather have them.
#include <algorithm>
#include <gtest/gtest.h>

#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kProposers = 1'000'000, kReceivers = 60'000, kLength = 10, kQuota = 15;

TEST(DeferredAcceptanceAtScale, AHundredThousandOfAMillionProposersHaveNoBlockingPair) {
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  lists.offset.push_back(0);
  for (std::uint32_t p = 0; p < kProposers; ++p) {
    Draws draws{7, AgentKey{p}, 0, Stream::job_choice};
    // A stride through the receivers: ten different ones
    std::uint32_t const first = draws.below(kReceivers), stride = 1 + draws.below(kReceivers / kLength - 1);
    for (std::uint32_t i = 0; i < kLength; ++i) {
      lists.receiver.push_back((first + i * stride) % kReceivers);
      score.push_back(draws.normal());
    }
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(p);
  }
  std::vector<std::uint32_t> const quota(kReceivers, kQuota);
  auto const matched = deferred_acceptance(lists, score, quota, key);
  std::vector<double> worst(kReceivers, 1e300);
  std::vector<std::uint32_t> count(kReceivers, 0);
  for (std::uint32_t p = 0; p < kProposers; ++p)
    for (auto i = lists.offset[p]; i < lists.offset[p + 1]; ++i)
      if (lists.receiver[i] == matched[p]) {
        ++count[matched[p]];
        worst[matched[p]] = std::min(worst[matched[p]], score[i]);
      }
  EXPECT_LE(*std::max_element(count.begin(), count.end()), kQuota);
  std::size_t blocking = 0;
  for (std::uint32_t p = 0; p < kProposers; p += 10)
    for (auto i = lists.offset[p]; i < lists.offset[p + 1] && lists.receiver[i] != matched[p]; ++i)
      blocking += count[lists.receiver[i]] < kQuota || score[i] > worst[lists.receiver[i]] ? 1 : 0;
  EXPECT_EQ(blocking, 0U);
}

}  // namespace
}  // namespace tanvan
