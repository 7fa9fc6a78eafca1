#include "sim/parallel/deferred_acceptance.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {
namespace {

/// A proposal as its receiver sees it.
struct Candidate {
  double score;
  std::uint64_t key;
  std::uint32_t proposer;
};

bool better(Candidate const& a, Candidate const& b) { return a.score != b.score ? a.score > b.score : a.key < b.key; }

/// The places of all receivers in one array: receiver r holds places[first[r] .. first[r] + taken[r]).
struct Places {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> taken;
  std::vector<Candidate> places;

  Places(std::span<std::uint32_t const> quota, std::span<std::uint32_t const> demand)
      : first(quota.size() + 1, 0), taken(quota.size(), 0) {
    for (std::size_t r = 0; r < quota.size(); ++r) first[r + 1] = first[r] + std::min(quota[r], demand[r]);
    places.resize(first.back());
  }
};

/// One receiver's round: of those it holds and those who propose now it keeps the best; the others are free again.
void choose(Places& all, std::size_t receiver, std::span<std::uint32_t const> proposals, std::span<Candidate const> candidate,
            std::vector<std::uint8_t>& free) {
  auto* const held = all.places.data() + all.first[receiver];
  std::size_t const room = all.first[receiver + 1] - all.first[receiver];
  auto& taken = all.taken[receiver];
  auto const worst_first = [](Candidate const& a, Candidate const& b) { return better(a, b); };  // heap top: the worst
  for (auto p : proposals) {
    auto const& c = candidate[p];
    if (taken < room) {
      held[taken++] = c;
      std::push_heap(held, held + taken, worst_first);
      free[c.proposer] = 0;
    } else if (room > 0 && better(c, held[0])) {
      std::pop_heap(held, held + taken, worst_first);
      free[held[taken - 1].proposer] = 1;
      held[taken - 1] = c;
      std::push_heap(held, held + taken, worst_first);
      free[c.proposer] = 0;
    }
  }
}

std::vector<std::uint32_t> demand_of(ProposalLists const& lists, std::size_t receivers) {
  std::vector<std::uint32_t> demand(receivers, 0);
  for (auto r : lists.receiver) ++demand[r];
  return demand;
}

}  // namespace

std::vector<std::uint32_t> deferred_acceptance(ProposalLists const& lists, std::span<double const> score,
                                               std::span<std::uint32_t const> quota,
                                               std::span<std::uint64_t const> proposer_key) {
  std::size_t const proposers = lists.offset.empty() ? 0 : lists.offset.size() - 1;
  expects(score.size() == lists.receiver.size() && proposer_key.size() == proposers, "a score an entry, a key a proposer");
  Places all{quota, demand_of(lists, quota.size())};
  std::vector<std::uint32_t> next(proposers);
  std::copy_n(lists.offset.begin(), proposers, next.begin());
  std::vector<std::uint8_t> free(proposers, 1);
  std::vector<std::uint32_t> active(proposers);
  std::iota(active.begin(), active.end(), 0U);
  std::vector<Candidate> candidate;
  std::vector<std::uint32_t> receiver;
  while (true) {
    std::erase_if(active, [&](std::uint32_t i) { return next[i] == lists.offset[i + 1]; });
    candidate.clear();
    receiver.clear();
    for (auto i : active) {
      if (!free[i]) continue;
      candidate.push_back({score[next[i]], proposer_key[i], i});
      receiver.push_back(lists.receiver[next[i]++]);
    }
    if (candidate.empty()) break;
    auto const bucket = group_by(receiver, quota.size());
    for_each_index(quota.size(), [&](std::size_t r) { choose(all, r, bucket.of(r), candidate, free); });
  }
  std::vector<std::uint32_t> match(proposers, kUnmatched);
  for (std::size_t r = 0; r < quota.size(); ++r)
    for (std::size_t i = 0; i < all.taken[r]; ++i) match[all.places[all.first[r] + i].proposer] = static_cast<std::uint32_t>(r);
  return match;
}

}  // namespace tanvan
