#pragma once
/// The open nodes of a search for earliest arrivals, the next one first.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/routing/travel_time_profile.hpp"

namespace tanvan {

/// A heap of (key, arrival, node), least first, that holds all three in one number: comparing them is one subtraction,
/// and four children lie in one cache line.
class ArrivalHeap {
 public:
  bool empty() const { return entries_.empty(); }
  void clear() { entries_.clear(); }

  /// @param key,arrival  less than 278 years before or after the midnight of ticks
  void push(Ticks key, Ticks arrival, NodeId node) {
    auto const entry = packed(key, arrival, node);
    std::size_t at = entries_.size();
    entries_.push_back(entry);
    for (; at > 0 && entry < entries_[(at - 1) / kWays]; at = (at - 1) / kWays)
      entries_[at] = entries_[(at - 1) / kWays];
    entries_[at] = entry;
  }

  /// Of the first entry, which must be there.
  Ticks least_key() const { return static_cast<Ticks>(entries_.front() >> (kTimeBits + kNodeBits)) - kBias; }

  /// Takes the first entry out.
  NodeId pop() {
    NodeId const node{static_cast<std::uint32_t>(entries_.front())};
    auto const last = entries_.back();
    entries_.pop_back();
    if (!entries_.empty()) sink(last);
    return node;
  }

 private:
  __extension__ using Entry = unsigned __int128;
  static constexpr std::size_t kWays = 4;
  static constexpr unsigned kTimeBits = 44, kNodeBits = 32;
  static constexpr Ticks kBias = Ticks{1} << (kTimeBits - 1);

  static Entry packed(Ticks key, Ticks arrival, NodeId node) {
    return Entry{static_cast<std::uint64_t>(key + kBias)} << (kTimeBits + kNodeBits) |
           Entry{static_cast<std::uint64_t>(arrival + kBias)} << kNodeBits | node.value;
  }

  /// Puts an entry where the first one was.
  void sink(Entry entry) {
    auto const n = entries_.size();
    std::size_t at = 0;
    for (std::size_t child = 1; child < n; child = kWays * at + 1) {
      auto const least = least_child(child, std::min(child + kWays, n));
      if (!(entries_[least] < entry)) break;
      entries_[at] = entries_[least];
      at = least;
    }
    entries_[at] = entry;
  }

  std::size_t least_child(std::size_t begin, std::size_t end) const {
    auto least = begin;
    for (auto i = begin + 1; i < end; ++i) least = entries_[i] < entries_[least] ? i : least;
    return least;
  }

  std::vector<Entry> entries_;
};

}  // namespace tanvan
