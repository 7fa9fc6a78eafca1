// `tanvan traffic` as its user meets it.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace tanvan {
namespace {

namespace fs = std::filesystem;

struct Ended {
  int status = -1;
  std::string said;  // on both outputs
};

class Traffic : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-traffic-" + std::to_string(::getpid()));
  /// From 1 to 2 by link 1, or round by node 3 and links 2 and 3.
  void SetUp() override {
    fs::create_directories(folder / "net");
    put("net/config.csv", "short_length,long_length,speed,crs\nm,m,kph,4326\n");
    put("net/node.csv", "node_id,x_coord,y_coord\n1,106.6,11\n2,106.61,11\n3,106.605,11.003\n");
    put("net/link.csv",
        "link_id,from_node_id,to_node_id,length,capacity,free_speed,lanes,allowed_uses\n1,1,2,1100,1800,60,2,ALL\n"
        "2,1,3,700,1800,60,2,ALL\n3,3,2,700,1800,60,2,ALL\n");
    put("trips.csv", "trip_id,depart_s,class,from_node_id,to_node_id\na,0,car,1,2\nb,100,bus,1,2\n");
  }
  void TearDown() override { fs::remove_all(folder); }

  void put(std::string const& name, std::string const& text) const { std::ofstream(folder / name) << text; }

  /// Runs `tanvan traffic` on the net and the trips in the folder of this test.
  Ended traffic(std::string const& words) const {
    auto const command = "cd '" + folder.string() +
                         "' && { " TANVAN_PROGRAM " traffic --network net --trips trips.csv " + words + " ; } 2>&1";
    auto* const pipe = ::popen(command.c_str(), "r");
    Ended ended;
    std::array<char, 4096> step{};
    while (auto const n = std::fread(step.data(), 1, step.size(), pipe)) ended.said.append(step.data(), n);
    int const status = ::pclose(pipe);
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
  }
};

void expect(Ended const& ended, int status, std::string const& says) {
  EXPECT_EQ(ended.status, status) << ended.said;
  EXPECT_NE(ended.said.find(says), std::string::npos) << "expected " << says << "\n" << ended.said;
}

TEST_F(Traffic, CountsEntriesOfTheLinksThatAreDriven) {
  expect(traffic("--one-shot"), 0, "entries=2 ");
}

TEST_F(Traffic, GoesRoundALinkThatChangesClose) {
  put("changes.csv", "link_id,at_s,until_s,closed\n1,00:01,00:30,1\n");
  expect(traffic("--one-shot --changes changes.csv"), 0, "entries=3 ");
  expect(traffic("--changes changes.csv"), 0, "entries=3 ");
}

TEST_F(Traffic, FaultsOfChangesComeAllAtOnceWithTheirLines) {
  put("changes.csv", "link_id,at_s,closed\n9,0,1\n1,soon,1\n");
  auto const ended = traffic("--one-shot --changes changes.csv -o out.h5");
  expect(ended, 2, "changes.csv:2: link_id = \"9\": no such link_id in link.csv");
  expect(ended, 2, "changes.csv:3: at_s = \"soon\"");
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
}

TEST_F(Traffic, NeverWritesOverTheChanges) {
  put("changes.csv", "link_id,at_s,closed\n1,60,1\n");
  EXPECT_EQ(traffic("--one-shot --changes changes.csv -o changes.csv").status, 2);
}

TEST_F(Traffic, EntriesCountLinksHoweverTheyPart) {
  put("net/lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,ALL\nb,1,2,bus\n");
  auto const ended = traffic("--one-shot");
  expect(ended, 0, "net/lane.csv:1: 1 links have reserved lanes");
  expect(ended, 0, "entries=2 ");
}

}  // namespace
}  // namespace tanvan
