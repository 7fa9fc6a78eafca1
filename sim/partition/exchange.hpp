#pragma once
/// What ranks tell one another. Models speak to this interface; its serial twin, the default, has nobody to talk to.
///
/// A twin over message passing must keep three promises: `gather` leaves the same array on every rank; `sum` adds the
/// blocks of all ranks in block order, so that it gives the bits of `ordered_sum` on one rank; `meet` returns on no
/// rank before all have called it.

#include <span>

#include "sim/partition/partition.hpp"

namespace tanvan {

class Exchange {
 public:
  virtual ~Exchange() = default;

  virtual Partition partition() const = 0;

  /// Every rank has filled its own rows (`owned_rows`) of an array that is whole on each; afterwards all hold all rows.
  virtual void gather(std::span<double> values) = 0;

  /// Sum over all rows, the same bits on any number of ranks. @param values  whole array, own rows filled
  virtual double sum(std::span<double const> values) = 0;

  /// Waits for all ranks.
  virtual void meet() = 0;
};

/// One rank that owns everything.
class SerialExchange final : public Exchange {
 public:
  Partition partition() const override { return {}; }
  void gather(std::span<double>) override {}
  double sum(std::span<double const> values) override;
  void meet() override {}
};

}  // namespace tanvan
