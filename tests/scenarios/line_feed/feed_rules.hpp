#pragma once
/// The rules of MobilityData's canonical GTFS Schedule validator (RULES.md) that a feed of lines can break, over the
/// texts of its tables, with nothing of the program's own reader.

#include <map>
#include <string>
#include <vector>

namespace tanvan {

using FeedTables = std::map<std::string, std::string>;

/// What the validator would say at the grades ERROR and WARNING: the code of the notice and where, such as
/// `duplicate_key stops.txt:3`; sorted. Rules that compare the feed with today are left out.
std::vector<std::string> notices_of(FeedTables const& texts);

}  // namespace tanvan
