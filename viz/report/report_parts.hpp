#pragma once
/// The page's own text, embedded at build time.

#include <string_view>

namespace tanvan::report_parts {

extern std::string_view const page, style, script;

}  // namespace tanvan::report_parts
