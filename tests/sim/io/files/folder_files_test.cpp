#include "sim/io/files/folder_files.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class FolderFiles : public testing::Test {
 protected:
  fs::path root = fs::path(testing::TempDir()) / ("tanvan-folder-" + std::to_string(::getpid()));
  FolderSource folder{root / "net", "net"};

  void SetUp() override {
    fs::create_directories(root / "net/deep");
    fs::create_directories(root / "network");
    for (auto const* name : {"net/b.csv", "net/a.csv", "net/deep/c.csv", "network/d.csv", "e.csv"})
      std::ofstream(root / name) << "x";
  }
  void TearDown() override { fs::remove_all(root); }
};

TEST_F(FolderFiles, LinksWithinTheFolderLeadNowhereElse) {
  fs::create_symlink("deep/c.csv", root / "net/link.csv");
  for (auto const* name : {"a.csv", "link.csv", "deep/c.csv", "deep/../a.csv", "not there.csv"})
    EXPECT_FALSE(leads_outside(folder, name)) << name;
}

TEST_F(FolderFiles, WhatLeadsOutIsAFaultThatNamesIt) {
  fs::create_symlink("../e.csv", root / "net/link.csv");
  fs::create_symlink("../network", root / "net/beside");
  for (auto const* name : {"link.csv", "../e.csv", "beside/d.csv", "../network/d.csv", "/etc/passwd", ".."})
    EXPECT_TRUE(leads_outside(folder, name)) << name;  // network is not within net
  EXPECT_EQ(to_string(*leads_outside(folder, "link.csv")),
            "net/link.csv:1: is a link that leads out of the folder; put the file itself there");
}

TEST_F(FolderFiles, TheFolderMayBeALinkItselfOrEndInASlash) {
  fs::create_directory_symlink("net", root / "alias");
  EXPECT_FALSE(leads_outside({root / "alias", "alias"}, "a.csv"));
  EXPECT_FALSE(leads_outside({root / "net/", "net"}, "a.csv"));
  EXPECT_TRUE(leads_outside({root / "net/", "net"}, "../e.csv"));
}

TEST_F(FolderFiles, ALinkThatLeadsNowhereIsThereAllTheSame) {
  fs::create_symlink("nothing", root / "net/broken.csv");
  EXPECT_TRUE(has_file(folder, "broken.csv"));
  EXPECT_TRUE(has_file(folder, "a.csv"));
  EXPECT_FALSE(has_file(folder, "A.csv"));
}

TEST_F(FolderFiles, NamesAreSortedAndFoldersLeftOut) {
  EXPECT_EQ(names_in(folder), (std::vector<std::string>{"a.csv", "b.csv"}));
  EXPECT_TRUE(names_in({root / "none", "none"}).empty());
}

}  // namespace
}  // namespace tanvan
