#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/tours/plan_instance.hpp"

namespace tanvan {
namespace {

constexpr double kMostSeconds = 86'400;
constexpr std::uint64_t kMostIterations = 1'000'000'000'000;

std::map<std::string, LegRounding> const kRoundings = {{"file", LegRounding::as_file_says},
                                                       {"exact", LegRounding::exact},
                                                       {"rounded", LegRounding::rounded},
                                                       {"truncated", LegRounding::truncated}};

constexpr char const* kFooter =
    "Reads CVRPLIB (.vrp: EUC_2D, EXACT_2D, explicit matrices; time windows, service times, DISTANCE as longest duty,\n"
    "vehicles that differ, several trips) and the text of Solomon and of Gehring and Homberger. Distances are rounded\n"
    "as CVRPLIB's EDGE_WEIGHT_TYPE says; in Solomon's text they are exact, with --distances truncated cut to tenths.\n"
    "The solution has CVRPLIB's form, a route a line, customers counted from 1 in the order of the file.\n"
    "--iterations gives the same solution on any number of threads; --time searches once a thread, or large instances\n"
    "in parts side by side, until the time is up. The last line is\n"
    "  cost=… best_known=… gap=… vehicles=… seconds=…\n"
    "where best_known is a published value or what the file's comment states, else unknown.\n"
    "Examples:\n"
    "  tanvan tours X-n200-k36.vrp --time 10 --threads 1 -o X-n200-k36.sol\n"
    "  tanvan tours C101.txt --iterations 100000 -o C101.sol\n"
    "  tanvan tours CMT6.vrp --distances exact --time 5 --best 555.43 -o CMT6.sol";

}  // namespace

void add_tours(CLI::App& app, Action& action) {
  auto const request = std::make_shared<ToursRequest>();
  auto* const command = app.add_subcommand("tours", "Tours of vehicles over customers: benchmark instances");
  command->add_option("instance", request->instance, "CVRPLIB (.vrp) or Solomon's text")->required();
  auto* const time = command->add_option("--time", request->seconds, "seconds to search, from reading on")
                         ->check(CLI::Range(0.001, kMostSeconds));
  command->add_option("--iterations", request->iterations, "iterations of the search, in the place of --time")
      ->check(CLI::Range(std::uint64_t{1}, kMostIterations))
      ->excludes(time);
  command->add_option("--threads", request->threads, "threads [all]")->check(CLI::Range(1, 1024));
  command->add_option("--seed", request->seed, "seed of the search [1]");
  command->add_option("--best", request->best, "cost to compare with [a published one]")->check(CLI::Range(1e-9, 1e15));
  command->add_option("--distances", request->rounding, "of points: file, exact, rounded, truncated [file]")
      ->transform(CLI::CheckedTransformer(kRoundings).description(""));
  command->add_option("-o,--output", request->out, "solution to write")->required();
  command->footer(kFooter);
  command->callback([&action, request] {
    if (request->seconds == 0 && request->iterations == 0)
      throw CLI::ValidationError("say either --time or --iterations");
    action = [request] { return plan_instance(*request); };
  });
}

}  // namespace tanvan
