#include "mentor/intake/import.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "drafts.h"
#include "enrol.h"
#include "mentor/base/sha256.h"
#include "mentor/base/text.h"
#include "mentor/model/ids.h"
#include "mentor/state/answers.h"
#include "slash_dates.h"
#include "untaken.h"

namespace mentor {
namespace {

using intake::Draft;
using intake::Drafts;

/// Of the answers with the same key only the newest counts.
struct AnswerKey {
  PersonId person;
  std::string year;
  std::string period;
  friend auto operator<=>(const AnswerKey&, const AnswerKey&) = default;
};

// Two answers without a person are the same when everything that they say is.
std::string row_digest(const Draft& draft) {
  std::string told = draft.about + '\x1e' + draft.period;
  if (draft.timed) told += '\x1e' + iso(draft.moment.date) + ' ' + draft.moment.time;
  for (const auto& [question, value] : draft.values)
    told += '\x1e' + question + '\x1f' + join(value.values, "\x1f");
  return "sha256:" + sha256_hex(told);
}

bool newer(const Draft& a, const Draft& b) {
  return std::tie(a.moment, a.row) > std::tie(b.moment, b.row);
}

// An answer of the folder as far as new ones are compared with it.
struct Recorded {
  Moment newest{};
  std::vector<const Answer*> answers;
};

// To the minute: one export tells the seconds, another of the same form does not.
std::string_view minute_of(std::string_view time) {
  return time.substr(0, 5);
}

// Which of two seconds of one minute was first counts only where both are told.
bool is_same_moment(const Answer& answer, const Moment& moment) {
  if (answer.date != moment.date) return false;
  const std::string_view at = answer.at;
  const bool seconds_told = at.size() > 5 && moment.time.size() > 5;
  return seconds_told ? at == moment.time : minute_of(at) == minute_of(moment.time);
}

class Settler {
 public:
  Settler(const State& state, const PrivateCards* cards, const Questionnaire& questionnaire,
          const Table& table, Drafts drafts)
      : state_(state),
        cards_(cards),
        questionnaire_(questionnaire),
        table_(table),
        drafts_(std::move(drafts)) {
    for (const Answer& answer : state.programme->answers)
      record(answer);
  }

  TablePlan run() {
    intake::hand_out_codes(next_person_id(*state_.programme, cards_), drafts_);
    std::map<AnswerKey, std::vector<const Draft*>> groups;
    for (const Draft& draft : drafts_.drafts) {
      if (draft.person) {
        groups[key_of(*draft.person, draft.period, draft.moment.date)].push_back(&draft);
        told_of_[*draft.person].push_back(&draft);
        note_first_day(draft);
      } else {
        settle_anonymous(draft);
      }
    }
    for (auto& [key, group] : groups)
      settle_group(key, group);
    plan_.rows = std::move(drafts_.rows);
    plan_.counts = count(plan_.rows);
    put_in_order();
    return std::move(plan_);
  }

 private:
  void record(const Answer& answer) {
    if (answer.questionnaire != questionnaire_.id) return;
    if (!answer.person) {
      known_rows_.insert(answer.source);
      return;
    }
    if (!answer.source.empty()) by_row_.emplace(answer.source, &answer);
    Recorded& recorded = recorded_[key_of(*answer.person, answer.period, answer.date)];
    recorded.newest = std::max(recorded.newest, Moment{answer.date, answer.at});
    recorded.answers.push_back(&answer);
  }

  [[nodiscard]] AnswerKey key_of(PersonId person, const std::string& period, Date date) const {
    const Programme& programme = *state_.programme;
    return {person, year_of_answer(programme, period, date, questionnaire_.phase), period};
  }

  void note_first_day(const Draft& draft) {
    const auto [at, fresh] = first_day_.try_emplace(*draft.person, draft.moment.date);
    if (!fresh) at->second = std::min(at->second, draft.moment.date);
  }

  RowVerdict& verdict_of(const Draft& draft) { return drafts_.rows[draft.row]; }

  // Equal rows are different people: the second of them has a number behind its digest. Whichever
  // clone of the folder reads the table, a row is the same answer.
  void settle_anonymous(const Draft& draft) {
    const std::string digest = row_digest(draft);
    const int number = ++digests_[digest];
    const std::string source = number == 1 ? digest : digest + " " + std::to_string(number);
    if (known_rows_.contains(source)) {
      verdict_of(draft).fate = RowFate::unchanged;
      return;
    }
    Answer answer = answer_of(draft);
    answer.at.clear();
    answer.source = source;
    plan_.answers.push_back(std::move(answer));
  }

  void settle_group(const AnswerKey& key, std::vector<const Draft*>& group) {
    std::sort(group.begin(), group.end(),
              [](const Draft* a, const Draft* b) { return newer(*a, *b); });
    const Draft& winner = *group.front();
    for (std::size_t i = 1; i < group.size(); ++i)
      supersede_by(winner, *group[i]);
    const bool enrolled = winner.enrolment && enrol(winner);
    RowVerdict& verdict = verdict_of(winner);
    verdict.fate = enrolled ? RowFate::added : RowFate::unchanged;
    if (winner.enrolment) {
      for (Message& message : intake::untaken(state_, cards_, questionnaire_, winner))
        verdict.issues.push_back({Severity::warning, {}, {}, std::move(message)});
    }
    if (winner.enrolment && !winner.is_new) tell_left(winner, verdict);
    if (winner.values.empty() || intake::is_list(questionnaire_)) return;
    const auto known = recorded_.find(key);
    if (known != recorded_.end() && is_recorded(winner, known->second)) {
      tell_newer(winner, known->second);
      return;
    }
    if (const Answer* line = answer_of_row(winner)) {
      tell_known_row(winner, *line);
      return;
    }
    if (known == recorded_.end()) {
      verdict.fate = RowFate::added;
    } else if (winner.timed && is_older(winner, known->second)) {
      if (!enrolled) supersede(winner, 0, {"answer-older", {}});
      return;
    } else if (!enrolled) {
      verdict.fate = RowFate::changed;
      if (const Answer* line = answer_of_moment(winner, known->second)) {
        tell_line(winner, *line, "answer-told-otherwise");
      }
    }
    plan_.answers.push_back(answer_of(winner));
  }

  // What a row of before does not do has to be said, or the curator looks for it.
  void tell_left(const Draft& draft, RowVerdict& verdict) const {
    const auto left =
        intake::left_since(state_, *draft.person, *draft.enrolment, first_day_.at(*draft.person));
    if (!left) return;
    verdict.issues.push_back(
        {Severity::note,
         {},
         {},
         {"row-of-leaver",
          {{"person", text(*draft.person)},
           {"left", iso(*left)},
           {"command", intake::enrolling_command(*draft.person, *draft.enrolment)}}}});
  }

  // Whoever corrects an answer back has to hear that another one counts. A row with a time of its
  // own says itself that it is an old one.
  void tell_newer(const Draft& draft, const Recorded& recorded) {
    if (draft.timed) return;
    const auto newest = std::max_element(
        recorded.answers.begin(), recorded.answers.end(), [](const Answer* a, const Answer* b) {
          return std::tie(a->date, a->at) < std::tie(b->date, b->at);
        });
    if ((*newest)->values == draft.values) return;
    verdict_of(draft).issues.push_back(
        {Severity::warning, {}, {}, {"answer-known-not-newest", {{"date", iso((*newest)->date)}}}});
  }

  // What this very row became when it was read before; somebody has corrected it since, or it would
  // say what the row says. nullptr when it was never read.
  [[nodiscard]] const Answer* answer_of_row(const Draft& draft) const {
    const auto found = by_row_.find(source_of(draft));
    return found == by_row_.end() ? nullptr : found->second;
  }

  static bool is_older(const Draft& draft, const Recorded& recorded) {
    return draft.moment < recorded.newest && answer_of_moment(draft, recorded) == nullptr;
  }

  // The row of another table that tells the same moment otherwise: one of the two was corrected.
  static const Answer* answer_of_moment(const Draft& draft, const Recorded& recorded) {
    if (!draft.timed) return nullptr;
    const auto found =
        std::find_if(recorded.answers.begin(), recorded.answers.end(),
                     [&](const Answer* answer) { return is_same_moment(*answer, draft.moment); });
    return found == recorded.answers.end() ? nullptr : *found;
  }

  void tell_known_row(const Draft& draft, const Answer& answer) {
    const bool other_period = answer.person == draft.person && answer.period != draft.period;
    if (!other_period) return tell_line(draft, answer, "answer-corrected-by-hand");
    verdict_of(draft).issues.push_back({Severity::warning,
                                        {},
                                        {},
                                        {"answer-of-other-period",
                                         {{"file", where(*state_.programme, answer.place).file},
                                          {"known", answer.period},
                                          {"period", draft.period}}}});
  }

  void tell_line(const Draft& draft, const Answer& answer, const char* id) {
    const Where told = where(*state_.programme, answer.place);
    verdict_of(draft).issues.push_back(
        {Severity::warning, {}, {}, {id, {{"line", told.file + ":" + std::to_string(told.line)}}}});
  }

  static bool is_recorded(const Draft& draft, const Recorded& recorded) {
    return std::any_of(recorded.answers.begin(), recorded.answers.end(), [&](const Answer* answer) {
      // One that had the time of another answer was written with a later time of that day.
      const bool same_time =
          !draft.timed || (answer->date == draft.moment.date &&
                           minute_of(answer->at) >= minute_of(draft.moment.time));
      return same_time && answer->values == draft.values;
    });
  }

  void supersede_by(const Draft& winner, const Draft& draft) {
    const Row& row = table_.rows[winner.row];
    const bool newer = winner.timed && draft.timed;
    // What a reader can look up: the line of the file, where it has lines.
    const int shown = row.line != 0 ? row.line : row.number;
    supersede(
        draft, row.number,
        {newer ? "row-superseded" : "row-superseded-untimed", {{"by", std::to_string(shown)}}});
    const std::string& own = draft.seen.who.school_class;
    const std::string& other = winner.seen.who.school_class;
    if (own.empty() || other.empty() || own == other) return;
    verdict_of(draft).issues.push_back(
        {Severity::warning,
         {},
         {},
         {"superseded-class-differs", {{"value", own}, {"other", other}}}});
  }

  void supersede(const Draft& draft, int by_row, Message message) {
    RowVerdict& verdict = verdict_of(draft);
    verdict.fate = RowFate::superseded;
    verdict.superseded_by = by_row;
    verdict.issues.push_back({Severity::note, {}, {}, std::move(message)});
  }

  // Who somebody is does not grow old as an answer does: what the newest row leaves out of it is
  // taken from the newest row that tells it.
  [[nodiscard]] Draft completed(const Draft& newest) const {
    Draft whole = newest;
    std::vector<const Draft*> told = told_of_.at(*newest.person);
    std::sort(told.begin(), told.end(),
              [](const Draft* a, const Draft* b) { return newer(*a, *b); });
    const auto fill = [](auto& own, const auto& other) {
      if (own.empty()) own = other;
    };
    for (const Draft* each : told) {
      intake::Seen& own = whole.seen;
      const intake::Seen& other = each->seen;
      fill(own.who.name.patronymic, other.who.name.patronymic);
      fill(own.who.school_class, other.who.school_class);
      if (!own.who.birth_date) own.who.birth_date = other.who.birth_date;
      fill(own.organisation, other.organisation);
      fill(own.post, other.post);
      fill(own.emails, other.emails);
      fill(own.phones, other.phones);
    }
    return whole;
  }

  // True when the folder gets something: a card, a role, a form.
  bool enrol(const Draft& draft) {
    if (!seen_.insert(*draft.person).second) return false;
    if (draft.is_new) {
      const Draft whole = completed(draft);
      plan_.people.push_back(intake::person_card(whole, draft.enrolment->category));
      plan_.cards.push_back(intake::private_card(whole));
    }
    auto entries =
        intake::role_entries(state_, *draft.person, *draft.enrolment, first_day_.at(*draft.person));
    const bool any = !entries.empty();
    for (Entry& entry : entries) {
      put_capacity(entry, draft);
      plan_.entries.push_back(std::move(entry));
    }
    return any;
  }

  void put_capacity(Entry& entry, const Draft& draft) const {
    if (entry.event != EventKind::enrolled || draft.enrolment->role != Role::mentor) return;
    if (const auto places = intake::places_told(questionnaire_, draft)) {
      put(entry, "capacity", {*places});
    }
  }

  [[nodiscard]] std::string source_of(const Draft& draft) const {
    return "sha256:" + table_.digest + " row " + std::to_string(table_.rows[draft.row].number);
  }

  Answer answer_of(const Draft& draft) const {
    Answer answer;
    answer.questionnaire = questionnaire_.id;
    answer.date = draft.moment.date;
    answer.at = draft.moment.time;
    answer.person = draft.person;
    answer.about = draft.about;
    answer.period = draft.period;
    answer.phase = questionnaire_.phase;
    answer.source = source_of(draft);
    answer.values = draft.values;
    return answer;
  }

  void put_in_order() {
    const auto by_code = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(plan_.people.begin(), plan_.people.end(), by_code);
    std::sort(plan_.cards.begin(), plan_.cards.end(), by_code);
    sort_journal(plan_.entries);
    const auto order = [](const Answer& a) { return std::tie(a.date, a.at, a.person, a.source); };
    std::stable_sort(plan_.answers.begin(), plan_.answers.end(),
                     [&](const Answer& a, const Answer& b) { return order(a) < order(b); });
  }

  const State& state_;
  const PrivateCards* cards_;
  const Questionnaire& questionnaire_;
  const Table& table_;
  Drafts drafts_;
  std::map<AnswerKey, Recorded> recorded_;
  std::map<std::string, const Answer*> by_row_;  // the folder's, by their sources
  std::set<std::string> known_rows_;             // sources of the folder's anonymous answers
  std::map<std::string, int> digests_;           // how often each has come in the table
  std::map<PersonId, Date> first_day_;
  std::map<PersonId, std::vector<const Draft*>> told_of_;
  std::set<PersonId> seen_;
  TablePlan plan_;
};

std::vector<std::string> respondent_headers(const Questionnaire& questionnaire) {
  const RespondentColumns& own = questionnaire.respondent;
  std::vector<std::string> headers;
  for (const auto* each : {&own.code, &own.name, &own.family, &own.given})
    headers.insert(headers.end(), each->begin(), each->end());
  return headers;
}

std::optional<Error> unusable(const Questionnaire& questionnaire, const Table& table,
                              const ColumnMap& columns) {
  const Where where{table.file, table.header_row, 0};
  const auto has = [&](Mark mark) { return columns.marks.contains(mark); };
  const bool people = has(Mark::code) || has(Mark::name) || has(Mark::family);
  if (!people && !questionnaire.anonymous && questionnaire.purpose != Purpose::request) {
    return Error{{"respondent-columns-missing",
                  {{"questionnaire", questionnaire.id.text},
                   {"wanted", join(respondent_headers(questionnaire), "; ")}}},
                 where,
                 Exit::usage};
  }
  if (columns.questions.empty() && !intake::is_list(questionnaire)) {
    return Error{{"question-columns-missing", {{"questionnaire", questionnaire.id.text}}},
                 where,
                 Exit::usage};
  }
  return std::nullopt;
}

std::vector<std::size_t> dated_columns(const Questionnaire& questionnaire,
                                       const ColumnMap& columns) {
  std::vector<std::size_t> dated;
  for (const Mark mark : {Mark::time, Mark::birth_date}) {
    const auto found = columns.marks.find(mark);
    if (found == columns.marks.end()) continue;
    dated.insert(dated.end(), found->second.begin(), found->second.end());
  }
  for (const auto& [id, sources] : columns.questions) {
    const Question* question = find_question(questionnaire, id);
    if (question == nullptr || question->type != QuestionType::date) continue;
    for (const auto& source : sources)
      dated.push_back(source.column);
  }
  return dated;
}

}  // namespace

Result<TablePlan> plan_import(const State& state, const PrivateCards* cards,
                              const Questionnaire& questionnaire, const Table& table,
                              const ImportOptions& options) {
  const ColumnMap columns = map_columns(questionnaire, table);
  if (auto error = unusable(questionnaire, table, columns)) {
    return tl::unexpected<Error>(std::move(*error));
  }
  Findings notes = columns.notes;
  Table read = table;
  intake::settle_slash_dates(read, dated_columns(questionnaire, columns), notes);
  Drafts drafts = intake::draft_rows(state, cards, questionnaire, read, options);
  std::set<std::string> texts = std::move(drafts.texts);
  TablePlan plan = Settler(state, cards, questionnaire, read, std::move(drafts)).run();
  plan.texts = std::move(texts);
  plan.notes = std::move(notes);
  return plan;
}

}  // namespace mentor
