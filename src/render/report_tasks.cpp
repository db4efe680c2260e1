#include "report_tasks.h"

#include <algorithm>
#include <map>

#include "mentor/base/text.h"
#include "mentor/render/diagnostics.h"
#include "mentor/render/reports.h"
#include "mentor/render/write.h"

namespace mentor {
namespace {

// More than these are told by their number alone.
constexpr std::size_t named_at_most = 3;

// One task put into words: what, of whom, and how.
class TaskPen {
 public:
  TaskPen(const ReportPen& pen, const CuratorTask& task, TaskCommands commands)
      : pen_(pen),
        words_(pen.words),
        task_(task),
        shows_commands_(commands == TaskCommands::show) {}

  [[nodiscard]] std::string text() const {
    std::string text = what();
    const std::string whom = those_not_named();
    if (!whom.empty()) text += ": " + whom;
    return shows_commands_ ? text + " — " + how() : text;
  }

 private:
  [[nodiscard]] std::int64_t count() const {
    return static_cast<std::int64_t>(task_.people.size());
  }
  [[nodiscard]] std::string named(const doc::Reference& one) const {
    return shown(one, words_.language());
  }
  [[nodiscard]] std::string people() const {
    std::vector<std::string> names;
    for (const PersonId id : task_.people)
      names.push_back(named(pen_.person(id)));
    return join(names, ", ");
  }
  [[nodiscard]] std::string form() const { return pen_.form(task_.form).text; }

  // Whom the words of the task do not name by themselves.
  [[nodiscard]] std::string those_not_named() const {
    switch (task_.kind) {
      case CuratorTaskKind::take_down:
      case CuratorTaskKind::settle_member:
      case CuratorTaskKind::school_finished:
      case CuratorTaskKind::answer_call:
      case CuratorTaskKind::clear_mentors:
      case CuratorTaskKind::ask_mentee:
      case CuratorTaskKind::collect_feedback:
      case CuratorTaskKind::renew_clearance:
        return {};
      default:
        break;
    }
    if (task_.pair && task_.kind != CuratorTaskKind::renew_consent) {
      const std::string code = named(pen_.pair(*task_.pair));
      return task_.people.empty() ? code : code + " (" + people() + ")";
    }
    return task_.people.size() > named_at_most ? std::string() : people();
  }

  [[nodiscard]] std::string how() const {
    if (task_.kind == CuratorTaskKind::settle_completed) {
      return words_.tr("{0} or {1}", task_.command, "mentor match " + task_.form.text);
    }
    if (task_.kind == CuratorTaskKind::school_finished) {
      return words_.tr("{0} or {1}", task_.command,
                       "mentor person move " + mentor::text(task_.people.front()) + " --class " +
                           words_.tr("graduate"));
    }
    return task_.command;
  }

  // The question whose answer is missing, as the mentee's questionnaire asks it.
  [[nodiscard]] std::string question() const {
    for (const auto& [id, card] : pen_.programme.questionnaires) {
      const bool asks = card.purpose == Purpose::intake && card.role == Respondent::mentee &&
                        (card.forms.empty() || std::find(card.forms.begin(), card.forms.end(),
                                                         task_.form) != card.forms.end());
      if (!asks) continue;
      for (const Question& each : card.questions)
        if (each.fact == task_.what && !each.text.empty()) return each.text;
    }
    if (task_.what == "class" || task_.what == "grade") return words_.tr("class");
    const auto rules = pen_.programme.matching.forms.find(task_.form);
    if (rules == pen_.programme.matching.forms.end()) return task_.what;
    for (const Criterion& each : rules->second.criteria)
      if (each.mentee == task_.what && !each.say.empty()) return each.say;
    return task_.what;
  }

  // The title that the task of a plan was given last.
  [[nodiscard]] std::string task_title() const {
    std::string title;
    for (const Entry& entry : pen_.programme.journal) {
      if (entry.event != EventKind::task || subject_pair(entry) != task_.pair) continue;
      if (text_of(entry, "id") != task_.what) continue;
      if (const std::string told = text_of(entry, "title"); !told.empty()) title = told;
    }
    return title;
  }

  // Nothing to ask: the rules compare classes, and these people have none.
  [[nodiscard]] std::string without_class() const {
    if (task_.classless == Classless::no_number)
      return words_.plural(
          "The rules ask for the number of a class, and {0} mentee has none ({1}): no mentor can "
          "be "
          "found but by a pin or another rule in matching.yaml",
          "The rules ask for the number of a class, and {0} mentees have none ({1}): no mentor can "
          "be found but by a pin or another rule in matching.yaml",
          count(), people());
    return words_.plural(
        "The rules ask for a class, and {0} mentee is a grown-up without one ({1}): no mentor can "
        "be found but by a pin or another rule in matching.yaml",
        "The rules ask for a class, and {0} mentees are grown-ups without one ({1}): no mentor can "
        "be found but by a pin or another rule in matching.yaml",
        count(), people());
  }

  [[nodiscard]] std::string silent() const {
    if (task_.classless != Classless::no) return without_class();
    if (task_.people.size() > 1) {
      return words_.plural(
          "{0} mentee has not answered “{1}”, and without it no mentor can be found",
          "{0} mentees have not answered “{1}”, and without it no mentor can be "
          "found",
          count(), question());
    }
    return words_.tr(
        "{0}: no answer to “{1}”, and without it no mentor can be found: ask, and write it down",
        people(), question());
  }

  [[nodiscard]] std::string call() const {
    const std::string text =
        words_.plural("Talk to {} person who asks for the curator in the feedback",
                      "Talk to {} people who ask for the curator in the feedback", count());
    return shows_commands_ ? text + ": " + people() : text;
  }

  [[nodiscard]] std::string at_age() const {
    if (!task_.due) {
      return words_.tr("Ask for a new consent: since the last one {} years may have been reached",
                       task_.what);
    }
    return words_.tr("Ask for a new consent: {0} years were reached on {1}, after the last one",
                     task_.what, shown(*task_.due, words_.language()));
  }

  [[nodiscard]] std::string of_pair() const {
    switch (task_.kind) {
      case CuratorTaskKind::settle_member:
        return task_.what == "left"
                   ? words_.tr("{0} has left, but {1} counts them still", people(),
                               named(pen_.pair(*task_.pair)))
                   : words_.tr("{0} has withdrawn the consent, but {1} counts them still", people(),
                               named(pen_.pair(*task_.pair)));
      case CuratorTaskKind::talk_to_pair:
        return words_.tr("Talk to the pair");
      case CuratorTaskKind::log_meeting:
        return words_.tr("Find out about meetings and record them");
      case CuratorTaskKind::finish_task: {
        const std::string title = task_title();
        return title.empty() ? words_.tr("Ask about the task {} of the plan", task_.what)
                             : words_.tr("Ask about the task “{}” of the plan", title);
      }
      case CuratorTaskKind::renew_consent:
        return words_.tr("Renew the consent '{}'", consent_title(task_.what, words_));
      case CuratorTaskKind::renew_clearance:
        return words_.tr("Renew the paper '{}' of the mentor {}, or replace the mentor",
                         value_in_words(words_, "kind", task_.what), people());
      default:
        return words_.tr("Sum up and close the pair, or extend it");
    }
  }

  [[nodiscard]] std::string of_search() const {
    switch (task_.kind) {
      case CuratorTaskKind::clear_mentors:
        return words_.tr(
            "Nobody can be matched in {}: no mentor with a free place has the paper '{}' in force: "
            "{}",
            form(), value_in_words(words_, "kind", task_.what), people());
      case CuratorTaskKind::ask_mentee:
        return silent();
      case CuratorTaskKind::match_form:
        return words_.plural("Find a mentor: {} mentee is ready and waits",
                             "Find mentors: {} mentees are ready and wait", count());
      case CuratorTaskKind::settle_completed:
        return words_.plural(
            "{0} mentee has completed a pair of {1} and is enrolled still: let them leave, or "
            "match "
            "anew",
            "{0} mentees have completed a pair of {1} and are enrolled still: let them leave, or "
            "match anew",
            count(), form());
      case CuratorTaskKind::plan_search:
        return words_.plural("Plan the next step of the search: waiting for {} day",
                             "Plan the next step of the search: waiting for {} days", task_.days);
      default:
        return words_.tr("Choose the form of mentoring");
    }
  }

  [[nodiscard]] std::string what() const {
    switch (task_.kind) {
      case CuratorTaskKind::take_down:
        return words_.tr(
            "Take the publication {} down, or the name off it: {} has no valid consent", task_.what,
            people());
      case CuratorTaskKind::school_finished:
        return words_.tr("{}: school is finished; decide whether they leave, or stay as a mentor",
                         people());
      case CuratorTaskKind::answer_call:
        return call();
      case CuratorTaskKind::renew_at_age:
        return at_age();
      case CuratorTaskKind::collect_feedback:
        return words_.plural("Collect {0} missing answer for {1}",
                             "Collect {0} missing answers for {1}", count(),
                             period_title(pen_.programme, task_.what));
      case CuratorTaskKind::destroy_data:
        return words_.tr("Destroy the personal data: there is no consent to keep them");
      case CuratorTaskKind::collect_consents:
        return words_.plural("Collect consents: {} person lacks one",
                             "Collect consents: {} people lack one", count());
      case CuratorTaskKind::train_mentors:
        return words_.plural("Train {} mentor", "Train {} mentors", count());
      case CuratorTaskKind::late_step:
        return words_.plural("Step {1} of the roadmap is {0} day late",
                             "Step {1} of the roadmap is {0} days late", task_.days, task_.what);
      default:
        break;
    }
    return task_.pair ? of_pair() : of_search();
  }

  const ReportPen& pen_;
  const Words& words_;
  const CuratorTask& task_;
  bool shows_commands_;
};

}  // namespace

doc::Tasks task_list(const std::vector<CuratorTask>& tasks, const ReportPen& pen,
                     TaskCommands commands) {
  const Words& words = pen.words;
  doc::Tasks list{"tasks", words.tr("What to do next"), {}, words.tr("Nothing to do.")};
  for (const CuratorTask& each : tasks) {
    doc::Task task{std::string(id_of(each.kind)), {}, each.due, pen.people(each.people)};
    if (each.pair) task.about.insert(task.about.begin(), pen.pair(*each.pair));
    // A birthday is no day by which something is due.
    if (each.kind == CuratorTaskKind::renew_at_age) task.due.reset();
    task.text = TaskPen(pen, each, commands).text();
    list.tasks.push_back(std::move(task));
  }
  return list;
}

void keep_to_a_screen(Document& status, const Words& words) {
  constexpr std::int64_t shown_of_a_kind = 3;
  for (doc::Block& block : status.blocks) {
    auto* list = std::get_if<doc::Tasks>(&block);
    if (list == nullptr) continue;
    std::map<std::string, std::int64_t> of_kind;
    for (const doc::Task& task : list->tasks)
      ++of_kind[task.id];
    std::map<std::string, std::int64_t> seen;
    std::vector<doc::Task> kept;
    for (doc::Task& task : list->tasks) {
      const std::int64_t more = of_kind[task.id] - shown_of_a_kind;
      const std::int64_t number = ++seen[task.id];
      // One task more takes no more room than the line that would tell of it.
      if (number > shown_of_a_kind && more > 1) {
        if (number > shown_of_a_kind + 1) continue;
        task = {task.id,
                words.plural("and {} more like it — mentor status --format markdown",
                             "and {} more like these — mentor status --format markdown", more),
                {},
                {}};
      }
      kept.push_back(std::move(task));
    }
    list->tasks = std::move(kept);
  }
}

}  // namespace mentor
