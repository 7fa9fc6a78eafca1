#pragma once
/// Who goes where when places are few: deferred acceptance with quotas (Gale, Shapley 1962).
///
/// Proposers go down their lists; a receiver holds the best of those who came, up to its quota, and turns away the
/// rest. With strict preferences the result is the one stable matching that is best for every proposer, whatever the
/// order of proposals (McVitie, Wilson 1971). So rounds may run on any number of threads and always end in the same
/// matching.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// The result for a proposer whom nobody took.
inline constexpr std::uint32_t kUnmatched = 0xffffffff;

/// What proposers want: the list of proposer p is receiver[offset[p] .. offset[p + 1]), best first.
struct ProposalLists {
  std::vector<std::uint32_t> offset;    // [proposers + 1], begins with 0, never falls
  std::vector<std::uint32_t> receiver;  // [entries], below the number of quotas

  std::size_t size() const { return offset.empty() ? 0 : offset.size() - 1; }
};

/// How much work a matching was.
struct AcceptanceCounts {
  std::uint64_t proposals = 0;  ///< made in all; the same in any order
  std::uint64_t rounds = 0;     ///< of which each free proposer made one proposal
};

/// The proposer-optimal stable matching.
/// @param lists         what proposers want, best first; whom they don't list they don't want
/// @param score         one per entry of the lists: what the proposer is worth to that receiver, finite, more is better
/// @param quota         one per receiver: how many it takes
/// @param proposer_key  one per proposer, unique: among equal scores the lower key is preferred
/// @param counts        where given, receives the work done
/// @return for each proposer the receiver that took it, or kUnmatched
/// The same result on any number of threads and for any order of the proposers.
std::vector<std::uint32_t> deferred_acceptance(ProposalLists const& lists, std::span<double const> score,
                                               std::span<std::uint32_t const> quota,
                                               std::span<std::uint64_t const> proposer_key,
                                               AcceptanceCounts* counts = nullptr);

}  // namespace tanvan
