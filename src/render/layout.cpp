#include "layout.h"

#include <algorithm>
#include <numeric>

#include "cells.h"
#include "mentor/base/text.h"
#include "mentor/base/utf8.h"

namespace mentor::render {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 6;

std::size_t character_size(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (is_tail(text, end))
    ++end;
  return end - at;
}

// Bytes of the longest beginning that fits, with the marks that sit on its last character.
std::size_t fitting(std::string_view word, std::size_t columns) {
  std::size_t end = 0;
  std::size_t used = 0;
  while (end < word.size()) {
    const std::size_t size = character_size(word, end);
    const std::size_t wide = width(word.substr(end, size));
    if (used + wide > columns && end > 0) break;
    used += wide;
    end += size;
  }
  return end;
}

// Where a word too long for its column is parted: after the last `/`, `:` or, failing these, `-`
// that fits, so that `journal/2023-09.yaml:79` keeps its number whole; else where the room ends.
std::size_t parting(std::string_view word, std::size_t columns) {
  const std::size_t end = fitting(word, columns);
  if (end == word.size()) return end;
  for (const char* marks : {"/:", "-"}) {
    const std::size_t mark = word.substr(0, end).find_last_of(marks);
    if (mark != std::string_view::npos) return mark + 1;
  }
  return end;
}

// True for words with one space between them, which is how nearly every cell is written.
bool is_one_line(std::string_view text) {
  char before = ' ';
  for (const char byte : text) {
    const bool blank = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (blank && (byte != ' ' || before == ' ')) return false;
    before = byte;
  }
  return before != ' ';
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (const std::string& line : split(text, "\n"))
    widest = std::max(widest, width(line));
  return widest;
}

std::vector<std::string> cell_lines(const std::string& text, std::size_t columns) {
  if (text.find('\n') == std::string::npos) return wrapped(text, columns);
  std::vector<std::string> out;
  for (const std::string& part : split(text, "\n")) {
    for (std::string& line : wrapped(part, columns))
      out.push_back(std::move(line));
  }
  return out;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Sheet with_cells_on_one_line(Sheet sheet) {
  for (auto& row : sheet.rows)
    for (std::string& cell : row)
      cell = on_one_line(std::move(cell));
  return sheet;
}

std::vector<std::size_t> natural_widths(const Sheet& sheet) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sheet.header.size(); ++i) {
    std::size_t widest = std::max<std::size_t>(width(sheet.header[i]), 1);
    for (const auto& row : sheet.rows)
      widest = std::max(widest, widest_line(row[i]));
    out.push_back(widest);
  }
  return out;
}

std::vector<std::size_t> least_widths(const Sheet& sheet) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sheet.header.size(); ++i) {
    std::size_t widest = widest_word(sheet.header[i]);
    for (const auto& row : sheet.rows)
      widest = std::max(widest, widest_word(row[i]));
    out.push_back(std::max(std::min<std::size_t>(widest, 16), narrowest));
  }
  return out;
}

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

// Takes a column at a time from the widest one that may still give; false when none may.
bool shrink(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least,
            std::size_t columns) {
  for (std::size_t now = total(widths); now > columns; --now) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool gives = widths[i] > least[i];
      if (gives && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size()) return false;
    --widths[widest];
  }
  return true;
}

std::string without_end_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

void add_row(std::vector<std::string>& out, const std::vector<std::string>& cells,
             const std::vector<doc::Align>& align, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> parts;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    parts.push_back(cell_lines(cells[i], widths[i]));
    height = std::max(height, parts.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text.append(gap, ' ');
      text += padded(line < parts[i].size() ? parts[i][line] : "", widths[i], align[i]);
    }
    out.push_back(without_end_spaces(std::move(text)));
  }
}

std::string rule(std::size_t columns) {
  std::string out;
  for (std::size_t i = 0; i < columns; ++i)
    out += "─";
  return out;
}

std::vector<std::string> as_table(const Sheet& sheet, const std::vector<std::size_t>& widths) {
  std::vector<std::string> out;
  add_row(out, sheet.header, sheet.align, widths);
  out.push_back(rule(total(widths)));
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    if (sheet.kinds[i] == doc::RowKind::total && i > 0) out.push_back(rule(total(widths)));
    add_row(out, sheet.rows[i], sheet.align, widths);
  }
  return out;
}

// For a narrow terminal: nothing is cut, everything that is known can be read.
std::vector<std::string> as_records(const Sheet& sheet, std::size_t columns) {
  std::vector<std::string> out;
  const std::size_t room = columns > 4 ? columns - 2 : 2;
  for (const auto& row : sheet.rows) {
    if (!out.empty()) out.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0 && (row[i].empty() || row[i] == dash)) continue;
      bool first = i == 0;
      const std::string field = sheet.header[i] + ": " + on_one_line(row[i]);
      for (const std::string& line : wrapped(field, room)) {
        out.push_back((first ? "" : "  ") + line);
        first = false;
      }
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  if (is_one_line(text) && width(text) <= columns) return {std::string(text)};
  std::vector<std::string> out;
  std::string line;
  std::size_t used = 0;
  for (std::string word : split(text, " \n\t")) {
    if (word.empty()) continue;
    if (!line.empty() && used + 1 + width(word) > columns) {
      out.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (line.empty() && width(word) > columns) {
      const std::size_t end = parting(word, columns);
      if (end == word.size()) break;
      out.push_back(word.substr(0, end));
      word.erase(0, end);
    }
    used += width(word) + (line.empty() ? 0 : 1);
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty() || out.empty()) out.push_back(std::move(line));
  return out;
}

std::string padded(std::string_view text, std::size_t columns, doc::Align align) {
  const std::size_t used = width(text);
  const std::string spaces(used < columns ? columns - used : 0, ' ');
  return align == doc::Align::right ? spaces + std::string(text) : std::string(text) + spaces;
}

std::size_t widest_word(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
    widest = std::max(widest, width(trim(text.substr(0, end))));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return widest;
}

std::vector<std::string> laid_out(const Sheet& sheet, std::size_t columns) {
  if (sheet.header.empty()) return {};
  const Sheet flat = with_cells_on_one_line(sheet);
  std::vector<std::size_t> widths = natural_widths(flat);
  if (total(widths) <= columns) return as_table(flat, widths);
  widths = natural_widths(sheet);
  if (total(widths) <= columns) return as_table(sheet, widths);
  std::vector<std::size_t> least = least_widths(sheet);
  for (std::size_t i = 0; i < widths.size(); ++i)
    least[i] = std::min(least[i], widths[i]);
  if (!shrink(widths, least, columns)) return as_records(sheet, columns);
  return as_table(sheet, widths);
}

}  // namespace mentor::render
