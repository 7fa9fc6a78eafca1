#include "sim/io/text/text_file.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <optional>

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;
constexpr std::size_t kMostFaults = 20;  // of one file; a file of another kind would have thousands

/// The length of the line that is being read, over the borders of steps.
struct LineLength {
  std::uint32_t line = 1;
  std::size_t bytes = 0;

  /// The line that exceeds `most`, where one does.
  std::optional<std::uint32_t> add(std::string_view step, std::size_t most) {
    while (!step.empty()) {
      auto const end = step.find('\n');
      bytes += end == std::string_view::npos ? step.size() : end;
      if (bytes > most) return line;
      if (end == std::string_view::npos) break;
      ++line;
      bytes = 0;
      step.remove_prefix(end + 1);
    }
    return std::nullopt;
  }
};

std::optional<Fault> not_readable(TextSource const& source) {
  std::error_code failed;
  auto const status = std::filesystem::status(source.path, failed);
  InputPlace const place{source.shown, 1};
  if (!std::filesystem::exists(status))
    return error(Errc::missing_file, place, "no such file; put it there or mend the name that leads here");
  if (!std::filesystem::is_regular_file(status)) return error(Errc::unreadable, place, "is no regular file");
  return std::nullopt;
}

Fault too_large(TextSource const& source, TextLimits limits, std::uint32_t line) {
  return error(
      Errc::bad_input, {source.shown, line},
      fmt::format("the file is larger than the {} MiB allowed; is it the right one?", limits.file_bytes >> 20));
}

Fault too_long(TextSource const& source, TextLimits limits, std::uint32_t line) {
  return error(Errc::bad_input, {source.shown, line},
               fmt::format("a line of more than {} KiB; is this a text table?", limits.line_bytes >> 10));
}

Result<std::string> read_bounded(TextSource const& source, TextLimits limits) {
  std::ifstream in(source.path, std::ios::binary);
  if (!in) return error(Errc::unreadable, {source.shown, 1}, "can't be opened; do its permissions allow reading?");
  std::string text;
  std::array<char, kStep> step{};
  LineLength length;
  while (in) {
    in.read(step.data(), step.size());
    std::string_view const read{step.data(), static_cast<std::size_t>(in.gcount())};
    if (auto const line = length.add(read, limits.line_bytes)) return too_long(source, limits, *line);
    if (text.size() + read.size() > limits.file_bytes) return too_large(source, limits, length.line);
    text.append(read);
  }
  if (in.bad()) return error(Errc::unreadable, {source.shown, length.line}, "reading failed");
  return text;
}

/// What is wrong with one line's bytes: offset and sentence.
std::optional<std::pair<std::size_t, char const*>> fault_of_line(std::string_view line) {
  auto const bad = first_bad_utf8(line);
  auto const zero = line.find('\0');
  if (zero < bad) return std::pair{zero, "a NUL byte; text holds none"};
  if (bad != std::string_view::npos) return std::pair{bad, "not UTF-8 from here on; save the file as UTF-8"};
  return std::nullopt;
}

}  // namespace

Faults text_faults(std::string_view text, std::string const& shown) {
  Faults faults;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    faults.add({shown, 1}, "is UTF-16; save the file as UTF-8");
    return faults;
  }
  if (text.empty()) faults.add({shown, 1}, "the file is empty");
  for (std::uint32_t line = 1; !text.empty() && faults.size() < kMostFaults; ++line) {
    auto const end = std::min(text.find('\n'), text.size());
    if (auto const fault = fault_of_line(text.substr(0, end)))
      faults.add({shown, line, static_cast<std::uint32_t>(fault->first + 1)}, fault->second);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return faults;
}

Result<std::string> read_text(TextSource const& source, TextLimits limits) {
  if (auto fault = not_readable(source)) return *fault;
  auto text = read_bounded(source, limits);
  if (!text) return text;
  auto faults = text_faults(*text, source.shown);
  if (!faults.empty()) return faults;
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  return text;
}

}  // namespace tanvan
