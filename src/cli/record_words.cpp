#include "record_words.h"

#include <algorithm>

#include "event_words.h"
#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

bool is_step(const Session& session, const std::string& word) {
  for (const Stage& stage : session.programme().roadmap.stages) {
    for (const Step& step : stage.steps) {
      if (step.id.text == word) return true;
    }
  }
  return false;
}

SubjectKind kind_of(const Subject& subject) {
  if (std::holds_alternative<PersonId>(subject)) return SubjectKind::person;
  if (std::holds_alternative<PairId>(subject)) return SubjectKind::pair;
  if (std::holds_alternative<Boxed<StepId>>(subject)) return SubjectKind::step;
  return SubjectKind::programme;
}

std::string word_for(const Words& words, SubjectKind kind) {
  switch (kind) {
    case SubjectKind::person:
      return words.tr("a person");
    case SubjectKind::pair:
      return words.tr("a pair");
    case SubjectKind::step:
      return words.tr("a step of the roadmap");
    case SubjectKind::programme:
      return words.tr("the whole programme");
  }
  return {};
}

tl::unexpected<Error> unknown_event(const std::string& typed) {
  return fail(Exit::usage, "event-unknown",
              {{"event", typed}, {"near", nearest(typed, event_names())}});
}

}  // namespace

std::vector<std::string> event_names() {
  std::vector<std::string> names;
  for (const EventSpec& spec : event_table()) {
    const std::string name(spec.name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

bool is_event(const std::string& typed) {
  const auto names = event_names();
  return std::find(names.begin(), names.end(), event_meant(typed)) != names.end();
}

Result<Subject> subject_of(Session& session, const std::string& typed) {
  const bool looks_like_pair = fold(typed).starts_with("pair") || fold(typed).starts_with("пара");
  if (looks_like_pair) {
    const auto pair = session.pair(typed);
    if (!pair) return tl::unexpected<Error>(pair.error());
    return Subject{*pair};
  }
  if (is_step(session, typed)) return Subject{StepId{typed}};
  const auto person = session.person(typed);
  if (!person) return tl::unexpected<Error>(person.error());
  return Subject{*person};
}

Result<const EventSpec*> event_of(const Words& words, const std::string& typed,
                                  const Subject& subject) {
  const std::string word = event_meant(typed);
  if (const EventSpec* spec = find_event(word, kind_of(subject))) return spec;
  if (!is_event(word)) return unknown_event(typed);
  std::string wanted;
  for (const EventSpec& spec : event_table()) {
    if (spec.name != word) continue;
    if (!wanted.empty()) wanted += ", ";
    wanted += word_for(words, spec.subject);
  }
  return fail(Exit::usage, "event-other-subject",
              {{"event", word}, {"wanted", wanted}, {"given", word_for(words, kind_of(subject))}});
}

Result<void> check_event(const std::string& typed) {
  if (is_event(typed)) return {};
  return unknown_event(typed);
}

}  // namespace mentor::cli
