#include "sim/io/results/class_words.hpp"

#include <algorithm>
#include <array>

namespace tanvan {
namespace {

constexpr std::array<ClassWords, 4> kClasses = {{{"motorbike", "xe máy", "motorbikes"},
                                                 {"car", "ô tô con", "cars"},
                                                 {"bus", "xe buýt", "buses"},
                                                 {"truck", "xe tải", "trucks"}}};

}  // namespace

ClassWords class_words(std::string_view name) {
  auto const known = std::ranges::find(kClasses, name, &ClassWords::name);
  return known == kClasses.end() ? ClassWords{name, name, name} : *known;
}

}  // namespace tanvan
