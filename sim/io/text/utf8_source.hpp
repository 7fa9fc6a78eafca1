#pragma once
/// Text in UTF-8, whatever mark it begins with.

#include <memory>

#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// The same text without a byte order mark; UTF-16 of either order, told by its mark, comes as UTF-8. Half a letter of
/// UTF-16 comes as the byte FF, which no UTF-8 has. Everything else passes unchanged.
std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> bytes);

}  // namespace tanvan
