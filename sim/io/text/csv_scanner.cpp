#include "sim/io/text/csv_scanner.hpp"

#include "sim/io/text/text_nfc.hpp"

namespace tanvan {

char CsvScanner::take() {
  char const taken = text_[at_++];
  if (taken == '\n') {
    ++line_;
    column_ = 1;
  } else if ((static_cast<unsigned char>(taken) & 0xC0U) != 0x80U) {
    ++column_;
  }
  return taken;
}

void CsvScanner::skip_line_end() {
  if (at_ < text_.size() && text_[at_] == '\r') take();
  if (at_ < text_.size()) take();
}

void CsvScanner::skip_line() {
  while (!at_line_end()) take();
  skip_line_end();
}

bool CsvScanner::fault(std::uint32_t line, std::uint32_t column, char const* sentence) {
  faults_.add({file_, line, column}, sentence);
  return false;
}

bool CsvScanner::read_quoted(CsvCell& cell) {
  take();
  while (at_ < text_.size()) {
    char const sign = take();
    if (sign != '"') {
      cell.text.push_back(sign);
    } else if (at_ < text_.size() && text_[at_] == '"') {
      cell.text.push_back(take());
    } else {
      return at_line_end() || text_[at_] == ',' ||
             fault(line_, column_, "text after a closing quote; double quotes inside a cell");
    }
  }
  return fault(cell.line, cell.column, "a quote opens here and never closes");
}

bool CsvScanner::read_plain(CsvCell& cell) {
  while (!at_line_end() && text_[at_] != ',') {
    if (text_[at_] == '"') return fault(line_, column_, "a quote inside a cell; quote the whole cell and double it");
    if (text_[at_] == '\r') return fault(line_, column_, "a bare carriage return; end lines with LF or CRLF");
    cell.text.push_back(take());
  }
  return true;
}

bool CsvScanner::read_cell(CsvCell& cell) {
  cell = {{}, line_, column_};
  bool const read = at_ < text_.size() && text_[at_] == '"' ? read_quoted(cell) : read_plain(cell);
  cell.text = to_nfc(cell.text);
  return read;
}

bool CsvScanner::read_record(std::vector<CsvCell>& record) {
  record.clear();
  while (true) {
    if (!read_cell(record.emplace_back())) return false;
    if (at_line_end()) break;
    take();  // the comma
  }
  skip_line_end();
  return true;
}

bool CsvScanner::next(std::vector<CsvCell>& record) {
  record.clear();
  while (at_ < text_.size()) {
    if (at_line_end()) {
      skip_line_end();
    } else if (read_record(record)) {
      return true;
    } else {
      skip_line();
    }
  }
  record.clear();
  return false;
}

}  // namespace tanvan
