#pragma once
/// What a command is to the program.

#include <functional>

namespace CLI {
class App;
}

namespace tanvan {

/// What a command does once the command line is read; returns the exit status: 0 done, 1 failed while running, 2 wrong
/// input.
using Action = std::function<int()>;

}  // namespace tanvan
