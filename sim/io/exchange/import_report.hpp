#pragma once
/// What an import read, wrote and had to leave out: `import.json`.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan {

/// One thing that was left out, named by its line or, where the format has none, by the id of the object.
struct DroppedThing {
  std::string reason;      // few different ones: they are counted
  std::string file;        // as messages name it
  std::uint32_t line = 0;  // 0 where not known
  std::string id;          // such as `way 26659127`; may be empty where the line is known
};

/// Counts in the order in which they were first named.
class Counts {
 public:
  std::int64_t& operator[](std::string_view name);
  /// 0 where the name was never counted.
  std::int64_t of(std::string_view name) const;
  std::vector<std::pair<std::string, std::int64_t>> const& all() const { return counts_; }

 private:
  std::vector<std::pair<std::string, std::int64_t>> counts_;
};

/// The report. Everything in it is a function of the input alone: the same input gives the same bytes.
struct ImportReport {
  std::string format;                                   // `osm`, `gtfs`, `gmns`, `tntp`, `matsim`, `sumo` …
  std::string source;                                   // as the user named it
  Counts read;                                          // rows before drops: nodes, ways, links …
  Counts written;                                       // nodes, links …
  Counts defaults;                                      // how often a default stood in, by what it stood in for
  Counts dropped_by_reason;                             // all of them, also those beyond the list
  std::vector<DroppedThing> dropped;                    // the first kMostDropped
  std::vector<std::string> notes;                       // what was taken for granted, lost or mended, one sentence each
  std::vector<std::pair<std::string, Counts>> further;  // objects of their own, such as `strongly_connected`

  std::vector<std::string> files;  // that the folder holds, `import.json` among them

  static constexpr std::size_t kMostDropped = 100'000;  // of the list; the counts go on

  void drop(DroppedThing what);
  /// Drops what a soft fault speaks of; its sentence is the reason.
  void drop(std::string reason, InputPlace place, std::string id = {});
};

/// The report as JSON text (UTF-8, two blanks of indent, a final line end).
std::string import_json(ImportReport const& report);

}  // namespace tanvan
