// Outputs replace results and nothing else.
#include "sim/io/files/whole_file.hpp"

#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class WholeFile : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-whole-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  void put(std::string const& name, std::string const& text) const { std::ofstream(folder / name) << text; }
  std::string text_of(std::string const& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
  }
};

void write(fs::path const& out, std::string const& text) {
  write_whole_file(out, std::as_bytes(std::span{text.data(), text.size()}));
}

/// What the two say of `out`; empty where they accept it.
std::string refusal(fs::path const& out) {
  std::string said;
  for (auto const& act : {std::function<void()>([&] { ensure_writable(out); }), {[&] { write(out, "new"); }}}) try {
      act();
    } catch (std::runtime_error const& fault) {
      said += fault.what();
    }
  return said;
}

TEST_F(WholeFile, APipeIsRefusedAndStaysAPipe) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  fs::create_symlink("pipe", folder / "link");
  for (auto const* name : {"pipe", "link"}) {
    auto const said = refusal(folder / name);
    EXPECT_NE(said.find(std::string(name) + ": cannot write the file: a device, pipe or socket"), std::string::npos)
        << said;
  }
  EXPECT_TRUE(fs::is_fifo(folder / "pipe"));
  EXPECT_EQ(files(), 2u);
}

TEST_F(WholeFile, AFolderIsRefusedThroughALinkToo) {
  fs::create_directory(folder / "results");
  fs::create_directory_symlink("results", folder / "link");
  for (auto const* name : {"results", "link"})
    EXPECT_NE(refusal(folder / name).find("Is a directory"), std::string::npos) << name;
  EXPECT_TRUE(fs::is_empty(folder / "results"));
}

TEST_F(WholeFile, ALinkStaysAndItsFileIsWritten) {
  fs::create_directory(folder / "elsewhere");
  put("elsewhere/old.h5", "old");
  fs::create_symlink("elsewhere/old.h5", folder / "link.h5");
  fs::create_symlink("elsewhere/absent.h5", folder / "dangling.h5");
  write(folder / "link.h5", "new");
  write(folder / "dangling.h5", "made");
  EXPECT_TRUE(fs::is_symlink(folder / "link.h5"));
  EXPECT_TRUE(fs::is_symlink(folder / "dangling.h5"));
  EXPECT_EQ(text_of("elsewhere/old.h5"), "new");
  EXPECT_EQ(text_of("elsewhere/absent.h5"), "made");
}

TEST_F(WholeFile, LinksInACircleAreRefused) {
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  EXPECT_NE(refusal(folder / "a").find("symbolic links"), std::string::npos) << refusal(folder / "a");
}

TEST_F(WholeFile, AbsentFoldersAreMade) {
  ensure_writable(folder / "a" / "b" / "out.h5");
  EXPECT_TRUE(fs::is_empty(folder / "a" / "b"));
  write(folder / "c" / "out.h5", "whole");
  EXPECT_EQ(text_of("c/out.h5"), "whole");
}

TEST_F(WholeFile, PartialFilesOfOthersSurvive) {
  auto const first = "out.h5." + std::to_string(::getpid()) + "-0.partial";
  put("out.h5.partial", "somebody's");
  put(first, "of a process that had our number and was killed");
  ensure_writable(folder / "out.h5");
  write(folder / "out.h5", "whole");
  EXPECT_EQ(text_of("out.h5.partial"), "somebody's");
  EXPECT_EQ(text_of(first), "of a process that had our number and was killed");
  EXPECT_EQ(text_of("out.h5"), "whole");
  EXPECT_EQ(files(), 3u);
}

TEST_F(WholeFile, WritersOfOneNameLeaveOneWholeFile) {
  std::string const a(1 << 20, 'a'), b(1 << 20, 'b');
  std::vector<std::jthread> writers;
  for (auto const* text : {&a, &b, &a, &b})
    writers.emplace_back([this, text] {
      for (int i = 0; i < 5; ++i) write(folder / "out.h5", *text);
    });
  writers.clear();
  auto const text = text_of("out.h5");
  EXPECT_TRUE(text == a || text == b);
  EXPECT_EQ(files(), 1u);
}

TEST_F(WholeFile, AnInputIsNoOutputByAnyName) {
  put("scenario.toml", "input");
  put("result.h5", "an older result");
  fs::create_symlink("scenario.toml", folder / "link.toml");
  std::vector<fs::path> const inputs = {folder / "absent.csv", folder / "scenario.toml"};
  for (auto const* name : {"scenario.toml", "link.toml", "../scenario.toml"}) {
    auto const out = std::string(name).starts_with("..") ? folder / "x" / name : folder / name;
    fs::create_directories(folder / "x");
    auto const fault = overwrites_input(out, inputs);
    ASSERT_TRUE(fault) << name;
    EXPECT_NE(fault->sentence.find(name), std::string::npos) << fault->sentence;
  }
  EXPECT_FALSE(overwrites_input(folder / "result.h5", inputs));
  EXPECT_FALSE(overwrites_input(folder / "new.h5", inputs));
}

TEST_F(WholeFile, AFolderIsNoOutput) {
  fs::create_directories(folder / "results");
  fs::create_symlink("results", folder / "link");
  for (auto const* name : {"results", "results/", "link", ".", "new/"}) {
    auto const fault = overwrites_input(folder / name, {});
    ASSERT_TRUE(fault) << name;
    EXPECT_NE(fault->sentence.find("is a folder; name a file, such as"), std::string::npos) << fault->sentence;
  }
}

TEST_F(WholeFile, AFileOfSomebodyElseIsNoOutput) {
  put("mine.txt", "ours\n");
  put("thesis.txt", "years of work\n");
  put("empty", "");
  fs::create_symlink("thesis.txt", folder / "link");
  auto const ours = [](fs::path const& path) { return path.filename() == "mine.txt"; };
  auto const sentence = [&](char const* name) {
    auto const fault = overwrites_foreign(folder / name, {}, ours, "text of ours");
    return fault ? fault->sentence : std::string();
  };
  EXPECT_NE(sentence("thesis.txt").find("thesis.txt is there and is no text of ours"), std::string::npos);
  EXPECT_NE(sentence("link"), "");
  for (auto const* free : {"mine.txt", "empty", "absent"}) EXPECT_EQ(sentence(free), "") << free;
}

}  // namespace
}  // namespace tanvan
