#include "sim/core/check.hpp"

#include <fmt/format.h>

namespace tanvan {

void violate(char const* kind, std::string const& what, std::source_location where) {
  throw Violation(fmt::format("not {}: {} ({}:{})", kind, what, where.file_name(), where.line()));
}

}  // namespace tanvan
