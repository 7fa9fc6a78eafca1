#pragma once
/// Where the tables of a feed lie: in a folder, in an archive, in memory.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// The files of one feed.
class FeedFiles {
 public:
  FeedFiles() = default;
  FeedFiles(FeedFiles const&) = delete;
  FeedFiles& operator=(FeedFiles const&) = delete;
  virtual ~FeedFiles() = default;

  /// Their names beside the tables, sorted.
  virtual std::vector<std::string> const& names() const = 0;
  /// The name under which messages speak of one.
  virtual std::string shown(std::string const& name) const = 0;
  /// One from its begin. @param[out] trouble  what ends it early is added as it is read; outlives the source
  virtual Result<std::unique_ptr<ByteSource>> open(std::string const& name, Faults& trouble) const = 0;

  bool has(std::string const& name) const;
};

/// A feed with what was passed over to find it.
struct FoundFeed {
  std::unique_ptr<FeedFiles> files;
  std::vector<std::string> notes;
};

/// Finds the feed in a folder or a zip archive: its tables lie at the top, in a folder inside, or in an archive inside
/// the archive. Files of macOS (`__MACOSX`, `._…`) are none. Several feeds are refused by name, and so are links that
/// lead out of the folder and everything that `ZipArchive` refuses.
Result<FoundFeed> find_feed(std::filesystem::path const& path, std::string const& shown);

/// A feed in a zip archive in memory.
Result<FoundFeed> find_feed_in(std::string archive, std::string const& shown);

/// A feed of texts in memory, by file name.
std::unique_ptr<FeedFiles> feed_in_memory(std::map<std::string, std::string> texts, std::string shown);

/// The folder that holds the feed among files named with their folders: the one with `stop_times.txt`, else the one
/// with any required table. At the top it is empty; the top comes first where several have one.
/// @return a fault at `shown` where there is none or there are several
Result<std::string> home_of_feed(std::vector<std::string> const& names, std::string const& shown);

}  // namespace tanvan
