#include "sim/io/xml/xml_events.hpp"

#include <algorithm>
#include <array>

#include "sim/io/text/ascii.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {

bool XmlQueue::pop() {
  if (begun_) ++at_;
  begun_ = true;
  if (at_ < tags_.size()) return true;
  tags_.clear();
  attributes_.clear();
  texts_.clear();
  at_ = 0;
  begun_ = false;
  return false;
}

TextPiece XmlQueue::keep(std::string_view text) {
  auto const begin = static_cast<std::uint32_t>(texts_.size());
  text = trimmed_blanks(text);
  if (is_ascii(text)) {
    texts_ += text;
  } else {
    texts_ += to_nfc(text);
  }
  return {begin, static_cast<std::uint32_t>(texts_.size()) - begin};
}

void XmlQueue::push_start(std::string_view name, char const* const* pairs, XmlTag place) {
  place.is_start = true;
  place.name = keep(name);
  place.first = static_cast<std::uint32_t>(attributes_.size());
  for (; *pairs != nullptr; pairs += 2) attributes_.push_back({keep(local_name(pairs[0])), keep(pairs[1])});
  place.last = static_cast<std::uint32_t>(attributes_.size());
  tags_.push_back(place);
}

void XmlQueue::push_end(std::string_view name, std::string_view text, XmlTag place) {
  place.name = keep(name);
  place.text = keep(text);
  tags_.push_back(place);
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::string foreign_reference(std::string_view raw) {
  constexpr std::array<std::string_view, 5> kKnown = {"amp", "lt", "gt", "quot", "apos"};
  if (raw.find('&') == std::string_view::npos) return {};
  std::string plain(raw);
  plain.erase(std::remove(plain.begin(), plain.end(), '\0'), plain.end());  // UTF-16 has them between the letters
  for (auto at = plain.find('&'); at != std::string::npos; at = plain.find('&', at + 1)) {
    auto const name = std::string_view(plain).substr(at + 1, plain.find(';', at) - at - 1);
    if (name.starts_with('#') || std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end()) continue;
    return "&" + std::string(name) + ";";
  }
  return {};
}

}  // namespace tanvan
