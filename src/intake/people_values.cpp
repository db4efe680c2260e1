#include "people_values.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/model/ids.h"
#include "mentor/state/people.h"

namespace mentor::intake {
namespace {

using Tie = std::vector<PersonId>;

std::optional<int> small_number(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

class PeopleReader {
 public:
  PeopleReader(const Reading& reading, const Question& question, const Row& row,
               std::vector<CellIssue>& issues)
      : reading_(reading), question_(question), row_(row), issues_(issues) {}

  std::optional<AnswerValue> read() {
    for (const QuestionColumn& each : in_order())
      read_column(each);
    std::sort(placed_.begin(), placed_.end());
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (i == 0 || placed_[i].first != placed_[i - 1].first) ties_.emplace_back();
      ties_.back().push_back(placed_[i].second);
    }
    if (ties_.empty()) return std::nullopt;
    return as_value();
  }

 private:
  // «Выбор [1]», «Выбор [2]» by their numbers; other columns as the questionnaire lists them.
  std::vector<QuestionColumn> in_order() const {
    std::vector<QuestionColumn> columns = reading_.columns.questions.at(question_.id);
    std::stable_sort(
        columns.begin(), columns.end(), [](const QuestionColumn& a, const QuestionColumn& b) {
          return small_number(a.option).value_or(0) < small_number(b.option).value_or(0);
        });
    return columns;
  }

  void read_column(const QuestionColumn& column) {
    column_ = column.column;
    const std::string& text = cell(row_, column.column);
    if (is_blank(text)) return;
    if (column.option.empty() || small_number(column.option)) return read_cell(text);
    read_place(column.option, text);
  }

  void read_cell(const std::string& text) {
    for (const std::string& part : split(text, question_.split + "\n\r")) {
      Tie tie;
      for (const std::string& typed : split(part, "=")) {
        if (const auto person = allowed(typed)) tie.push_back(*person);
      }
      if (!tie.empty()) ties_.push_back(std::move(tie));
    }
  }

  // A column per person: the cell is a place in a ranking, a tick among refusals.
  void read_place(const std::string& typed, const std::string& text) {
    if (question_.type == QuestionType::refusals) {
      const auto yes = read_yes_no(text);
      if (!yes) return reject(yes.error().message);
      const auto person = *yes ? allowed(typed) : std::nullopt;
      if (person) ties_.push_back({*person});
      return;
    }
    const auto place = small_number(squeeze(text));
    if (!place || *place < 1) return reject({"place-unknown", {{"value", squeeze(text)}}});
    if (const auto person = allowed(typed)) placed_.emplace_back(*place, *person);
  }

  std::optional<PersonId> allowed(const std::string& typed) {
    const auto person = reading_.people.identify(typed);
    if (!person) {
      reject(person.error().message);
      return std::nullopt;
    }
    if (!seen_.insert(*person).second) {
      reject({"choice-repeated", {{"value", typed}}});
      return std::nullopt;
    }
    if (!has_role(*person, typed)) return std::nullopt;
    return *person;
  }

  bool has_role(PersonId id, const std::string& typed) {
    if (reading_.questionnaire.purpose != Purpose::ballot) return true;
    const bool by_mentor = reading_.questionnaire.role == Respondent::mentor;
    const Role role = by_mentor ? Role::mentee : Role::mentor;
    const PersonState* person = find_person(reading_.state, id);
    const bool ever = person != nullptr && ever_took_part(*person, role);
    const std::vector<Arg> args = {{"value", typed}, {"role", by_mentor ? "mentee" : "mentor"}};
    if (!ever) {
      reject({"choice-without-role", args});
      return false;
    }
    if (!takes_part(reading_.state, id, role)) {
      issues_.push_back(
          issue_at(reading_.table, row_, column_, Severity::warning, {"choice-left", args}));
    }
    return true;
  }

  void reject(Message message) {
    issues_.push_back(issue_at(reading_.table, row_, column_, Severity::error, std::move(message)));
  }

  AnswerValue as_value() const {
    AnswerValue value{{}, true};
    for (const Tie& tie : ties_) {
      std::vector<std::string> codes;
      for (const PersonId person : tie)
        codes.push_back(text(person));
      value.values.push_back(join(codes, "="));
    }
    return value;
  }

  const Reading& reading_;
  const Question& question_;
  const Row& row_;
  std::vector<CellIssue>& issues_;
  std::size_t column_ = 0;
  std::vector<Tie> ties_;
  std::vector<std::pair<int, PersonId>> placed_;
  std::set<PersonId> seen_;
};

}  // namespace

std::optional<AnswerValue> read_people(const Reading& reading, const Question& question,
                                       const Row& row, std::vector<CellIssue>& issues) {
  return PeopleReader(reading, question, row, issues).read();
}

}  // namespace mentor::intake
