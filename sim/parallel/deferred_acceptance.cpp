#include "sim/parallel/deferred_acceptance.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {
namespace {

/// Suitors held in all (16 bytes each) up to which they stay near the processor: then one proposal after another costs
/// less than rounds, which group proposals so that a receiver's suitors are fetched once.
constexpr std::size_t kNear = 200'000;

/// A proposer as a receiver sees it.
struct Suitor {
  double score;
  std::uint32_t proposer;
};

/// Whether a receiver prefers a to b: an object, so that heaps have the comparison inlined. As the order of a heap it
/// puts the least wanted on top.
struct Preferred {
  std::uint64_t const* key;  // of the proposers: it decides so seldom that suitors do not carry it

  bool operator()(Suitor const& a, Suitor const& b) const {
    return a.score != b.score ? a.score > b.score : key[a.proposer] < key[b.proposer];
  }
};

/// Puts a suitor in the place of the top of a heap of `size` and lets it sink: one way down, where popping and pushing
/// would go down and up.
void replace_top(Suitor* heap, std::size_t size, Suitor const& suitor, Preferred preferred) {
  std::size_t hole = 0;
  for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size) child += preferred(heap[child], heap[child + 1]) ? 1 : 0;
    if (!preferred(suitor, heap[child])) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = suitor;
}

/// Whom every receiver holds: heaps side by side in one array, with room for all who could ever be held.
class Holdings {
 public:
  Holdings(ProposalLists const& lists, std::span<std::uint32_t const> quota, std::span<std::uint64_t const> key)
      : preferred_{key.data()}, offset_(quota.size() + 1, 0), held_(quota.size(), 0) {
    for (auto const r : lists.receiver) {
      expects(r < quota.size(), "a receiver with a quota");
      if (offset_[r + 1] < quota[r]) ++offset_[r + 1];
    }
    std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
    suitor_.resize(offset_.back());
  }

  /// Receiver r looks at a suitor. @return whom it turns away: the suitor, another one, or kUnmatched for nobody
  std::uint32_t offer(std::uint32_t r, Suitor const& suitor) {
    auto const first = suitor_.begin() + offset_[r];
    auto const room = offset_[r + 1] - offset_[r];
    if (room == 0) return suitor.proposer;
    auto const last = first + held_[r];
    if (held_[r] < room) {
      *last = suitor;
      std::push_heap(first, last + 1, preferred_);
      ++held_[r];
      return kUnmatched;
    }
    if (!preferred_(suitor, *first)) return suitor.proposer;
    auto const turned_away = first->proposer;
    replace_top(&*first, room, suitor, preferred_);
    return turned_away;
  }

  /// Suitors that all receivers together can hold.
  std::size_t room() const { return suitor_.size(); }

 private:
  Preferred preferred_;
  std::vector<std::uint32_t> offset_, held_;
  std::vector<Suitor> suitor_;
};

/// Everything that proposals change.
struct State {
  ProposalLists const& lists;
  std::span<double const> score;
  std::vector<std::uint32_t> next;  // [proposers] entry of the next proposal
  Holdings holdings;

  bool has_hope(std::uint32_t p) const { return next[p] < lists.offset[p + 1]; }
  Suitor suitor(std::uint32_t p) const { return {score[next[p]], p}; }
};

/// Makes one proposal. @return who is turned away, already moved on to the next entry, or kUnmatched
std::uint32_t propose(State& s, std::uint32_t p) {
  auto const turned_away = s.holdings.offer(s.lists.receiver[s.next[p]], s.suitor(p));
  if (turned_away != kUnmatched) ++s.next[turned_away];
  return turned_away;
}

/// One round: every free proposer makes a proposal, each receiver looks at its own. @return who is free afterwards
std::vector<std::uint32_t> round_of(State& s, std::vector<std::uint32_t> const& free, std::size_t receivers) {
  std::vector<std::uint32_t> target(free.size());
  for_each_index(free.size(), [&](std::size_t i) { target[i] = s.lists.receiver[s.next[free[i]]]; });
  auto const by_receiver = group_by(target, receivers);
  std::vector<std::uint32_t> turned_away(free.size());
  // Proposals of one receiver change that receiver and those whom it turns away, each held by it alone.
  for_each_index(receivers, [&](std::size_t r) {
    for (auto const i : by_receiver.of(r)) turned_away[i] = propose(s, free[i]);
  });
  std::erase_if(turned_away, [&](std::uint32_t p) { return p == kUnmatched || !s.has_hope(p); });
  return turned_away;
}

/// The last few, one after another: grouping by receiver would cost more than it saves.
void finish(State& s, std::vector<std::uint32_t> const& free) {
  for (auto p : free)
    while (p != kUnmatched && s.has_hope(p)) p = propose(s, p);
}

std::vector<std::uint32_t> all_with_hope(State const& s) {
  std::vector<std::uint32_t> free;
  for (std::uint32_t p = 0; p < s.lists.size(); ++p)
    if (s.has_hope(p)) free.push_back(p);
  return free;
}

}  // namespace

std::vector<std::uint32_t> deferred_acceptance(ProposalLists const& lists, std::span<double const> score,
                                               std::span<std::uint32_t const> quota,
                                               std::span<std::uint64_t const> proposer_key, AcceptanceCounts* counts) {
  expects(score.size() == lists.receiver.size(), "one score an entry");
  expects(proposer_key.size() == lists.size(), "one key a proposer");
  std::vector<std::uint32_t> first(lists.offset.begin(),
                                   lists.offset.begin() + static_cast<std::ptrdiff_t>(lists.size()));
  State s{lists, score, std::move(first), Holdings{lists, quota, proposer_key}};
  AcceptanceCounts done;
  auto free = all_with_hope(s);
  std::size_t const few = s.holdings.room() <= kNear ? free.size() : std::max<std::size_t>(1024, quota.size() / 8);
  for (; free.size() > few; ++done.rounds) free = round_of(s, free, quota.size());
  finish(s, free);

  std::vector<std::uint32_t> matched(lists.size(), kUnmatched);
  for (std::uint32_t p = 0; p < matched.size(); ++p) {
    bool const taken = s.has_hope(p);
    if (taken) matched[p] = lists.receiver[s.next[p]];
    done.proposals += s.next[p] - lists.offset[p] + (taken ? 1 : 0);
  }
  if (counts != nullptr) *counts = done;
  return matched;
}

}  // namespace tanvan
