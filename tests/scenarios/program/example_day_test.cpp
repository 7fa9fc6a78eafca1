// The example of the README is run as a stranger would, and does what its own README says.
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/text/row_reader.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

constexpr double kQuarter_h = 0.25, kMinute_s = 60;
constexpr std::size_t kClasses = 4, kCar = 1, kTruck = 3;

/// A day as its result has it.
struct ExampleDay {
  ResultsFile file;
  std::map<std::string, double> minutes;  // mean time by class
  double arrived = 0;

  /// Vehicles of a class on a link, from one hour to another.
  double vehicles(std::string const& link, std::size_t vehicle, double from_h, double to_h) const {
    auto const links = file.texts("/traffic/link_id");
    auto const volume = file.reals("/traffic/volume_veh_h"), begin = file.reals("/traffic/bin_start_s");
    double sum = 0;
    for (std::size_t bin = 0; bin < begin.size(); ++bin)
      for (std::size_t a = 0; a < links.size(); ++a)
        if (links[a] == link && begin[bin] >= from_h * 3600 && begin[bin] < to_h * 3600)
          sum += volume[(bin * links.size() + a) * kClasses + vehicle] * kQuarter_h;
    return sum;
  }
  double on(std::string const& link) const {
    double sum = 0;
    for (std::size_t vehicle = 0; vehicle < kClasses; ++vehicle) sum += vehicles(link, vehicle, 0, 24);
    return sum;
  }
};

class Example : public ProgramFolder {
 protected:
  std::string const home = TANVAN_SOURCE_DIR "/scenarios/example-day";

  ExampleDay day(std::string const& words) const {
    auto const ended = tanvan("traffic --network " + home + " --trips " + home + "/trips.csv -o day.h5 " + words);
    EXPECT_EQ(ended.status, 0) << ended.said;
    auto file = ResultsFile::open(folder / "day.h5");
    ExampleDay out{.file = std::move(file.value()), .minutes = {}};
    read_times(out);
    return out;
  }

 private:
  void read_times(ExampleDay& out) const {
    auto const depart = out.file.reals("/trips/depart_s"), arrive = out.file.reals("/trips/arrive_s");
    auto bytes = open_file({home + "/trips.csv", "trips.csv"});
    NamedRows rows(RowReader(std::move(*bytes), "trips.csv"));
    std::map<std::string, double> trips;
    for (std::size_t i = 0; rows.next(); ++i) {
      out.arrived += arrive[i] >= 0 ? 1 : 0;
      std::string const vehicle(rows.cell(rows.find("class")));
      out.minutes[vehicle] += (arrive[i] - depart[i]) / kMinute_s;
      ++trips[vehicle];
    }
    for (auto& [vehicle, sum] : out.minutes) sum /= trips[vehicle];
  }
};

TEST_F(Example, MoreGreenAsTheReadmeSaysShortensTheFirstDay) {
  std::filesystem::copy(home, folder / "town");
  put("town/signal_timing_phase.csv",
      "timing_phase_id,timing_plan_id,signal_phase_num,min_green,max_green,clearance,ring,barrier,position\n"
      "green_main,day,1,45,45,5,1,1,1\ngreen_cross,day,2,50,50,5,1,1,2\n");
  put("town/signal_timing_plan.csv", "timing_plan_id,controller_id,cycle_length\nday,lights,105\n");
  auto const ended = tanvan("traffic --network town --trips town/trips.csv --one-shot -o day.h5");
  EXPECT_EQ(ended.status, 0) << ended.said;
  EXPECT_NE(ended.said.find("arrived=720 of=720"), std::string::npos) << ended.said;
}

TEST_F(Example, FirstDayStandsBeforeTheSignal) {
  auto const first = day("--one-shot");
  EXPECT_EQ(first.arrived, 720);
  EXPECT_EQ(first.on("back"), 0);
  EXPECT_NEAR(first.minutes.at("car"), 11.3, 1);
  EXPECT_NEAR(first.minutes.at("motorbike"), 3.8, 0.2);
}

TEST_F(Example, IteratedDaysFillBothRoads) {
  auto const found = day("");
  EXPECT_EQ(found.arrived, 720);
  EXPECT_NEAR(found.on("back"), 80, 15);
  EXPECT_EQ(found.vehicles("back", 0, 0, 24), 0);
  EXPECT_NEAR(found.minutes.at("car"), 5.1, 0.5);
}

TEST_F(Example, TheBanSendsTrucksRoundAndHelpsCarsLittle) {
  auto const free = day("");
  auto const banned = day("--changes " + home + "/changes.csv");
  EXPECT_EQ(banned.arrived, 720);
  EXPECT_EQ(banned.vehicles("main_1", kTruck, 6.5, 8), 0);
  EXPECT_GT(banned.vehicles("back", kTruck, 6.5, 8.25), 30);
  EXPECT_NEAR(free.minutes.at("truck"), 4.5, 0.3);
  EXPECT_NEAR(banned.minutes.at("truck"), 5.3, 0.3);
  EXPECT_LT(banned.minutes.at("car"), free.minutes.at("car"));
  EXPECT_GT(banned.minutes.at("car"), free.minutes.at("car") - 0.75);
  EXPECT_NEAR(banned.on("back"), 100, 15);
  EXPECT_LT(banned.vehicles("back", kCar, 0, 24), free.vehicles("back", kCar, 0, 24));
}

TEST_F(Example, TheBusTakesAllAndASmallOneLeavesManyBehind) {
  auto const bus =
      "traffic --network " + home + " --trips " + home + "/trips.csv --transit " + home + "/bus --date 20250106 ";
  auto const all = tanvan(bus).said;
  EXPECT_NE(all.find("transit: 15 runs on the road, 45 of 45 calls made"), std::string::npos) << all;
  EXPECT_NE(all.find("riders: 410 of 410 arrived, 0 gave up"), std::string::npos) << all;
  auto const small = tanvan(bus + "--set bus_seats=15 --set bus_standing=10").said;
  EXPECT_NE(small.find("riders: 288 of 410 arrived, 122 gave up"), std::string::npos) << small;
}

/// The first block of shell behind a word of a page.
std::string commands_behind(std::string const& page, std::string const& word) {
  std::ifstream in(std::string(TANVAN_SOURCE_DIR "/") + page);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  std::string const fence = "```sh\n";
  auto const begin = text.find(fence, text.find(word)) + fence.size();
  return text.substr(begin, text.find("\n```", begin) - begin);
}

TEST_F(Example, EveryCommandOfTheReadmesRunsAsItStands) {
  std::filesystem::create_directory_symlink(TANVAN_SOURCE_DIR "/scenarios", folder / "scenarios");
  for (auto const& [page, word] : {std::pair{"README.md", "## Where do they queue?"},
                                   std::pair{"scenarios/example-day/README.md", "# A day to try"}}) {
    auto const commands = commands_behind(page, word);
    ASSERT_NE(commands.find("$tanvan traffic"), std::string::npos) << page;
    auto const ended = shell("set -e\ntanvan=" TANVAN_PROGRAM "\n" + commands);
    EXPECT_EQ(ended.status, 0) << page << "\n" << ended.said;
  }
  EXPECT_NE(text_of("results/example-ban.html").find("đóng với xe tải 06:30–08:00"), std::string::npos);
}

TEST_F(Example, TwoOfItsDaysAreComparedTripByTrip) {
  auto const begin = "traffic --network " + home + " --trips " + home + "/trips.csv ";
  ASSERT_EQ(tanvan(begin + "-o a.h5").status, 0);
  ASSERT_EQ(tanvan(begin + "--changes " + home + "/changes.csv -o b.h5").status, 0);
  EXPECT_NE(tanvan("compare a.h5 b.h5").said.find("trips that arrived in both (720 of 720 and 720)"),
            std::string::npos);
}

}  // namespace
}  // namespace tanvan
