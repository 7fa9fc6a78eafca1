#pragma once
/// Deferred acceptance with quotas (Gale & Shapley 1962), the proposing side best off: jobs, homes, sites.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// What each proposer would accept, best first: receiver[offset[i] .. offset[i + 1]).
struct ProposalLists {
  std::vector<std::uint32_t> offset;    // [proposers + 1]
  std::vector<std::uint32_t> receiver;  // each at most once a proposer
};

/// Stands for "no receiver".
inline constexpr std::uint32_t kUnmatched = 0xffffffffU;

/// The one stable matching that is best for the proposers. All free proposers propose at once, round after round;
/// each receiver keeps the best it has seen, up to its quota. With strict preferences the result does not depend on
/// the order of proposals (McVitie & Wilson 1971), so neither on threads nor on the order of rows.
/// @param score  one per entry of the lists: how the receiver ranks the proposer, higher is better, finite
/// @param quota  places of each receiver
/// @param proposer_key  one a proposer, unique: breaks ties of score, the lower key first
/// @return the receiver of each proposer, or kUnmatched
std::vector<std::uint32_t> deferred_acceptance(ProposalLists const& lists, std::span<double const> score,
                                               std::span<std::uint32_t const> quota,
                                               std::span<std::uint64_t const> proposer_key);

}  // namespace tanvan
