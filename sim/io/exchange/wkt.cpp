#include "sim/io/exchange/wkt.hpp"

#include <charconv>
#include <cmath>

#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

bool is_blank(char sign) {
  return sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n';
}

/// Reads WKT from its front; each function takes what it names or leaves the text as it is.
class WktReader {
 public:
  explicit WktReader(std::string_view text) : left_(text) {}

  std::string word() {
    skip_blanks();
    std::string taken;
    while (!left_.empty() && ((left_.front() | 0x20) >= 'a' && (left_.front() | 0x20) <= 'z')) {
      taken.push_back(static_cast<char>(left_.front() & ~0x20));
      left_.remove_prefix(1);
    }
    return taken;
  }

  bool sign(char wanted) {
    skip_blanks();
    if (left_.empty() || left_.front() != wanted) return false;
    left_.remove_prefix(1);
    return true;
  }

  std::optional<double> number() {
    skip_blanks();
    double value = 0;
    auto const [end, failed] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (failed != std::errc{} || !std::isfinite(value)) return std::nullopt;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return value;
  }

  bool at_end() {
    skip_blanks();
    return left_.empty();
  }

 private:
  void skip_blanks() {
    while (!left_.empty() && is_blank(left_.front())) left_.remove_prefix(1);
  }

  std::string_view left_;
};

std::optional<Point> point_of(WktReader& text) {
  auto const x = text.number(), y = text.number();
  if (!x || !y) return std::nullopt;
  for (int further = 0; further < 2 && text.number(); ++further) continue;  // Z and M
  return Point{*x, *y};
}

/// `(x y, x y, …)` at the end of `points`; a part that begins where the last one ended goes on there.
bool read_part(WktReader& text, std::vector<Point>& points) {
  if (!text.sign('(')) return false;
  bool goes_on = !points.empty();
  do {
    auto const point = point_of(text);
    if (!point || (goes_on && points.back() != *point)) return false;
    if (!goes_on) points.push_back(*point);
    goes_on = false;
  } while (text.sign(','));
  return text.sign(')');
}

bool read_parts(WktReader& text, std::vector<Point>& points) {
  if (!text.sign('(')) return false;
  do {
    if (!read_part(text, points)) return false;
  } while (text.sign(','));
  return text.sign(')');
}

}  // namespace

std::optional<std::vector<Point>> line_of_wkt(std::string_view text) {
  WktReader reader(text);
  auto kind = reader.word();
  reader.word();  // Z, M, ZM
  std::vector<Point> points;
  bool const read = kind == "LINESTRING"        ? read_part(reader, points)
                    : kind == "MULTILINESTRING" ? read_parts(reader, points)
                                                : false;
  if (!read || !reader.at_end() || points.size() < 2) return std::nullopt;
  return points;
}

std::string wkt_of_line(std::span<Point const> points) {
  std::string text = "LINESTRING (";
  for (auto const& point : points) {
    if (text.back() != '(') text += ", ";
    text += number_text(point.x);
    text += ' ';
    text += number_text(point.y);
  }
  return text + ")";
}

WktTokens tokens_of_wkt(std::string_view text) {
  WktTokens tokens;
  std::size_t begin = 0, at = 0;
  while (at < text.size()) {
    double value = 0;
    bool const may_begin = text[at] == '-' || text[at] == '.' || (text[at] >= '0' && text[at] <= '9');
    auto const [end, failed] = may_begin ? std::from_chars(text.data() + at, text.data() + text.size(), value)
                                         : std::from_chars_result{text.data() + at, std::errc::invalid_argument};
    if (failed != std::errc{}) {
      ++at;
      continue;
    }
    tokens.between.push_back(text.substr(begin, at - begin));
    tokens.numbers.push_back(value);
    begin = at = static_cast<std::size_t>(end - text.data());
  }
  tokens.between.push_back(text.substr(begin));
  return tokens;
}

std::string wkt_number(double value) {
  return number_text(value);
}

}  // namespace tanvan
