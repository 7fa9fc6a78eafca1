#pragma once
/// Volumes and delays, bin by bin. Inside sim/traffic.

#include "sim/traffic/traffic_part.hpp"

namespace tanvan {

/// Opens bin after bin of a record and moves what exits have counted into them.
class LinkRecorder {
 public:
  LinkRecorder(TrafficState& state, TrafficTime bin_width);

  /// Ends a bin: takes what has been counted since the last one. @param room  at the begin of each link, free or on its
  /// way, [links]
  void end_bin(std::vector<Room> const& room);

  LinkRecord const& record() const { return record_; }
  /// Goes on from an earlier record of the same links.
  void go_on(LinkRecord record) { record_ = std::move(record); }
  /// The first bins of the record.
  LinkRecord take(std::size_t bins) &&;

 private:
  TrafficState& state_;
  LinkRecord record_;
};

}  // namespace tanvan
