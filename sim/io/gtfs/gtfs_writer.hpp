#pragma once
/// Feeds out, as a folder in one canonical form.

#include <vector>

#include "sim/io/exchange/import_report.hpp"
#include "sim/io/files/whole_folder.hpp"
#include "sim/io/gtfs/feed.hpp"

namespace tanvan {

/// The tables of the feed: UTF-8, LF, columns in the order of the specification, rows by id, times as HH:MM:SS, numbers
/// in the shortest form that reads back to the same bits. Columns and optional tables that say nothing are left out.
/// Times that were interpolated have timepoint = 0, so what reads them knows that they are approximate.
/// Reading what was written and writing it again gives the same bytes.
std::vector<FolderFile> write_gtfs(Feed const& feed);

/// Counts what `write_gtfs` writes; what there is none of has no count.
void count_written(Feed const& feed, Counts& written);

}  // namespace tanvan
