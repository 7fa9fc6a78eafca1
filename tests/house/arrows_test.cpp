/// The house keeps its shape: includes run one way, models never include each other, libraries stay in their room.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

fs::path const kRoot = TANVAN_SOURCE_DIR;

struct Include {
  std::string from;  // file, from the root
  int line = 0;
  std::string what;  // as written between quotes or brackets
};

bool is_source(fs::path const& p) {
  return p.extension() == ".hpp" || p.extension() == ".cpp";
}

std::vector<Include> includes_of(fs::path const& file) {
  static std::regex const pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> found;
  std::ifstream in(file);
  std::string text;
  for (int line = 1; std::getline(in, text); ++line) {
    std::smatch match;
    if (std::regex_search(text, match, pattern)) found.push_back({fs::relative(file, kRoot).string(), line, match[1]});
  }
  return found;
}

std::vector<Include> all_includes() {
  std::vector<Include> all;
  for (char const* room : {"sim", "models", "scenarios", "viz"})
    for (auto const& entry : fs::recursive_directory_iterator(kRoot / room))
      if (entry.is_regular_file() && is_source(entry.path()))
        for (auto& include : includes_of(entry.path())) all.push_back(std::move(include));
  return all;
}

/// `sim/core/id.hpp` → `sim/core`
std::string room_of(std::string const& path) {
  auto const first = path.find('/');
  if (first == std::string::npos) return {};
  auto const second = path.find('/', first + 1);
  return second == std::string::npos ? std::string{} : path.substr(0, second);
}

std::string place(Include const& include) {
  return include.from + ":" + std::to_string(include.line) + " includes " + include.what;
}

/// Rooms of sim from the ground up: each may use those before it.
std::vector<std::string> const kFloors = {"core",      "rng",     "statistics", "queues",  "parallel", "choice",
                                          "partition", "network", "population", "routing", "traffic",  "assignment",
                                          "transit",   "access",  "tours",      "io",      "engine"};

int floor_of(std::string const& room) {
  if (room.rfind("sim/", 0) == 0) {
    auto const at = std::find(kFloors.begin(), kFloors.end(), room.substr(4));
    return at == kFloors.end() ? -1 : static_cast<int>(at - kFloors.begin());
  }
  if (room.rfind("models/", 0) == 0) return 100;
  if (room.rfind("viz/", 0) == 0) return 200;
  if (room.rfind("scenarios/", 0) == 0) return 300;
  return -1;
}

TEST(House, EveryRoomOfSimHasItsFloor) {
  for (auto const& entry : fs::directory_iterator(kRoot / "sim"))
    if (entry.is_directory()) {
      EXPECT_GE(floor_of("sim/" + entry.path().filename().string()), 0) << entry.path();
    }
}

TEST(House, ArrowsRunDownwardsOnly) {
  for (auto const& include : all_includes()) {
    auto const from = room_of(include.from), to = room_of(include.what);
    if (floor_of(to) < 0 || from == to) continue;
    EXPECT_GT(floor_of(from), floor_of(to)) << place(include);
  }
}

TEST(House, ModelsNeverIncludeASibling) {
  for (auto const& include : all_includes()) {
    auto const from = room_of(include.from), to = room_of(include.what);
    bool const siblings = from != to && from.rfind("models/", 0) == 0 && to.rfind("models/", 0) == 0;
    EXPECT_FALSE(siblings) << place(include);
  }
}

TEST(House, PicturesKnowResultsOnlyThroughFiles) {
  for (auto const& include : all_includes()) {
    if (include.from.rfind("viz/", 0) != 0) continue;
    auto const to = room_of(include.what);
    bool const allowed = floor_of(to) < 0 || to == "sim/core" || to == "sim/io" || to.rfind("viz/", 0) == 0;
    EXPECT_TRUE(allowed) << place(include);
  }
}

TEST(House, LibrariesStayInTheirRoom) {
  std::map<std::string, std::set<std::string>> const homes = {{"hdf5", {"sim/io"}},
                                                              {"H5", {"sim/io"}},
                                                              {"libdeflate", {"sim/io"}},
                                                              {"toml++/", {"sim/io"}},
                                                              {"proj", {"sim/io"}},
                                                              {"osmium/", {"sim/io"}},
                                                              {"bzlib", {"sim/io"}},
                                                              {"expat", {"sim/io"}},
                                                              {"zlib", {"sim/io"}},
                                                              {"gdal", {"sim/io"}},
                                                              {"ogr", {"sim/io"}},
                                                              {"cpl_", {"sim/io"}},
                                                              {"geodesic", {"sim/io"}},
                                                              {"zip.h", {"sim/io"}},
                                                              {"CLI/", {"scenarios/run"}},
                                                              {"omp.h", {"sim/parallel"}},
                                                              {"boost/", {"sim/network"}},
                                                              {"mpi", {"sim/partition"}},
                                                              {"metis", {"sim/partition", "sim/routing"}},
                                                              {"Random123/", {"sim/rng"}},
                                                              {"spdlog/", {"sim/core"}},
                                                              {"nlohmann/", {"sim/io", "viz/report", "scenarios/run"}}};
  for (auto const& include : all_includes())
    for (auto const& [library, rooms] : homes)
      if (include.what.rfind(library, 0) == 0) {
        EXPECT_TRUE(rooms.count(room_of(include.from))) << place(include);
      }
}

TEST(House, OurOwnIncludesAreWrittenFromTheRoot) {
  for (auto const& include : all_includes())
    if (include.what.size() > 4 && include.what.substr(include.what.size() - 4) == ".hpp" &&
        include.what.find('/') == std::string::npos)
      ADD_FAILURE() << place(include);
}

TEST(House, EveryRoomHasAReadme) {
  for (char const* part : {"sim", "sim/io", "models"})
    for (auto const& entry : fs::directory_iterator(kRoot / part))
      if (entry.is_directory()) {
        EXPECT_TRUE(fs::exists(entry.path() / "README.md")) << entry.path();
      }
}

TEST(House, NothingElseStandsAtTheTopLevel) {
  std::set<std::string> const known = {"CMakeLists.txt",
                                       "CMakePresets.json",
                                       "CONTRIBUTING.md",
                                       "LICENSE",
                                       "README.md",
                                       "run",
                                       "test",
                                       "sim",
                                       "models",
                                       "scenarios",
                                       "viz",
                                       "bench",
                                       "tests",
                                       "build",
                                       "results"};
  for (auto const& entry : fs::directory_iterator(kRoot)) {
    auto const name = entry.path().filename().string();
    EXPECT_TRUE(name[0] == '.' || known.count(name)) << name;
  }
}

}  // namespace
