// Where a feed is found: folders, archives, archives in archives, and what leads outside.
#include "sim/io/gtfs/feed_files.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/sim/io/gtfs/small_feed.hpp"
#include "tests/sim/io/zip/zip_bytes.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

NamedTexts files_in(std::string const& folder) {
  NamedTexts files;
  for (auto const& [name, text] : small_feed()) files.emplace_back(folder + name, text);
  return files;
}

/// The feed's trips, or what is wrong.
std::string trips_in(Result<FoundFeed> found) {
  if (!found) return to_string(found.error().sorted().front());
  auto const read = read_gtfs(std::move(*found), "feed.zip");
  return read ? std::to_string(read->feed.trips.size()) + " trips" : to_string(read.error().sorted().front());
}

std::string trips_of(std::string archive) {
  return trips_in(find_feed_in(std::move(archive), "feed.zip"));
}

class FeedFolder : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-feed-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder / "in"); }
  void TearDown() override { fs::remove_all(folder); }
  void put(fs::path const& name, std::string const& text) const {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  void put_feed(fs::path const& home) const {
    for (auto const& [name, text] : small_feed()) put(home / name, text);
  }
};

TEST(FeedFiles, AFeedLiesAtTheTopOrInAFolder) {
  EXPECT_EQ(trips_of(zip_bytes(files_in(""))), "2 trips");
  EXPECT_EQ(trips_of(zip_bytes(files_in("a/b/"))), "2 trips");
  EXPECT_EQ(trips_of(zip_bytes(files_in("a\\b\\"))), "2 trips");
}

TEST(FeedFiles, AFeedLiesInAnArchiveInTheArchive) {
  auto const inner = zip_bytes(files_in(""));
  EXPECT_EQ(trips_of(zip_bytes({{"folder/feed.zip", inner}})), "2 trips");
  EXPECT_NE(trips_of(zip_bytes({{"a.zip", inner}, {"b.zip", inner}})).find("holds 2 archives"), std::string::npos);
  auto const deep = zip_bytes({{"b.zip", zip_bytes({{"a.zip", inner}})}});
  EXPECT_NE(trips_of(deep).find("archives within archives"), std::string::npos) << trips_of(deep);
}

TEST(FeedFiles, LeftoversOfMacosAreNoTables) {
  auto files = files_in("");
  files.emplace_back("__MACOSX/._stops.txt", std::string("\0\5\x16\7", 4));
  files.emplace_back("._stops.txt", std::string("\0\5\x16\7", 4));
  EXPECT_EQ(trips_of(zip_bytes(files)), "2 trips");
}

TEST(FeedFiles, SeveralFeedsAreRefusedByName) {
  auto files = files_in("one/");
  for (auto& file : files_in("two/")) files.push_back(file);
  auto const why = trips_of(zip_bytes(files));
  EXPECT_NE(why.find("feed.zip:1: holds 2 feeds, in \"one\", \"two\""), std::string::npos) << why;
}

TEST(FeedFiles, TheHomeIsWhereTheStopTimesAre) {
  EXPECT_EQ(*home_of_feed({"a/stop_times.txt", "b/stops.txt"}, "x"), "a");
  EXPECT_EQ(*home_of_feed({"a/stop_times.txt", "stop_times.txt"}, "x"), "");
  EXPECT_EQ(*home_of_feed({"a/stops.txt"}, "x"), "a");
  EXPECT_FALSE(home_of_feed({"a/stops.txt", "b/stops.txt"}, "x"));
  EXPECT_FALSE(home_of_feed({"calendar_dates.txt", "schedule.json"}, "x"));
  EXPECT_FALSE(home_of_feed({}, "x"));
}

TEST(FeedFiles, MembersAreNamedInTheirArchive) {
  auto files = files_in("a/");
  for (auto& [name, text] : files)
    if (name == "a/stops.txt") text += "X,,95,0\n";
  EXPECT_EQ(trips_of(zip_bytes(files)).rfind("feed.zip/a/stops.txt:6: stop_lat", 0), 0U) << trips_of(zip_bytes(files));
}

TEST_F(FeedFolder, AFeedLiesInAFolderOrBelowIt) {
  put_feed("in/deep/feed");
  EXPECT_EQ(trips_in(find_feed(folder / "in/deep/feed", "f")), "2 trips");
  EXPECT_EQ(trips_in(find_feed(folder / "in", "f")), "2 trips");
}

TEST_F(FeedFolder, ASlashAtTheEndOfTheNameChangesNoMessage) {
  put_feed("in");
  put("in/stops.txt", "stop_id,stop_lat,stop_lon\nP,95,106\nQ,11,106\nR,11,106\n");
  EXPECT_EQ(trips_in(find_feed(folder / "in/", "f/")).rfind("f/stops.txt:2: stop_lat", 0), 0U);
}

TEST_F(FeedFolder, AnArchiveIsReadFromDisk) {
  put("feed.zip", zip_bytes(files_in("")));
  EXPECT_EQ(trips_in(find_feed(folder / "feed.zip", "f")), "2 trips");
}

TEST_F(FeedFolder, LinksOutOfTheFolderAreRefused) {
  put_feed("in");
  fs::rename(folder / "in/stops.txt", folder / "stops.txt");
  fs::create_symlink(folder / "stops.txt", folder / "in/stops.txt");
  EXPECT_NE(trips_in(find_feed(folder / "in", "f")).find("f/stops.txt:1: is a link that leads out"), std::string::npos);
}

TEST_F(FeedFolder, LinksWithinTheFolderAreRead) {
  put_feed("in");
  fs::rename(folder / "in/stops.txt", folder / "in/stops.bak");
  fs::create_symlink("stops.bak", folder / "in/stops.txt");
  EXPECT_EQ(trips_in(find_feed(folder / "in", "f")), "2 trips");
}

TEST_F(FeedFolder, WhatIsNoFeedIsSaidInASentence) {
  EXPECT_NE(trips_in(find_feed(folder / "in", "f")).find("holds no GTFS table"), std::string::npos);
  put("a.txt", "text");
  EXPECT_NE(trips_in(find_feed(folder / "a.txt", "f")).find("is no whole zip archive"), std::string::npos);
  EXPECT_NE(trips_in(find_feed(folder / "none", "f")).find("no such file"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
