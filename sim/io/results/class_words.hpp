#pragma once
/// What vehicle classes are called.

#include <string_view>

namespace tanvan {

/// Several vehicles of a class, in Vietnamese and English.
struct ClassWords {
  std::string_view name, vi, en;
};

/// @param name  of a class, as files have it  @return the name itself in both languages where nobody knows it
ClassWords class_words(std::string_view name);

}  // namespace tanvan
