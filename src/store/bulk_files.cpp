#include "bulk_files.h"

#include <algorithm>

#include "decode.h"
#include "line_items.h"
#include "shapes.h"

namespace mentor {
namespace {

std::string month_of(Date date) {
  return iso(date).substr(0, 7);
}

void check_months(const std::string& path, const std::vector<Entry>& entries, BulkFile& out) {
  const auto first = parse_iso_date(stem_of(path) + "-01");
  if (!first) {
    out.unreadable.push_back(error_at({path, 0, 0}, "journal-file-name", {{"path", path}}));
    return;
  }
  for (const Entry& entry : entries) {
    if (entry.date.year() == first->year() && entry.date.month() == first->month()) continue;
    out.findings.push_back(error_at({path, static_cast<int>(entry.place.line), 0},
                                    "entry-wrong-month",
                                    {{"date", iso(entry.date)}, {"right", month_of(entry.date)}}));
  }
}

// A line has one entry at most: the vector is made once, and hardly larger than need be.
std::size_t lines_of(std::string_view bytes) {
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
}

bool read_lines(const std::string& bytes, const SourceFile& file, TextPool& texts,
                std::vector<Entry>& entries) {
  entries.reserve(lines_of(bytes));
  Findings wrong;
  return each_line_item(bytes, file.path, [&](const Node& item, std::uint32_t line) {
    Entry entry;
    if (!decode_entry(item, file, texts, entry, wrong)) return false;
    entry.place.line = line;
    entries.push_back(std::move(entry));
    return true;
  });
}

// False when there is no tree.
bool read_tree(std::string bytes, const SourceFile& file, TextPool& texts, BulkFile& out) {
  CardReader tree;
  const auto read =
      tree.read(std::move(bytes), file, FileKind::journal, out.unreadable, Reader::strict);
  if (!read) return false;
  const Node* root = read->root;
  const std::span<const Node> items = root == nullptr ? std::span<const Node>() : root->items();
  out.entries.reserve(items.size());
  for (const Node& item : items) {
    Entry entry;
    if (decode_entry(item, file, texts, entry, out.unreadable)) {
      out.entries.push_back(std::move(entry));
    }
  }
  return true;
}

BulkFile read_journal(std::string bytes, const SourceFile& file, Reader reader) {
  BulkFile out;
  TextPool texts;
  if (reader == Reader::strict || !read_lines(bytes, file, texts, out.entries)) {
    out.entries.clear();
    if (!read_tree(std::move(bytes), file, texts, out)) return out;
  }
  check_months(file.path, out.entries, out);
  sort_journal(out.entries);  // here, where it costs the one who waits least
  return out;
}

Answer answer_of(const Node& item, const SourceFile& file, const QuestionnaireId& questionnaire) {
  Answer answer = decode_answer(item, file);
  answer.questionnaire = questionnaire;
  return answer;
}

bool read_lines(const std::string& bytes, const SourceFile& file, const QuestionnaireId& id,
                std::vector<Answer>& answers) {
  static const Shape shape = *shape_of(FileKind::answers).inner;
  return each_line_item(bytes, file.path, [&](const Node& item, std::uint32_t line) {
    if (!validate(item, shape, file.path).empty()) return false;
    answers.push_back(answer_of(item, file, id));
    answers.back().place.line = line;
    return true;
  });
}

BulkFile read_answers(std::string bytes, const SourceFile& file, Reader reader) {
  BulkFile out;
  const QuestionnaireId id{stem_of(file.path)};
  if (reader == Reader::fast && read_lines(bytes, file, id, out.answers)) return out;
  out.answers.clear();
  CardReader tree;
  const auto read =
      tree.read(std::move(bytes), file, FileKind::answers, out.unreadable, Reader::strict);
  if (!read || read->root == nullptr) return out;
  for (const Node& item : read->root->items())
    out.answers.push_back(answer_of(item, file, id));
  return out;
}

}  // namespace

BulkFile read_bulk_file(std::string bytes, const SourceFile& file, FileKind kind, Reader reader) {
  return kind == FileKind::journal ? read_journal(std::move(bytes), file, reader)
                                   : read_answers(std::move(bytes), file, reader);
}

}  // namespace mentor
