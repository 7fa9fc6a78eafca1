/// The program: reads the command line, runs one command, turns failures into sentences and exit statuses.

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <unistd.h>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/shared/version.hpp"
#include "sim/core/result.hpp"

namespace {

/// CLI11's message, with the nearest command where one was misspelt.
std::string explain(CLI::App const& app, CLI::ParseError const& e, int argc, char** argv) {
  std::string message = e.what();
  if (argc < 2) return message;
  std::vector<std::string> commands;
  for (auto const* command : app.get_subcommands({})) commands.push_back(command->get_name());
  bool const known = std::find(commands.begin(), commands.end(), argv[1]) != commands.end();
  if (known || argv[1][0] == '-') return message;
  auto const nearest = tanvan::nearest_word(argv[1], commands);
  return fmt::format("unknown command {}{}", argv[1], nearest ? fmt::format("; did you mean {}?", *nearest) : "");
}

/// The status, or 1 where what was printed did not arrive: a full disk, a closed output.
int arrived(int status) {
  std::cout.flush();
  bool const lost = std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout;
  if (!lost) return status;
  fmt::print(stderr, "tanvan: standard output: {}\n", std::strerror(errno));
  return status == 0 ? 1 : status;
}

/// Where a progress bar may stand, a sentence begins by wiping it.
char const* wipe() {
  return isatty(STDERR_FILENO) != 0 ? "\r\x1b[K" : "";
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file too large is an error of the write, not the end of the program
  CLI::App app{"Tân Vạn: an agent-based simulator of Bình Dương's innovation zone", "tanvan"};
  app.set_version_flag("--version", fmt::format("tanvan {} ({})", tanvan::kVersion, tanvan::kCommit));
  app.require_subcommand(1);
  app.footer("Example: tanvan run scenarios/binhduong/baseline.toml -o baseline.h5\nEach command has its own --help.");
  tanvan::Action action;
  tanvan::add_run(app, action);
  tanvan::add_economy(app, action);
  tanvan::add_synthesize(app, action);
  tanvan::add_validate(app, action);
  tanvan::add_info(app, action);
  tanvan::add_compare(app, action);
  tanvan::add_assign(app, action);
  tanvan::add_traffic(app, action);
  tanvan::add_skim(app, action);
  tanvan::add_tours(app, action);
  tanvan::add_import(app, action);
  tanvan::add_export(app, action);
  tanvan::add_report(app, action);
  try {
    app.parse(argc, argv);
  } catch (CLI::Success const& e) {
    return arrived(app.exit(e));
  } catch (CLI::ParseError const& e) {
    fmt::print(stderr, "tanvan: {}\n`tanvan --help` lists what can be said.\n", explain(app, e, argc, argv));
    return 2;
  }
  try {
    return arrived(action());
  } catch (std::exception const& e) {
    fmt::print(stderr, "{}tanvan: {}\n", wipe(), e.what());
    return 1;
  }
}
