#pragma once
/// The commands of the program, one file each: what the user types is defined beside what it does.

#include <functional>

namespace CLI {
class App;
}

namespace tanvan {

/// What a command does once the command line is read; returns the exit status: 0 done, 1 failed while running, 2 wrong
/// input.
using Action = std::function<int()>;

/// Each adds its command to `app`; when the user names it, `action` becomes what it does.
void add_run(CLI::App& app, Action& action);
void add_economy(CLI::App& app, Action& action);
void add_synthesize(CLI::App& app, Action& action);
void add_validate(CLI::App& app, Action& action);
void add_validate_network(CLI::App& validate, Action& action);  // a command of `validate`
void add_info(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_assign(CLI::App& app, Action& action);
void add_traffic(CLI::App& app, Action& action);
void add_skim(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);

}  // namespace tanvan
