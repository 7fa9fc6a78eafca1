#pragma once
/// The commands of the program, one file each, `command_NAME.cpp`: what the user types is defined beside what it does.

#include "scenarios/run/shared/action.hpp"

namespace tanvan {

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
void add_tours(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);

}  // namespace tanvan
