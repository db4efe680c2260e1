#include "mentor/tables/write_xlsx.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <utility>

#include "mentor/base/encoding.h"

namespace mentor {
namespace {

// 2020-01-01T00:00:00Z: the library would put the moment of writing into the file.
constexpr time_t fixed_time = 1577836800;
constexpr std::size_t title_length = 31;
constexpr double widest_column = 60;

/// A file without a name, in memory: the library writes to paths only, and nothing personal may
/// be left on a disk.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::optional<std::string> content() const {
    std::string bytes;
    std::array<char, std::size_t{64} * 1024> piece{};
    while (true) {
      const ssize_t got =
          pread(descriptor_, piece.data(), piece.size(), static_cast<off_t>(bytes.size()));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::nullopt;
      if (got == 0) return bytes;
      bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  int descriptor_ = -1;
};

std::string cut(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  while (end < text.size()) {
    const bool begins = (static_cast<std::uint8_t>(text[end]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) break;
    ++end;
  }
  return std::string(text.substr(0, end));
}

std::string fit_title(const std::string& title, const std::set<std::string>& taken) {
  std::string base = title;
  std::replace_if(
      base.begin(), base.end(), [](char c) { return std::strchr("[]:*?/\\'", c) != nullptr; }, ' ');
  if (base.empty()) base = "1";
  std::string fit = cut(base, title_length);
  for (int i = 2; taken.count(fit) > 0; ++i) {
    const std::string mark = " (" + std::to_string(i) + ")";
    fit = cut(base, title_length - mark.size()) + mark;
  }
  return fit;
}

bool is_escape(std::string_view text) {
  if (text.size() < 7 || text.substr(0, 2) != "_x" || text[6] != '_') return false;
  return text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// The library leaves these two alone, and XML readers would make a line feed of the first, Excel
/// a character of the second.
std::string escape(const std::string& text) {
  std::string result;
  const std::string_view view = text;
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (view[i] == '\r') {
      result += "_x000D_";
    } else {
      if (is_escape(view.substr(i))) result += "_x005F";
      result += view[i];
    }
  }
  return result;
}

tl::unexpected<Error> unfit(const Sheet& sheet, std::size_t row, std::size_t column) {
  return fail(Exit::usage, "xlsx-cell-unfit",
              {{"sheet", sheet.title},
               {"row", std::to_string(row + 1)},
               {"column", std::to_string(column + 1)}});
}

class SheetWriter {
 public:
  SheetWriter(const Sheet& sheet, lxw_worksheet* out, lxw_format* bold)
      : sheet_(sheet), out_(out), bold_(bold) {}

  std::optional<Error> write();

 private:
  std::optional<Error> write_header();
  std::optional<Error> put(std::size_t row, std::size_t column, const SheetCell& cell,
                           lxw_format* format);
  void widen(std::size_t column, const std::string& text);
  void set_widths();

  const Sheet& sheet_;
  lxw_worksheet* out_ = nullptr;
  lxw_format* bold_ = nullptr;
  std::vector<double> widths_;
};

void SheetWriter::widen(std::size_t column, const std::string& text) {
  const auto characters = static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U;
  }));
  if (widths_.size() <= column) widths_.resize(column + 1, 8.0);
  widths_[column] = std::min(widest_column, std::max(widths_[column], characters + 2));
}

std::optional<Error> SheetWriter::put(std::size_t row, std::size_t column, const SheetCell& cell,
                                      lxw_format* format) {
  if (row >= LXW_ROW_MAX || column >= LXW_COL_MAX) return unfit(sheet_, row, column).value();
  const auto at_row = static_cast<lxw_row_t>(row);
  const auto at_column = static_cast<lxw_col_t>(column);
  if (const double* number = std::get_if<double>(&cell)) {
    if (!std::isfinite(*number)) return unfit(sheet_, row, column).value();
    worksheet_write_number(out_, at_row, at_column, *number, format);
    return std::nullopt;
  }
  const std::string& text = std::get<std::string>(cell);
  if (text.empty()) return std::nullopt;
  const bool is_text =
      text.find('\0') == std::string::npos && find_invalid_utf8(text) == std::string::npos;
  if (!is_text || worksheet_write_string(out_, at_row, at_column, escape(text).c_str(), format) !=
                      LXW_NO_ERROR) {
    return unfit(sheet_, row, column).value();
  }
  widen(column, text);
  return std::nullopt;
}

std::optional<Error> SheetWriter::write_header() {
  for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
    if (auto error = put(0, i, sheet_.columns[i], bold_)) return error;
  }
  if (!sheet_.columns.empty()) worksheet_freeze_panes(out_, 1, 0);
  return std::nullopt;
}

void SheetWriter::set_widths() {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(out_, column, column, widths_[i], nullptr);
  }
}

std::optional<Error> SheetWriter::write() {
  if (auto error = write_header()) return error;
  const std::size_t first = sheet_.columns.empty() ? 0 : 1;
  for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
    for (std::size_t column = 0; column < sheet_.rows[i].size(); ++column) {
      if (auto error = put(first + i, column, sheet_.rows[i][column], nullptr)) return error;
    }
  }
  set_widths();
  return std::nullopt;
}

std::optional<Error> fill(lxw_workbook* workbook, const std::vector<Sheet>& sheets) {
  lxw_doc_properties properties{};
  properties.created = fixed_time;
  workbook_set_properties(workbook, &properties);
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  std::set<std::string> titles;
  for (const Sheet& sheet : sheets) {
    const std::string title = fit_title(sheet.title, titles);
    titles.insert(title);
    lxw_worksheet* out = workbook_add_worksheet(workbook, title.c_str());
    if (out == nullptr) return unfit(sheet, 0, 0).value();
    if (auto error = SheetWriter(sheet, out, bold).write()) return error;
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> write_xlsx(const std::vector<Sheet>& sheets) {
  const MemoryFile file;
  lxw_workbook* workbook = file.is_open() ? workbook_new(file.path().c_str()) : nullptr;
  if (workbook == nullptr) return fail(Exit::io, "xlsx-not-written");
  const std::optional<Error> error = fill(workbook, sheets);
  const bool is_written = workbook_close(workbook) == LXW_NO_ERROR;
  if (error) return tl::unexpected<Error>(*error);
  std::optional<std::string> bytes = is_written ? file.content() : std::nullopt;
  if (!bytes || bytes->empty()) return fail(Exit::io, "xlsx-not-written");
  return *std::move(bytes);
}

}  // namespace mentor
