#pragma once
/// Small things about ASCII text that formats agree on.

#include <string>
#include <string_view>

namespace tanvan {

/// The text without blanks, tabs and line ends around it.
std::string_view trimmed_blanks(std::string_view text);

/// ASCII letters in lower case; all other bytes as they are.
std::string lower_case(std::string_view text);

/// Equal but for the case of ASCII letters.
bool same_in_any_case(std::string_view a, std::string_view b);

bool is_ascii(std::string_view text);

}  // namespace tanvan
