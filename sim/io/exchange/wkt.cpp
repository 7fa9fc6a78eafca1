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

constexpr std::size_t kMostOrdinates = 4;  // x, y, Z, M

/// A number of a text and where it stands.
struct Ordinate {
  double value;
  std::size_t begin, end;
};

std::optional<Ordinate> ordinate_at(std::string_view text, std::size_t at) {
  char const* const end = text.data() + text.size();
  char const* const digits = text.data() + at + (text[at] == '+' ? 1 : 0);
  bool const begins =
      digits < end && (*digits == '.' || (*digits >= '0' && *digits <= '9') || (*digits == '-' && text[at] == '-'));
  double value = 0;
  auto const [behind, failed] =
      begins ? std::from_chars(digits, end, value) : std::from_chars_result{digits, std::errc::invalid_argument};
  if (failed != std::errc{}) return std::nullopt;
  return Ordinate{value, at, static_cast<std::size_t>(behind - text.data())};
}

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
  for (auto const* ordinates : {"ZM", "Z", "M"})  // `LINESTRINGZ (…`, as PostGIS writes it
    if (kind.ends_with(ordinates)) kind.resize(kind.size() - std::string_view(ordinates).size());
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

WktPoints points_of_wkt(std::string_view text) {
  WktPoints points;
  std::vector<Ordinate> group;  // of the point that is read
  std::size_t done = 0;         // what stands before has its place
  bool inside = false;          // brackets have opened
  for (std::size_t at = 0; at <= text.size();) {
    if (auto const ordinate = inside && at < text.size() ? ordinate_at(text, at) : std::nullopt) {
      group.push_back(*ordinate);
      at = ordinate->end;
      continue;
    }
    char const sign = at < text.size() ? text[at] : ')';
    if ((sign == ',' || sign == '(' || sign == ')') && !group.empty()) {
      if (group.size() < 2 || group.size() > kMostOrdinates || group[0].end == group[1].begin) return {{}, text};
      auto const& [x, y] = std::pair{group[0], group[1]};
      points.places.push_back(
          {text.substr(done, x.begin - done), text.substr(x.end, y.begin - x.end), {x.value, y.value}});
      done = y.end;
      group.clear();
    }
    inside = inside || sign == '(';
    ++at;
  }
  points.rest = text.substr(done);
  return points;
}

std::string wkt_number(double value) {
  return number_text(value);
}

}  // namespace tanvan
