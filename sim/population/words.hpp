#pragma once
/// The words of categories, as tables write them, in the order of their enumerations.

#include <array>
#include <string_view>

#include "sim/population/population.hpp"

namespace tanvan {

inline constexpr std::array<std::string_view, 2> kSexWords = {"female", "male"};
inline constexpr std::array<std::string_view, 8> kEducationWords = {
    "none", "primary", "lower_secondary", "upper_secondary", "vocational", "college", "university", "postgraduate"};
inline constexpr std::array<std::string_view, 7> kStatusWords = {"child",    "student", "employed", "unemployed",
                                                                 "inactive", "retired", "gone"};
inline constexpr std::array<std::string_view, 5> kTenureWords = {"own", "rent", "room", "dormitory", "social"};
inline constexpr std::array<std::string_view, 5> kDwellingWords = {"house", "apartment", "room", "dormitory", "social"};
inline constexpr std::array<std::string_view, kOwnerships> kOwnershipWords = {"state", "domestic", "foreign"};

/// The word of a category. @param words  those of its enumeration
template <class Enum, std::size_t n>
constexpr std::string_view word_of(Enum value, std::array<std::string_view, n> const& words) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace tanvan
