#include "named_texts.h"

#include <algorithm>
#include <utility>

#include "mentor/base/text.h"

namespace mentor::intake {
namespace {

// The column that holds the answer, where several may.
std::size_t answered_in(const Reading& reading, const Row& row, const std::string& question) {
  const auto& columns = reading.columns.questions.at(question);
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const QuestionColumn& each) {
    return !squeeze(cell(row, each.column)).empty();
  });
  return found == columns.end() ? columns.front().column : found->column;
}

}  // namespace

std::vector<std::string> texts_of(const Draft& draft) {
  std::vector<std::string> texts = {squeeze(draft.seen.organisation), squeeze(draft.seen.post)};
  for (const auto& [id, value] : draft.values) {
    for (const std::string& text : value.values)
      texts.push_back(squeeze(text));
  }
  std::erase(texts, "");
  texts.push_back(squeeze(join(texts, ", ")));
  return texts;
}

void refuse_names(const Reading& reading, const Row& row, const Draft& draft,
                  const NamesInCells& names, std::vector<CellIssue>& issues) {
  if (names.empty()) return;
  const auto named = [&](const std::string& text) {
    const auto found = names.find(squeeze(text));
    return found == names.end() ? nullptr : &found->second;
  };
  const std::size_t before = issues.size();
  for (const auto& [mark, text] : {std::pair(Mark::organisation, draft.seen.organisation),
                                   std::pair(Mark::post, draft.seen.post)}) {
    if (const Message* why = named(text))
      issues.push_back(issue_of(reading, row, mark, Severity::error, *why));
  }
  for (const auto& [id, value] : draft.values) {
    for (const std::string& text : value.values) {
      const Message* why = named(text);
      if (why == nullptr) continue;
      const std::size_t column = answered_in(reading, row, id);
      issues.push_back(issue_at(reading.table, row, column, Severity::error, *why));
    }
  }
  const Message* together = named(texts_of(draft).back());
  if (together != nullptr && issues.size() == before)
    issues.push_back({Severity::error, {}, {}, *together});
}

}  // namespace mentor::intake
