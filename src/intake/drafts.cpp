#include "drafts.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "destroyed.h"
#include "list_questions.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/withdrawals.h"
#include "named_texts.h"
#include "row_shape.h"

namespace mentor::intake {
namespace {

using Issues = std::vector<CellIssue>;

bool has_error(const Issues& issues) {
  return std::any_of(issues.begin(), issues.end(),
                     [](const CellIssue& each) { return each.severity == Severity::error; });
}

std::optional<Role> role_of(Respondent respondent) {
  if (respondent == Respondent::mentee) return Role::mentee;
  if (respondent == Respondent::mentor) return Role::mentor;
  return std::nullopt;
}

std::string_view word(Role role) {
  return role == Role::mentee ? "mentee" : "mentor";
}

// Whoever has come back since the day has not left for good.
bool has_left(const PersonState& person, Role role, Date day) {
  return ever_took_part(person, role) &&
         std::all_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) {
                       return each.role != role || (each.left && *each.left <= day);
                     });
}

class Drafter {
 public:
  Drafter(const State& state, const PrivateCards* cards, const Questionnaire& questionnaire,
          const Table& table, const ImportOptions& options)
      : state_(state),
        questionnaire_(questionnaire),
        table_(table),
        options_(options),
        people_(state, cards),
        destroyed_(state, questionnaire, table),
        columns_(map_columns(questionnaire, table)),
        classes_(known_classes(state, table, columns_)),
        next_(next_person_id(*state.programme, cards)) {}

  Drafts run() {
    out_.rows.resize(table_.rows.size());
    for (const std::size_t index : in_order_of_names())
      read(index);
    keep_out_other_rows();
    std::sort(out_.drafts.begin(), out_.drafts.end(),
              [](const Draft& a, const Draft& b) { return a.row < b.row; });
    return std::move(out_);
  }

 private:
  // Who comes in first decides whom later rows of the name may mean. So it is not the first row but
  // whoever tells most of themselves, then the name: the order of rows changes nothing.
  [[nodiscard]] std::vector<std::size_t> in_order_of_names() const {
    const Reading reading{state_, people_, questionnaire_, table_, columns_};
    std::vector<std::tuple<bool, bool, bool, std::string, std::string, std::string, std::size_t>>
        order;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      Issues untold;
      const Sighting who =
          options_.enroll ? read_seen(reading, table_.rows[i], classes_, untold).who : Sighting();
      const std::string born = who.birth_date ? iso(*who.birth_date) : "";
      order.emplace_back(who.school_class.empty(), born.empty(), who.name.patronymic.empty(),
                         name_key(who.name), who.school_class, born, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> rows;
    for (const auto& each : order)
      rows.push_back(std::get<std::size_t>(each));
    return rows;
  }

  void read(std::size_t index) {
    const Row& row = table_.rows[index];
    RowVerdict verdict{row.number, row.line, RowFate::rejected, {}, {}, 0};
    if (auto reason = why_nobody(table_, row)) {
      verdict.fate = RowFate::skipped;
      verdict.issues.push_back({Severity::note, {}, {}, std::move(*reason)});
    } else {
      report_shape(row, verdict.issues);
      Draft draft = drafted(index, verdict.issues);
      verdict.person = draft.person;
      if (!has_error(verdict.issues)) {
        verdict.fate = RowFate::added;
        for (std::string& text : texts_of(draft))
          out_.texts.insert(std::move(text));
        out_.drafts.push_back(std::move(draft));
      }
    }
    out_.rows[index] = std::move(verdict);
  }

  void report_shape(const Row& row, Issues& issues) const {
    report_beyond_header(table_, row, issues);
    for (const auto& [mark, columns] : columns_.marks) {
      if (mark != Mark::email && mark != Mark::phone) {
        report_difference(table_, row, columns, issues);
      }
    }
  }

  void report_broken(const Row& row, Issues& issues) const {
    for (const Mark mark : {Mark::organisation, Mark::post}) {
      const auto found = columns_.marks.find(mark);
      if (found != columns_.marks.end()) report_broken_cells(table_, row, found->second, issues);
    }
    for (const auto& [id, columns] : columns_.questions) {
      for (const QuestionColumn& each : columns)
        report_broken_cells(table_, row, {each.column}, issues);
    }
  }

  Draft drafted(std::size_t index, Issues& issues) {
    const Row& row = table_.rows[index];
    const Reading reading{state_, people_, questionnaire_, table_, columns_};
    Draft draft;
    draft.row = index;
    if (!questionnaire_.anonymous) draft.seen = read_seen(reading, row, classes_, issues);
    const auto moment = read_time(reading, row, issues);
    draft.timed = moment.has_value();
    draft.moment = moment.value_or(Moment{state_.day, {}});
    draft.values = read_values(reading, row, issues);
    report_broken(row, issues);
    refuse_names(reading, row, draft, options_.names, issues);
    draft.enrolment = enrolment_of_row(draft, issues);
    draft.period = period_of(draft.moment.date, issues);
    if (questionnaire_.anonymous) {
      draft.about = read_about(reading, row, classes_, issues);
    } else {
      recognise(reading, row, draft, issues);
      refuse_choice_of_self(draft, issues);
      refuse_wanted_and_refused(draft, issues);
    }
    if (draft.values.empty() && !options_.enroll && !has_error(issues)) {
      issues.push_back({Severity::error, {}, {}, {"answer-empty", {}}});
    }
    return draft;
  }

  std::string period_of(Date date, Issues& issues) const {
    if (!options_.period.empty() || questionnaire_.purpose != Purpose::feedback) {
      return options_.period;
    }
    for (const PeriodOfYear& each : all_periods(*state_.programme, "feedback")) {
      if (each.period.from <= date && date <= each.period.to) return each.id();
    }
    // Answers of the holidays are of the period that has just ended.
    if (const auto ended = last_ended(*state_.programme, "feedback", date)) return ended->id();
    issues.push_back({Severity::error, {}, {}, {"period-unknown", {{"value", iso(date)}}}});
    return {};
  }

  std::optional<Enrolment> enrolment_of_row(const Draft& draft, Issues& issues) const {
    if (!options_.enroll) return std::nullopt;
    Enrolment enrolment = *options_.enroll;
    if (is_list(questionnaire_)) read_enrolment(state_.programme->card, draft, enrolment);
    if (!enrolment.category.empty()) return enrolment;
    const Form* form = find_form(state_.programme->card, enrolment.form);
    const bool mentee = enrolment.role == Role::mentee;
    if (form != nullptr && !(mentee ? form->mentees : form->mentors).empty()) {
      enrolment.category = (mentee ? form->mentees : form->mentors).front();
    } else {
      issues.push_back(
          {Severity::error, {}, {}, {"enroll-category", {{"form", enrolment.form.text}}}});
    }
    return enrolment;
  }

  static Mark mark_of(const Seen& seen, const Reading& reading) {
    if (!seen.who.code.empty()) return Mark::code;
    return reading.columns.marks.contains(Mark::name) ? Mark::name : Mark::family;
  }

  void recognise(const Reading& reading, const Row& row, Draft& draft, Issues& issues) {
    const Sighting& who = draft.seen.who;
    const bool nameless = name_key(who.name).empty();
    if (who.code.empty() && nameless) {
      if (questionnaire_.purpose != Purpose::request && !has_error(issues)) {
        issues.push_back(issue_of(reading, row, mark_of(draft.seen, reading), Severity::error,
                                  {"respondent-empty", {}}));
      }
      return keep_class(draft);
    }
    const auto report = [&](Severity severity, Message message) {
      issues.push_back(
          issue_of(reading, row, mark_of(draft.seen, reading), severity, std::move(message)));
    };
    const auto found = people_.recognise(who);
    if (!found) return report(Severity::error, found.error().message);
    const bool stranger = !found->has_value();
    const auto owner =
        stranger ? destroyed_.owner_of_answer(draft) : destroyed_.owner_of_row(draft);
    if (owner && (stranger || **found != *owner)) {
      if (stranger) kept_out_.push_back(who);
      return report(Severity::error, row_of_destroyed(*owner));
    }
    if (found->has_value()) {
      draft.person = **found;
      draft.is_new = new_people_.contains(**found);
      if (!draft.is_new) check_known(reading, row, draft, issues);
      return;
    }
    if (questionnaire_.purpose == Purpose::request) return keep_class(draft);
    if (!options_.enroll) return report(Severity::error, unknown(who));
    if (who.name.given.empty() || is_initial(who.name.given)) {
      return report(Severity::error, {"name-incomplete", {{"value", full_name(who.name)}}});
    }
    if (has_error(issues)) return;
    if (auto remark = destroyed_.likeness(draft)) {
      if (remark->message.id == "row-like-destroyed") kept_out_.push_back(who);
      report(remark->severity, std::move(remark->message));
      if (has_error(issues)) return;
    }
    if (!names_.insert(name_key(who.name)).second) {
      report(Severity::warning, {"namesake-enrolled", {{"value", full_name(who.name)}}});
    }
    bring_in(draft);
  }

  // Whoever answered twice has two rows, and the folder one answer: the other row is theirs too.
  void keep_out_other_rows() {
    std::erase_if(out_.drafts, [&](const Draft& draft) {
      const Sighting& who = draft.seen.who;
      const bool theirs =
          draft.is_new &&
          std::any_of(kept_out_.begin(), kept_out_.end(), [&](const Sighting& each) {
            const bool other_birth =
                each.birth_date && who.birth_date && each.birth_date != who.birth_date;
            return !other_birth && names_agree(each.name, who.name);
          });
      if (!theirs) return false;
      RowVerdict& verdict = out_.rows[draft.row];
      verdict.fate = RowFate::rejected;
      verdict.person.reset();
      verdict.issues.push_back({Severity::error, {}, {}, {"row-beside-destroyed", {}}});
      return true;
    });
  }

  void refuse_choice_of_self(const Draft& draft, Issues& issues) const {
    if (!draft.person || questionnaire_.purpose != Purpose::ballot) return;
    const std::string own = text(*draft.person);
    // Who has no such role is told what is wrong first of all.
    for (CellIssue& each : issues) {
      if (each.message.id != "choice-without-role") continue;
      const auto named = people_.identify(arg(each.message, "value"));
      if (named && *named == *draft.person) each.message = {"choice-of-self", {{"value", own}}};
    }
    for (const auto& [question, value] : draft.values) {
      for (const std::string& tie : value.values) {
        const auto codes = split(tie, "=");
        if (std::find(codes.begin(), codes.end(), own) == codes.end()) continue;
        issues.push_back({Severity::error,
                          table_.header[columns_.questions.at(question).front().column],
                          own,
                          {"choice-of-self", {{"value", own}}}});
      }
    }
  }

  // Two questions of one row: the people ranked, and those refused.
  void refuse_wanted_and_refused(const Draft& draft, Issues& issues) const {
    const std::set<std::string> ranked = named_in(draft, QuestionType::ranking);
    for (const auto& [id, value] : draft.values) {
      if (find_question(questionnaire_, id)->type != QuestionType::refusals) continue;
      for (const std::string& tie : value.values) {
        for (const std::string& code : split(tie, "=")) {
          if (!ranked.contains(code)) continue;
          issues.push_back({Severity::error,
                            table_.header[columns_.questions.at(id).front().column],
                            code,
                            {"choice-wanted-and-refused", {{"value", code}}}});
        }
      }
    }
  }

  std::set<std::string> named_in(const Draft& draft, QuestionType type) const {
    std::set<std::string> codes;
    for (const auto& [id, value] : draft.values) {
      if (find_question(questionnaire_, id)->type != type) continue;
      for (const std::string& tie : value.values) {
        for (const std::string& code : split(tie, "="))
          codes.insert(code);
      }
    }
    return codes;
  }

  // A request of somebody who is not in the base yet says at most from which class it comes.
  static void keep_class(Draft& draft) { draft.about = draft.seen.who.school_class; }

  Message unknown(const Sighting& who) const {
    const auto near = people_.identify(full_name(who.name));
    std::vector<Arg> args = {{"value", full_name(who.name)}, {"nearest", ""}};
    if (!near) args[1].value = arg(near.error().message, "nearest");
    return {"person-unknown", std::move(args)};
  }

  void bring_in(Draft& draft) {
    draft.person = PersonId{next_.number + static_cast<std::uint32_t>(new_people_.size())};
    draft.is_new = true;
    new_people_.insert(*draft.person);
    people_.add(*draft.person, draft.seen.who);
  }

  // Everything about somebody known that a secretary would stop at.
  void check_known(const Reading& reading, const Row& row, const Draft& draft, Issues& issues) {
    const auto report = [&](Mark mark, Severity severity, Message message) {
      issues.push_back(issue_of(reading, row, mark, severity, std::move(message)));
    };
    const Mark mark = mark_of(draft.seen, reading);
    const std::string label = people_.label(*draft.person);
    const PersonState* person = find_person(state_, *draft.person);
    if (person == nullptr)
      return report(mark, Severity::error, {"person-later", {{"person", label}}});
    if (person->forgotten) {
      return report(mark, Severity::error, {"person-forgotten", {{"person", label}}});
    }
    check_standing(*person, draft, [&](Severity severity, Message message) {
      message.args.push_back({"person", label});
      report(mark, severity, std::move(message));
    });
    const std::string& typed = draft.seen.who.school_class;
    if (!typed.empty() && !person->school_class.empty() && typed != person->school_class) {
      report(Mark::school_class, Severity::warning,
             {"class-differs",
              {{"value", typed}, {"known", person->school_class}, {"person", label}}});
    }
    const FullName* name = people_.name_of(*draft.person);
    const bool both = name != nullptr && !name_key(draft.seen.who.name).empty();
    if (both && !draft.seen.who.code.empty() && !names_agree(*name, draft.seen.who.name)) {
      report(Mark::code, Severity::error,
             {"code-of-other",
              {{"value", draft.seen.who.code},
               {"name", full_name(draft.seen.who.name)},
               {"person", label}}});
    }
  }

  void check_standing(const PersonState& person, const Draft& draft, const auto& report) {
    if (has_withdrawn(state_, person.id)) {
      report(Severity::error, Message{"person-withdrew-consent", {}});
    }
    const auto role =
        draft.enrolment ? std::optional(draft.enrolment->role) : role_of(questionnaire_.role);
    if (!role) return;
    const std::vector<Arg> args = {{"role", std::string(word(*role))}};
    if (!ever_took_part(person, *role)) {
      if (!options_.enroll && questionnaire_.purpose != Purpose::request) {
        report(Severity::error, Message{"person-without-role", args});
      }
      return;
    }
    if (!has_left(person, *role, draft.moment.date)) return;
    const bool after = questionnaire_.purpose == Purpose::outcome && !options_.enroll;
    report(after ? Severity::warning : Severity::error, Message{"person-left", args});
  }

  const State& state_;
  const Questionnaire& questionnaire_;
  const Table& table_;
  const ImportOptions& options_;
  People people_;
  Destroyed destroyed_;
  ColumnMap columns_;
  std::set<std::string> classes_;
  PersonId next_;
  std::set<PersonId> new_people_;
  std::set<std::string> names_;     ///< of the new people
  std::vector<Sighting> kept_out_;  ///< people of rows that would bring back who was destroyed
  Drafts out_;
};

}  // namespace

bool is_list(const Questionnaire& questionnaire) {
  return questionnaire.id.empty();
}

Drafts draft_rows(const State& state, const PrivateCards* cards, const Questionnaire& questionnaire,
                  const Table& table, const ImportOptions& options) {
  return Drafter(state, cards, questionnaire, table, options).run();
}

}  // namespace mentor::intake
