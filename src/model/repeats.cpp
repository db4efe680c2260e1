#include "mentor/model/repeats.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "mentor/base/text.h"

namespace mentor {
namespace {

std::string fact_of(Entry entry) {
  entry.noted.reset();
  return canonical_text(entry);
}

std::string values_of(const Answer& answer) {
  std::string all = answer.about;
  for (const auto& [question, value] : answer.values)
    all += '\x1e' + question + '\x1f' + join(value.values, "\x1f");
  return all;
}

}  // namespace

bool told_at_once(const Entry& a, const Entry& b) {
  return a.date == b.date && a.event == b.event && a.at == b.at && a.subject == b.subject;
}

bool may_be_one_meeting(const Entry& a, const Entry& b) {
  return a.event == EventKind::meeting && told_at_once(a, b) &&
         view_of(a, "kind") == view_of(b, "kind") &&
         fold(text_of(a, "topic")) == fold(text_of(b, "topic"));
}

std::vector<Repeat> take_out_repeats(std::vector<Entry>& journal) {
  std::vector<Repeat> repeats;
  std::map<std::string, Place> first;  // of those told at once with the entry
  std::vector<std::size_t> gone;
  for (std::size_t i = 0; i < journal.size(); ++i) {
    const Entry& entry = journal[i];
    const bool joins = i > 0 && told_at_once(journal[i - 1], entry);
    if (!joins) first.clear();
    if (!joins && (i + 1 == journal.size() || !told_at_once(entry, journal[i + 1]))) continue;
    const auto [known, fresh] = first.try_emplace(fact_of(entry), entry.place);
    if (fresh) continue;
    repeats.push_back({entry.place, known->second});
    gone.push_back(i);
  }
  if (gone.empty()) return repeats;
  std::size_t index = 0;
  std::erase_if(
      journal, [&](const Entry&) { return std::binary_search(gone.begin(), gone.end(), index++); });
  return repeats;
}

void drop_known(const Programme& programme, std::vector<Entry>& added) {
  const std::vector<Entry>& journal = programme.journal;
  std::vector<Entry> kept;
  const auto is_said = [&](const Entry& known, const Entry& entry) {
    return told_at_once(known, entry) && fact_of(known) == fact_of(entry);
  };
  for (Entry& entry : added) {
    auto known = std::lower_bound(journal.begin(), journal.end(), entry.date,
                                  [](const Entry& each, Date date) { return each.date < date; });
    while (known != journal.end() && known->date == entry.date && !is_said(*known, entry))
      ++known;
    const bool in_journal = known != journal.end() && known->date == entry.date;
    const bool in_added = std::any_of(kept.begin(), kept.end(),
                                      [&](const Entry& each) { return is_said(each, entry); });
    if (!in_journal && !in_added) kept.push_back(std::move(entry));
  }
  added = std::move(kept);
}

std::vector<Repeat> take_out_repeats(std::vector<Answer>& answers) {
  using Row = std::tuple<QuestionnaireId, std::string, std::string, std::string>;
  std::map<Row, Place> first;
  std::vector<Repeat> repeats;
  std::erase_if(answers, [&](const Answer& answer) {
    if (answer.person || answer.source.empty()) return false;
    const Row row{answer.questionnaire, answer.period, answer.source, values_of(answer)};
    const auto [known, fresh] = first.try_emplace(row, answer.place);
    if (!fresh) repeats.push_back({answer.place, known->second});
    return !fresh;
  });
  return repeats;
}

}  // namespace mentor
