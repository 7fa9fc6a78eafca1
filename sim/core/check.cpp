#include "sim/core/check.hpp"

#include <fmt/format.h>

namespace tanvan {

void violate(char const* kind, std::string const& what, char const* file, int line) {
  throw Violation(fmt::format("not {}: {} ({}:{})", kind, what, file, line));
}

}  // namespace tanvan
