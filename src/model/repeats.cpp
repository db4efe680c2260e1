#include "mentor/model/repeats.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "canonical.h"
#include "mentor/base/text.h"

namespace mentor {
namespace {

// Of two entries told at once: whether they say the same, whenever they were entered.
bool says_again(const Entry& a, const Entry& b) {
  const auto is_equal = [](const Field& one, const Field& other) {
    return is_same(one.key, other.key) && one.value == other.value;
  };
  return a.by == b.by && a.note == b.note &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), is_equal);
}

std::string fact_of(Entry entry) {
  entry.noted.reset();
  return canonical_text(entry);
}

// Entries told at once: of each the first that says the same.
class FirstTold {
 public:
  explicit FirstTold(std::span<const Entry> together) : together_(together) {}

  const Entry& of(const Entry& entry) {
    if (together_.size() > few) return *by_fact_.try_emplace(fact_of(entry), &entry).first->second;
    return *std::find_if(together_.begin(), together_.end(),
                         [&](const Entry& each) { return says_again(each, entry); });
  }

 private:
  static constexpr std::size_t few = 16;  // are looked at one by one sooner than made into texts
  std::span<const Entry> together_;
  std::map<std::string, const Entry*> by_fact_;
};

std::size_t end_of_told_at_once(const std::vector<Entry>& journal, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < journal.size() && told_at_once(journal[begin], journal[end]))
    ++end;
  return end;
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
  if (a.event != EventKind::meeting || !told_at_once(a, b)) return false;
  if (view_of(a, "kind") != view_of(b, "kind")) return false;
  const std::string topic = fold(text_of(a, "topic"));
  const std::string other = fold(text_of(b, "topic"));
  return topic.empty() || other.empty() || topic == other;
}

std::vector<Repeat> take_out_repeats(std::vector<Entry>& journal) {
  std::vector<Repeat> repeats;
  std::vector<std::size_t> gone;
  for (std::size_t begin = 0, end = 0; begin < journal.size(); begin = end) {
    end = end_of_told_at_once(journal, begin);
    if (end - begin == 1) continue;
    FirstTold first({journal.data() + begin, end - begin});
    for (std::size_t i = begin; i < end; ++i) {
      const Entry& known = first.of(journal[i]);
      if (&known == &journal[i]) continue;
      repeats.push_back({journal[i].place, known.place});
      gone.push_back(i);
    }
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
    return told_at_once(known, entry) && says_again(known, entry);
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
