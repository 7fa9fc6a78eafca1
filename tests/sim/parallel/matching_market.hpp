#pragma once
/// Markets for the tests of deferred acceptance: who lists whom, and what everybody is worth to whom.

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

struct Market {
  ProposalLists lists{{0}, {}};
  std::vector<double> score;
  std::vector<std::uint32_t> quota;
  std::vector<std::uint64_t> key;

  void reserve(std::size_t proposers, std::size_t receivers, std::size_t entries) {
    lists.offset.reserve(proposers + 1);
    lists.receiver.reserve(entries);
    score.reserve(entries);
    key.reserve(proposers);
    quota.reserve(receivers);
  }

  /// Adds a proposer with its list, best first, and what it is worth to each receiver on it.
  void add(std::span<std::uint32_t const> receivers, std::span<double const> scores, std::uint64_t proposer_key) {
    lists.receiver.insert(lists.receiver.end(), receivers.begin(), receivers.end());
    score.insert(score.end(), scores.begin(), scores.end());
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(proposer_key);
  }

  std::span<std::uint32_t const> list_of(std::uint32_t p) const {
    return std::span{lists.receiver}.subspan(lists.offset[p], lists.offset[p + 1] - lists.offset[p]);
  }
  std::span<double const> scores_of(std::uint32_t p) const {
    return std::span{score}.subspan(lists.offset[p], lists.offset[p + 1] - lists.offset[p]);
  }
};

inline std::vector<std::uint32_t> match(Market const& m, AcceptanceCounts* counts = nullptr) {
  return deferred_acceptance(m.lists, m.score, m.quota, m.key, counts);
}

/// The same proposers, lists and keys in other rows: row i is proposer order[i] of before.
inline Market reordered(Market const& m, std::span<std::uint32_t const> order) {
  Market shuffled;
  shuffled.quota = m.quota;
  for (auto const p : order) shuffled.add(m.list_of(p), m.scores_of(p), m.key[p]);
  return shuffled;
}

/// Every proposer lists `length` different receivers in random order; receivers rank by random scores.
inline Market random_market(std::uint64_t seed, std::uint32_t proposers, std::uint32_t receivers, std::uint32_t length,
                            std::uint32_t most_quota) {
  Market m;
  std::vector<std::uint32_t> wanted(receivers);  // stays shuffled: every proposer draws from it anew
  std::iota(wanted.begin(), wanted.end(), 0U);
  std::vector<double> scores(length);
  for (std::uint32_t p = 0; p < proposers; ++p) {
    Draws draws{seed, AgentKey{p}, 0, Stream::job_choice};
    for (std::uint32_t i = 0; i < length; ++i) std::swap(wanted[i], wanted[i + draws.below(receivers - i)]);
    for (auto& score : scores) score = draws.normal();
    m.add(std::span{wanted}.first(length), scores, 1000 + p);
  }
  Draws draws{seed, AgentKey{1'000'000'000}, 0, Stream::job_choice};
  for (std::uint32_t r = 0; r < receivers; ++r) m.quota.push_back(draws.below(most_quota + 1));
  return m;
}

}  // namespace tanvan
