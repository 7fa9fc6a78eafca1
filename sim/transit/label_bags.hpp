#pragma once
/// Labels of a search by several criteria, in bags of which none betters another.

#include <cstdint>
#include <limits>
#include <vector>

#include "sim/transit/patterns.hpp"

namespace tanvan {

/// How somebody came to a stop: by a ride, by a walk after one, or from the origin.
struct TransitLabel {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::int64_t price;    // cost so far less what waiting since midnight would have cost: see `ParetoSearch`
  std::uint32_t parent;  // label that boarded, or walked; kNone: the origin
  std::uint32_t row;     // of the patterns, or kNone: not by vehicle; the number of the way when from the origin
  std::uint32_t next;    // in its bag
  StopId stop;
  Tick time;
  std::uint16_t from, to;  // positions of the ride
  std::uint8_t rides;
  bool is_kept;  // false: bettered by a later one of as many rides
};

/// Bags of one kind, one a stop. Labels come in order of rides, so one that is there has no more rides than one that
/// comes. The labels themselves stand in one list that several kinds share.
class LabelBags {
 public:
  explicit LabelBags(std::size_t stops) : head_(stops, TransitLabel::kNone) {}

  /// Empties the bags that were used.
  void clear() {
    for (auto const s : used_) head_[s.value] = TransitLabel::kNone;
    used_.clear();
  }

  /// Whether a label with no more rides is as early and as cheap.
  bool betters(std::vector<TransitLabel> const& labels, StopId s, Tick time, std::int64_t price) const {
    for (auto i = head_[s.value]; i != TransitLabel::kNone; i = labels[i].next)
      if (labels[i].time <= time && labels[i].price <= price) return true;
    return false;
  }

  /// Adds a label that none betters, and takes out those of as many rides that it betters. @return its number
  std::uint32_t add(std::vector<TransitLabel>& labels, TransitLabel label) {
    auto* link = &head_[label.stop.value];
    if (*link == TransitLabel::kNone) used_.push_back(label.stop);
    while (*link != TransitLabel::kNone) {
      auto& there = labels[*link];
      if (there.rides == label.rides && label.time <= there.time && label.price <= there.price) {
        there.is_kept = false;
        *link = there.next;
      } else {
        link = &there.next;
      }
    }
    auto const number = static_cast<std::uint32_t>(labels.size());
    label.next = head_[label.stop.value];
    head_[label.stop.value] = number;
    labels.push_back(label);
    return number;
  }

 private:
  std::vector<std::uint32_t> head_;  // [stop]
  std::vector<StopId> used_;
};

}  // namespace tanvan
