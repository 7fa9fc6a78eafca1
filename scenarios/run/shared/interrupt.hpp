#pragma once
/// SIGINT (Ctrl-C) and SIGTERM end a run with a sentence instead of the bare signal.

#include "sim/core/calendar.hpp"

namespace tanvan {

/// From here on the first SIGINT or SIGTERM is only noted; a second one ends the program at once, as it always did.
/// A signal that the program was started to ignore (`nohup`, a background job) stays ignored.
void listen_for_stops();

/// @throws std::runtime_error `stopped by SIGINT; nothing was written` where a signal was noted
void stop_before_writing_if_asked();

/// @param month about to be lived
/// @throws std::runtime_error `stopped by SIGINT in month YYYY-MM; nothing was written` where a signal was noted
void stop_if_asked(Month month);

}  // namespace tanvan
