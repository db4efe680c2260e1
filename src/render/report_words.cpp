#include "report_words.h"

#include <array>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/render/diagnostics.h"
#include "numbers.h"

namespace mentor {
namespace {

struct Title {
  std::string_view id;
  std::string_view english;
};

constexpr std::array measures{
    Title{"people.mentees", TR_NOOP("mentees")},
    Title{"people.mentors", TR_NOOP("mentors")},
    Title{"consents.mentees", TR_NOOP("mentees with all consents")},
    Title{"consents.mentors", TR_NOOP("mentors with all consents")},
    Title{"base.baseline", TR_NOOP("mentees measured before the pair began")},
    Title{"mentors.selected", TR_NOOP("mentors who passed the selection")},
    Title{"mentors.trained", TR_NOOP("mentors who were trained")},
    Title{"pairs.active", TR_NOOP("pairs and groups at work")},
    Title{"pairs.mentees", TR_NOOP("mentees in pairs")},
    Title{"unmatched", TR_NOOP("without a pair")},
    Title{"unmatched.ready", TR_NOOP("without a pair, ready")},
    Title{"unmatched.not_ready", TR_NOOP("without a pair, not ready")},
    Title{"meetings.held", TR_NOOP("meetings held")},
    Title{"meetings.minutes", TR_NOOP("minutes of meetings")},
    Title{"meetings.untimed", TR_NOOP("meetings whose length is not written down")},
    Title{"meetings.first", TR_NOOP("pairs whose first meeting was in time")},
    Title{"meetings.sequence", TR_NOOP("pairs whose meetings follow the order")},
    Title{"plans.exist", TR_NOOP("pairs with a goal and a plan")},
    Title{"plans.done", TR_NOOP("tasks of the plans done")},
    Title{"feedback.answered", TR_NOOP("answered the feedback questionnaire")},
    Title{"feedback.answered.mentees", TR_NOOP("of them mentees")},
    Title{"feedback.answered.mentors", TR_NOOP("of them mentors")},
    Title{"satisfaction.mentees", TR_NOOP("satisfied mentees")},
    Title{"satisfaction.mentors", TR_NOOP("satisfied mentors")},
    Title{"quality", TR_NOOP("points of the curator's checklist")},
    Title{"contingent.pupils_10_19", TR_NOOP("mentees of all pupils aged 10 to 19")},
    Title{"contingent.pupils_15_19", TR_NOOP("mentors of all pupils aged 15 to 19")},
    Title{"contingent.teachers_young", TR_NOOP("mentees of all young teachers")},
    Title{"contingent.enterprises", TR_NOOP("enterprises that gave mentors")},
    Title{"pipeline", TR_NOOP("mentors who were mentees in earlier years")},
    Title{"roadmap.done", TR_NOOP("steps of the roadmap done")},
    Title{"roadmap.late", TR_NOOP("steps of the roadmap that are late")},
};

constexpr std::array kinds{
    Title{"organising", TR_NOOP("organising")}, Title{"trial", TR_NOOP("trial")},
    Title{"planning", TR_NOOP("planning")},     Title{"regular", TR_NOOP("regular")},
    Title{"final", TR_NOOP("final")},           Title{"consultation", TR_NOOP("consultation")},
};

constexpr std::array axes{
    Title{"satisfaction", TR_NOOP("satisfaction")},
    Title{"comfort", TR_NOOP("comfort")},
    Title{"motivation", TR_NOOP("motivation")},
    Title{"competence", TR_NOOP("competence")},
    Title{"growth", TR_NOOP("growth")},
    Title{"academic", TR_NOOP("academic results")},
};

constexpr std::array consents{
    Title{"processing", TR_NOOP("processing of personal data")},
    Title{"distribution", TR_NOOP("publication of personal data")},
    Title{"photo", TR_NOOP("photo and video")},
};

template <std::size_t N>
std::string titled(const std::array<Title, N>& titles, std::string_view id, const Words& words) {
  for (const Title& title : titles) {
    if (title.id == id) return words.tr(title.english);
  }
  return std::string(id);
}

bool cut(std::string_view& id, std::string_view start) {
  if (!id.starts_with(start) || id.size() == start.size()) return false;
  id.remove_prefix(start.size());
  return true;
}

std::string axis_of_role(std::string_view tail, const Words& words) {
  for (const auto& [end, english] : {std::pair{".mentees", TR_NOOP("{}, mentees")},
                                     std::pair{".mentors", TR_NOOP("{}, mentors")}}) {
    if (!tail.ends_with(end)) continue;
    tail.remove_suffix(std::string_view(end).size());
    return words.tr(english, axis_title(tail, words));
  }
  return axis_title(tail, words);
}

std::string fit_text(const Reason& reason, const Words& words) {
  if (reason.what == "poor") return words.tr("the pair does not suit them (a poor fit)");
  return words.tr("doubts whether the pair suits them, said twice");
}

std::string consent_text(const Reason& reason, const Words& words) {
  const std::string kind = consent_title(reason.what, words);
  if (!reason.date) return words.tr("the consent '{}' was withdrawn", kind);
  const std::string date = render::date_text(*reason.date, words.language());
  if (reason.value < 0) return words.tr("the consent '{}' ended on {}", kind, date);
  return words.tr("the consent '{}' ends on {}", kind, date);
}

std::string clearance_text(const Reason& reason, const Words& words) {
  const std::string date = render::date_text(*reason.date, words.language());
  const std::string who = text(reason.people.front());
  const std::string paper = value_in_words(words, "kind", reason.what);
  if (reason.value < 0) return words.tr("the paper '{}' of {} ended on {}", paper, who, date);
  return words.tr("the paper '{}' of {} ends on {}", paper, who, date);
}

}  // namespace

std::string_view id_of(Health health) {
  static constexpr std::string_view ids[] = {"closed",  "paused",    "stalled", "needs-call",
                                             "closing", "too-early", "on-track"};
  return ids[static_cast<std::size_t>(health)];
}

std::string_view id_of(HealthRule rule) {
  static constexpr std::string_view ids[] = {
      "first-meeting",  "quiet",           "fit", "rating", "risk", "task-late", "feedback-missing",
      "consent-ending", "clearance-ending"};
  return ids[static_cast<std::size_t>(rule)];
}

std::string_view id_of(SupportState state) {
  static constexpr std::string_view ids[] = {"none", "opened", "contact", "closed"};
  return ids[static_cast<std::size_t>(state)];
}

std::string_view id_of(Role role) {
  return role == Role::mentor ? "mentor" : "mentee";
}

std::string measure_title(std::string_view id, const Words& words) {
  std::string_view tail = id;
  if (cut(tail, "meetings.held.")) return words.tr("meetings: {}", titled(kinds, tail, words));
  tail = id;
  if (cut(tail, "meetings.minutes.")) {
    return words.tr("minutes: {}", titled(kinds, tail, words));
  }
  tail = id;
  if (cut(tail, "feedback.axis.")) return axis_of_role(tail, words);
  tail = id;
  if (cut(tail, "influence.")) return words.tr("before and after: {}", axis_title(tail, words));
  return titled(measures, id, words);
}

std::string axis_title(std::string_view axis, const Words& words) {
  return titled(axes, axis, words);
}

std::string consent_title(std::string_view kind, const Words& words) {
  return titled(consents, kind, words);
}

std::string post_title(std::string_view post, const Words& words) {
  return value_in_words(words, "post", post);
}

std::string period_title(const Programme& programme, const std::string& id) {
  const auto period = find_period(programme, id, Date{});
  return !period || period->period.title.empty() ? id : period->period.title;
}

std::string period_title(const PeriodOfYear& period) {
  return period.period.title.empty() ? period.period.id : period.period.title;
}

std::string health_title(Health health, const Words& words) {
  return value_in_words(words, "health", id_of(health));
}

std::string support_title(SupportState state, const Words& words) {
  static constexpr std::string_view titles[] = {TR_NOOP("none"), TR_NOOP("opened"),
                                                TR_NOOP("in contact"), TR_NOOP("support closed")};
  return words.tr(titles[static_cast<std::size_t>(state)]);
}

std::string record_title(EventKind kind, const Words& words) {
  switch (kind) {
    case EventKind::training:
      return words.tr("training");
    case EventKind::outreach:
      return words.tr("outreach");
    case EventKind::publication:
      return words.tr("publication");
    case EventKind::award:
      return words.tr("award");
    default:
      return words.tr("event");
  }
}

std::string reason_text(const Reason& reason, const Words& words, const Programme& programme) {
  switch (reason.rule) {
    case HealthRule::first_meeting:
      return words.plural("no first meeting for {0} day (limit {1})",
                          "no first meeting for {0} days (limit {1})", reason.value, reason.limit);
    case HealthRule::quiet:
      return words.plural("no meeting for {0} day (limit {1})",
                          "no meeting for {0} days (limit {1})", reason.value, reason.limit);
    case HealthRule::fit:
      return fit_text(reason, words);
    case HealthRule::rating:
      return words.tr("the pair was rated {} of 10", reason.value);
    case HealthRule::risk:
      return reason.what.empty() ? words.tr("red risk") : words.tr("red risk: {}", reason.what);
    case HealthRule::task_late:
      return words.plural("the task {1} is {0} day late", "the task {1} is {0} days late",
                          reason.value, reason.what);
    case HealthRule::feedback_missing:
      return words.tr("no feedback for {}", period_title(programme, reason.what));
    case HealthRule::consent_ending:
      return consent_text(reason, words);
    case HealthRule::clearance_ending:
      return clearance_text(reason, words);
  }
  return {};
}

std::string missing_text(const std::string& missing, const Words& words) {
  std::string_view kind = missing;
  if (cut(kind, "consent:")) return words.tr("no consent: {}", consent_title(kind, words));
  if (missing == "baseline") return words.tr("not measured before the pair");
  return missing;
}

}  // namespace mentor
