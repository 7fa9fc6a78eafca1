// Folders of an import are whole or not there, and nobody else's file goes.
#include "sim/io/files/whole_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class WholeFolder : public testing::Test {
 protected:
  fs::path root = fs::path(testing::TempDir()) / ("tanvan-folder-" + std::to_string(::getpid()));
  fs::path out = root / "net";
  void SetUp() override { fs::create_directories(root); }
  void TearDown() override { fs::remove_all(root); }

  static void put(fs::path const& file, std::string const& text) { std::ofstream(file) << text; }
  static std::string text_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::vector<FolderFile> import_of(std::vector<std::string> const& names) {
    std::vector<FolderFile> files;
    std::string list;
    for (auto const& name : names) {
      files.push_back({name, "new"});
      list += (list.empty() ? "\"" : ", \"") + name + "\"";
    }
    files.push_back({"import.json", "{\"files\": [" + list + "]}"});
    return files;
  }
};

TEST_F(WholeFolder, ANewFolderHoldsTheFilesAndNothingIsLeftBeside) {
  write_whole_folder(out, import_of({"a.csv", "b.csv"}));
  EXPECT_EQ(text_of(out / "a.csv"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(root), fs::directory_iterator{}), 1);
}

TEST_F(WholeFolder, ASecondImportTakesAwayWhatOnlyTheFirstWroteAndNothingElse) {
  write_whole_folder(out, import_of({"a.csv", "b.csv"}));
  put(out / "mine.txt", "kept");
  write_whole_folder(fs::path(out.string() + "/"), import_of({"a.csv"}));
  EXPECT_FALSE(fs::exists(out / "b.csv"));
  EXPECT_EQ(text_of(out / "mine.txt"), "kept");
}

TEST_F(WholeFolder, AFolderWithTheNameOfAFileLeavesTheOlderImportWhole) {
  write_whole_folder(out, import_of({"a.csv", "b.csv"}));
  put(out / "a.csv", "old");
  fs::create_directory(out / "c.csv");
  EXPECT_THROW(write_whole_folder(out, import_of({"a.csv", "c.csv"})), std::runtime_error);
  EXPECT_EQ(text_of(out / "a.csv"), "old");
  EXPECT_TRUE(fs::exists(out / "b.csv"));
  EXPECT_EQ(std::distance(fs::directory_iterator(root), fs::directory_iterator{}), 1);
}

TEST_F(WholeFolder, ForeignFoldersAndLinksComeAlongAndALinkToTheFolderStays) {
  write_whole_folder(out, import_of({"a.csv"}));
  fs::create_directories(out / "notes");
  put(out / "notes/mine.txt", "kept");
  fs::create_symlink("notes/mine.txt", out / "short");
  fs::create_directory_symlink("net", root / "latest");
  write_whole_folder(root / "latest", import_of({"b.csv"}));
  EXPECT_TRUE(fs::is_symlink(root / "latest"));
  EXPECT_EQ(text_of(out / "b.csv"), "new");
  EXPECT_EQ(text_of(out / "short"), "kept");
  EXPECT_FALSE(fs::exists(out / "a.csv"));
}

TEST_F(WholeFolder, AReportThatNamesFilesOutsideTakesNothingAway) {
  write_whole_folder(out, import_of({"a.csv"}));
  put(root / "victim", "kept");
  put(out / "import.json", R"({"files": ["../victim", 7, ".."]})");
  write_whole_folder(out, import_of({"a.csv"}));
  EXPECT_EQ(text_of(root / "victim"), "kept");
}

TEST_F(WholeFolder, FilesForeignFoldersAndTheInputAreNoPlace) {
  put(root / "file", "x");
  EXPECT_TRUE(not_a_place_for(root / "file", root / "in"));
  EXPECT_TRUE(not_a_place_for(root, root / "in"));  // holds a file that no import wrote
  fs::create_directories(out);
  EXPECT_FALSE(not_a_place_for(out, root / "in"));
  EXPECT_TRUE(not_a_place_for(out, out));
  EXPECT_FALSE(not_a_place_for(root / "fresh", root / "in"));
}

TEST_F(WholeFolder, WhereWritingFailsNoFolderIsThere) {
  EXPECT_THROW(write_whole_folder(out, {{"a.csv", "x"}, {"no/such/../../../b.csv", "x"}, {"", "x"}}), std::exception);
  EXPECT_FALSE(fs::exists(out));
}

}  // namespace
}  // namespace tanvan
