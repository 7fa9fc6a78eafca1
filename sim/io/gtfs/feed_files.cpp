#include "sim/io/gtfs/feed_files.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "sim/io/files/folder_files.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/zip/zip_archive.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr std::array kFindable = {"agency.txt", "routes.txt", "stops.txt", "trips.txt"};
constexpr int kDeepestFolder = 4;
constexpr int kDeepestArchive = 2;
constexpr std::size_t kMostNames = 100'000;
constexpr std::size_t kMostNamed = 10;  // homes in a message

std::string folder_of(std::string const& name) {
  auto const end = name.rfind('/');
  return end == std::string::npos ? std::string{} : name.substr(0, end);
}

std::string file_of(std::string const& name) {
  return name.substr(name.rfind('/') + 1);
}

/// What macOS and Windows leave beside files.
bool is_leftover(std::string const& name) {
  auto const file = file_of(name);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string::npos || file.starts_with("._") ||
         file == ".DS_Store" || file == "desktop.ini" || file == "Thumbs.db";
}

std::string listed(std::set<std::string> const& homes) {
  std::string text;
  std::size_t n = 0;
  for (auto const& home : homes) {
    if (n++ == kMostNamed) return text + fmt::format(" and {} more", homes.size() - kMostNamed);
    text += fmt::format("{}{}", text.empty() ? "" : ", ", home.empty() ? "the top" : in_quotes(home));
  }
  return text;
}

/// Names of a home's files, without their folder.
std::vector<std::string> files_in(std::vector<std::string> const& names, std::string const& home) {
  std::vector<std::string> files;
  for (auto const& name : names)
    if (folder_of(name) == home) files.push_back(file_of(name));
  std::sort(files.begin(), files.end());
  return files;
}

std::string inside(std::string const& home, std::string const& name) {
  return home.empty() ? name : fmt::format("{}/{}", home, name);
}

class FolderFeed final : public FeedFiles {
 public:
  FolderFeed(FolderSource folder, std::vector<std::string> names)
      : folder_(std::move(folder)), names_(std::move(names)) {}

  std::vector<std::string> const& names() const override { return names_; }
  std::string shown(std::string const& name) const override { return fmt::format("{}/{}", folder_.shown, name); }
  Result<std::unique_ptr<ByteSource>> open(std::string const& name, Faults&) const override {
    if (auto outside = leads_outside(folder_, name)) return *outside;
    return open_file({folder_.path / name, shown(name)});
  }

 private:
  FolderSource folder_;
  std::vector<std::string> names_;
};

class ArchiveFeed final : public FeedFiles {
 public:
  ArchiveFeed(ZipArchive archive, std::string home) : archive_(std::move(archive)), home_(std::move(home)) {
    std::vector<std::string> all;
    for (auto const& member : archive_.members())
      if (!is_leftover(member.name)) all.push_back(member.name);
    names_ = files_in(all, home_);
  }

  std::vector<std::string> const& names() const override { return names_; }
  std::string shown(std::string const& name) const override {
    return fmt::format("{}/{}", archive_.shown(), inside(home_, name));
  }
  Result<std::unique_ptr<ByteSource>> open(std::string const& name, Faults& trouble) const override {
    auto const full = inside(home_, name);
    auto const& members = archive_.members();
    auto const found = std::find_if(members.begin(), members.end(), [&](auto const& m) { return m.name == full; });
    if (found == members.end()) return error(Errc::missing_file, {shown(name), 1}, "no such file");
    return archive_.read(*found, trouble);
  }

 private:
  ZipArchive archive_;
  std::string home_;
  std::vector<std::string> names_;
};

class MemoryFeed final : public FeedFiles {
 public:
  MemoryFeed(std::map<std::string, std::string> texts, std::string shown)
      : texts_(std::move(texts)), shown_(std::move(shown)) {
    for (auto const& [name, text] : texts_) names_.push_back(name);
  }

  std::vector<std::string> const& names() const override { return names_; }
  std::string shown(std::string const& name) const override { return fmt::format("{}/{}", shown_, name); }
  Result<std::unique_ptr<ByteSource>> open(std::string const& name, Faults&) const override {
    auto const found = texts_.find(name);
    if (found == texts_.end()) return error(Errc::missing_file, {shown(name), 1}, "no such file");
    return memory_source(found->second);
  }

 private:
  std::map<std::string, std::string> texts_;
  std::string shown_;
  std::vector<std::string> names_;
};

/// Files of the folder and its folders, named from it; folders that are links are not entered.
std::vector<std::string> names_below(fs::path const& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed), end;
       !failed && at != end && names.size() < kMostNames; at.increment(failed)) {
    if (at.depth() >= kDeepestFolder) at.disable_recursion_pending();
    if (at->is_directory(failed)) continue;
    auto name = at->path().lexically_relative(folder).generic_string();
    if (!is_leftover(name)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string note_on_home(std::string const& home) {
  return fmt::format("the feed is the one in the folder {}", in_quotes(home));
}

Result<FoundFeed> find_in_folder(fs::path const& path, std::string shown) {
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  auto const names = names_below(path);
  auto const home = home_of_feed(names, shown);
  if (!home) return home.error();
  FoundFeed found;
  if (!home->empty()) found.notes.push_back(note_on_home(*home));
  found.files = std::make_unique<FolderFeed>(
      FolderSource{home->empty() ? path : path / *home, home->empty() ? shown : fmt::format("{}/{}", shown, *home)},
      files_in(names, *home));
  return found;
}

Result<FoundFeed> find_in_archive(ZipArchive archive, int depth);

/// The feed in the only archive within the archive.
Result<FoundFeed> find_in_inner(ZipArchive const& outer, ZipMember const& member, int depth) {
  auto const shown = fmt::format("{}/{}", outer.shown(), member.name);
  ZipLimits const limits;
  if (depth >= kDeepestArchive)
    return error(Errc::bad_input, {shown}, "archives within archives within archives; unpack the outer ones");
  if (member.unpacked > limits.bytes)
    return error(Errc::bad_input, {shown}, "is too large for an archive within an archive; unpack the outer one");
  Faults trouble;
  auto bytes = read_all(*outer.read(member, trouble), limits.bytes);
  if (!trouble.empty()) return trouble;
  auto inner = ZipArchive::of_bytes(std::move(bytes), shown, limits);
  if (!inner) return inner.error();
  auto found = find_in_archive(std::move(*inner), depth + 1);
  if (found) found->notes.push_back(fmt::format("the feed is in the archive {}", in_quotes(member.name)));
  return found;
}

Result<FoundFeed> find_in_archive(ZipArchive archive, int depth) {
  std::vector<std::string> names;
  std::vector<ZipMember> archives;
  for (auto const& member : archive.members()) {
    if (is_leftover(member.name)) continue;
    names.push_back(member.name);
    if (member.name.ends_with(".zip")) archives.push_back(member);
  }
  auto const home = home_of_feed(names, archive.shown());
  if (!home && archives.size() == 1) return find_in_inner(archive, archives.front(), depth);
  if (!home && archives.size() > 1)
    return error(Errc::bad_input, {archive.shown()},
                 fmt::format("holds {} archives, such as {}; unpack it and import them one by one", archives.size(),
                             in_quotes(archives.front().name)));
  if (!home) return home.error();
  FoundFeed found;
  if (!home->empty()) found.notes.push_back(note_on_home(*home));
  found.files = std::make_unique<ArchiveFeed>(std::move(archive), *home);
  return found;
}

}  // namespace

bool FeedFiles::has(std::string const& name) const {
  return std::binary_search(names().begin(), names().end(), name);
}

Result<std::string> home_of_feed(std::vector<std::string> const& names, std::string const& shown) {
  std::set<std::string> homes, partial;
  for (auto const& name : names) {
    if (file_of(name) == "stop_times.txt") homes.insert(folder_of(name));
    if (std::find(kFindable.begin(), kFindable.end(), file_of(name)) != kFindable.end())
      partial.insert(folder_of(name));
  }
  if (homes.empty()) homes = partial;
  if (homes.empty())
    return error(Errc::bad_input, {shown},
                 "holds no GTFS table (stops.txt, routes.txt, trips.txt, stop_times.txt); timetables of other forms "
                 "are not read");
  if (homes.count("") > 0) return std::string{};
  if (homes.size() == 1) return *homes.begin();
  return error(Errc::bad_input, {shown},
               fmt::format("holds {} feeds, in {}; give the folder of one", homes.size(), listed(homes)));
}

Result<FoundFeed> find_feed(std::filesystem::path const& path, std::string const& shown) {
  std::error_code failed;
  if (fs::is_directory(path, failed)) return find_in_folder(path, shown);
  auto archive = ZipArchive::open({path, shown});
  if (!archive) return archive.error();
  return find_in_archive(std::move(*archive), 1);
}

Result<FoundFeed> find_feed_in(std::string archive, std::string const& shown) {
  auto opened = ZipArchive::of_bytes(std::move(archive), shown);
  if (!opened) return opened.error();
  return find_in_archive(std::move(*opened), 1);
}

std::unique_ptr<FeedFiles> feed_in_memory(std::map<std::string, std::string> texts, std::string shown) {
  return std::make_unique<MemoryFeed>(std::move(texts), std::move(shown));
}

}  // namespace tanvan
