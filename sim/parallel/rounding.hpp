#pragma once
/// Whole numbers from fractions, with totals kept: agents cannot be halved.

#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Shares `total` out in proportion to weights by largest remainder (Hamilton, 1792): each share is its exact value
/// rounded down or up. Equal remainders: the earlier row first.
/// @param weight  >= 0, not all 0 unless total is 0  @return whole numbers that sum to `total`
std::vector<std::uint32_t> largest_remainder(std::span<double const> weight, std::uint64_t total);

/// Systematic sampling along the given order (Madow 1949): row i gets floor(C_i + u) - floor(C_(i-1) + u), where C is
/// the running sum of weights scaled to `total`; so every share, and every run of neighbours, is its exact value
/// rounded down or up.
/// @param weight  >= 0, not all 0 unless total is 0  @param u  start in [0, 1)  @return whole numbers that sum to
/// `total`
std::vector<std::uint32_t> systematic_shares(std::span<double const> weight, std::uint64_t total, double u);

/// Rounds every cell of a table down or up such that every row total, every column total and the total of all are
/// rounded down or up too; totals that are whole (within 1e-6) stay exactly (controlled rounding; Cox 1987, by cycles
/// of fractional cells, here always the shorter way round).
/// @param table  [rows, columns] row-major, finite, >= 0
/// @return whole numbers of the same shape; depends on the input alone
std::vector<std::uint32_t> controlled_rounding(std::span<double const> table, std::size_t rows, std::size_t columns);

}  // namespace tanvan
