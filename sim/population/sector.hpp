#pragma once
/// Sectors of the economy: VSIC 2018 sections, manufacturing split in ten; 20 groups.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tanvan {

enum class Sector : std::uint8_t {
  agriculture,         // A
  mining,              // B
  food,                // C10-12
  textile_garment,     // C13-14
  leather_footwear,    // C15
  wood_furniture,      // C16, C31
  paper_printing,      // C17-18
  chemicals_plastics,  // C19-22
  minerals_metals,     // C23-25
  electronics,         // C26-27
  machinery,           // C28, C33
  vehicles_other,      // C29-30, C32
  utilities,           // D, E
  construction,        // F
  trade,               // G
  logistics,           // H
  hospitality,         // I
  information,         // J, M: information, communication, professional and scientific services
  finance_property,    // K, L
  public_personal,     // N to S: public administration, education, health, other services
};
inline constexpr std::size_t kSectors = 20;

enum class Ownership : std::uint8_t { state, domestic, foreign };
inline constexpr std::size_t kOwnerships = 3;

constexpr bool is_manufacturing(Sector s) {
  return s >= Sector::food && s <= Sector::vehicles_other;
}
constexpr bool is_industry(Sector s) {
  return s >= Sector::mining && s <= Sector::construction;
}
constexpr bool is_service(Sector s) {
  return s >= Sector::trade;
}

/// Names as scenarios and results write them, in the order of `Sector`.
inline constexpr std::array<std::string_view, kSectors> kSectorNames = {"agriculture",
                                                                        "mining",
                                                                        "food",
                                                                        "textile_garment",
                                                                        "leather_footwear",
                                                                        "wood_furniture",
                                                                        "paper_printing",
                                                                        "chemicals_plastics",
                                                                        "minerals_metals",
                                                                        "electronics",
                                                                        "machinery",
                                                                        "vehicles_other",
                                                                        "utilities",
                                                                        "construction",
                                                                        "trade",
                                                                        "logistics",
                                                                        "hospitality",
                                                                        "information",
                                                                        "finance_property",
                                                                        "public_personal"};

constexpr std::size_t index_of(Sector s) {
  return static_cast<std::size_t>(s);
}

}  // namespace tanvan
