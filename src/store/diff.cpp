#include <fmt/format.h>

#include <algorithm>

#include "mentor/store/edits.h"

namespace mentor {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// One run of lines that differ, between what both have in common at the begin and at the end.
struct Hunk {
  std::size_t first = 0;    // lines in common before it
  std::size_t removed = 0;  // lines of the old text
  std::size_t added = 0;    // lines of the new text
};

Hunk hunk_between(const Lines& old_lines, const Lines& new_lines) {
  Hunk hunk;
  const std::size_t shorter = std::min(old_lines.size(), new_lines.size());
  while (hunk.first < shorter && old_lines[hunk.first] == new_lines[hunk.first])
    ++hunk.first;
  std::size_t last = 0;
  while (last < shorter - hunk.first &&
         old_lines[old_lines.size() - 1 - last] == new_lines[new_lines.size() - 1 - last])
    ++last;
  hunk.removed = old_lines.size() - hunk.first - last;
  hunk.added = new_lines.size() - hunk.first - last;
  return hunk;
}

void put_line(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t count) {
  const std::size_t shown = count == 0 ? begin : begin + 1;
  return count == 1 ? fmt::format("{}", shown) : fmt::format("{},{}", shown, count);
}

void put_hunk(std::string& out, const Lines& old_lines, const Lines& new_lines, const Hunk& hunk) {
  const std::size_t begin = hunk.first - std::min(hunk.first, context);
  const std::size_t old_end = hunk.first + hunk.removed;
  const std::size_t after = std::min(context, old_lines.size() - old_end);
  out += fmt::format("@@ -{} +{} @@\n", range(begin, old_end - begin + after),
                     range(begin, hunk.first + hunk.added - begin + after));
  for (std::size_t i = begin; i < hunk.first; ++i)
    put_line(out, ' ', old_lines[i]);
  for (std::size_t i = hunk.first; i < old_end; ++i)
    put_line(out, '-', old_lines[i]);
  for (std::size_t i = hunk.first; i < hunk.first + hunk.added; ++i)
    put_line(out, '+', new_lines[i]);
  for (std::size_t i = old_end; i < old_end + after; ++i)
    put_line(out, ' ', old_lines[i]);
}

// What was written down in confidence is not shown, even to say that it goes.
bool is_in_confidence(const FileEdit& edit) {
  return edit.before && edit.path.starts_with("private/");
}

}  // namespace

std::string diff_text(const std::vector<FileEdit>& edits) {
  std::string out;
  for (const FileEdit& edit : edits) {
    if (edit.before == edit.after) continue;
    out += "--- " + (edit.before ? "a/" + edit.path : std::string("/dev/null")) + "\n";
    out += "+++ " + (edit.after ? "b/" + edit.path : std::string("/dev/null")) + "\n";
    const Lines old_lines = lines_of(edit.before ? std::string_view(*edit.before) : "");
    const Lines new_lines = lines_of(edit.after ? std::string_view(*edit.after) : "");
    if (old_lines == new_lines || is_in_confidence(edit)) continue;
    put_hunk(out, old_lines, new_lines, hunk_between(old_lines, new_lines));
  }
  return out;
}

}  // namespace mentor
