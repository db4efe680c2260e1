// Arguments that stand for a known word of the program: a role, a kind of consent, a cause.

#include <algorithm>
#include <array>

#include "mentor/base/date.h"
#include "mentor/base/text.h"
#include "mentor/render/diagnostics.h"
#include "mentor/render/meant_words.h"
#include "numbers.h"

namespace mentor {
namespace {

struct KnownWord {
  std::string_view name;
  std::string_view value;
  const char* english;
};

constexpr std::array known_words{
    KnownWord{"role", "mentor", TR_NOOP("mentor")},
    KnownWord{"role", "mentee", TR_NOOP("mentee")},
    KnownWord{"signed_by", "self", TR_NOOP("themselves")},
    KnownWord{"signed_by", "representative", TR_NOOP("a representative")},
    KnownWord{"kind", "processing", TR_NOOP("processing of personal data")},
    KnownWord{"kind", "distribution", TR_NOOP("publication of personal data")},
    KnownWord{"kind", "photo", TR_NOOP("photo and video")},
    KnownWord{"detail", "processing", TR_NOOP("processing of personal data")},
    KnownWord{"detail", "distribution", TR_NOOP("publication of personal data")},
    KnownWord{"detail", "photo", TR_NOOP("photo and video")},
    KnownWord{"kind", "organising", TR_NOOP("organising")},
    KnownWord{"kind", "trial", TR_NOOP("trial")},
    KnownWord{"kind", "planning", TR_NOOP("planning")},
    KnownWord{"kind", "regular", TR_NOOP("regular")},
    KnownWord{"kind", "final", TR_NOOP("final")},
    KnownWord{"kind", "consultation", TR_NOOP("consultation")},
    KnownWord{"source", "class-teacher", TR_NOOP("the class teacher")},
    KnownWord{"source", "psychologist", TR_NOOP("a psychologist")},
    KnownWord{"source", "social-worker", TR_NOOP("a social worker")},
    KnownWord{"source", "parent", TR_NOOP("a parent")},
    KnownWord{"source", "personnel-file", TR_NOOP("the personnel file")},
    KnownWord{"source", "methodical-work", TR_NOOP("methodical work")},
    KnownWord{"source", "attestation", TR_NOOP("attestation")},
    KnownWord{"source", "professional-standard", TR_NOOP("the professional standard")},
    KnownWord{"source", "diagnostic-talk", TR_NOOP("a diagnostic talk")},
    KnownWord{"source", "career-test", TR_NOOP("a career test")},
    KnownWord{"source", "inside", TR_NOOP("own")},
    KnownWord{"source", "outside", TR_NOOP("from outside")},
    KnownWord{"state", "opened", TR_NOOP("opened")},
    KnownWord{"state", "contact", TR_NOOP("in contact")},
    KnownWord{"state", "closed", TR_NOOP("support closed")},
    KnownWord{"standing", "ready", TR_NOOP("ready")},
    KnownWord{"standing", "not-ready", TR_NOOP("consent missing")},
    KnownWord{"standing", "paired", TR_NOOP("in a pair")},
    KnownWord{"standing", "left", TR_NOOP("left")},
    KnownWord{"standing", "planned", TR_NOOP("not begun")},
    KnownWord{"standing", "active", TR_NOOP("works")},
    KnownWord{"standing", "paused", TR_NOOP("paused")},
    KnownWord{"standing", "closed", TR_NOOP("closed")},
    KnownWord{"health", "stalled", TR_NOOP("stalled")},
    KnownWord{"health", "needs-call", TR_NOOP("needs a call")},
    KnownWord{"health", "closing", TR_NOOP("nearing its end")},
    KnownWord{"health", "too-early", TR_NOOP("too early to say")},
    KnownWord{"health", "on-track", TR_NOOP("on track")},
    KnownWord{"health", "paused", TR_NOOP("paused")},
    KnownWord{"health", "closed", TR_NOOP("closed")},
    KnownWord{"outcome", "completed", TR_NOOP("completed as planned")},
    KnownWord{"outcome", "early", TR_NOOP("ended early")},
    KnownWord{"level", "green", TR_NOOP("low")},
    KnownWord{"level", "amber", TR_NOOP("middle")},
    KnownWord{"level", "red", TR_NOOP("high")},
    KnownWord{"post", "head", TR_NOOP("head")},
    KnownWord{"post", "curator", TR_NOOP("curator")},
    KnownWord{"post", "team", TR_NOOP("working group")},
    KnownWord{"post", "psychologist", TR_NOOP("psychologist")},
    KnownWord{"host", "school", TR_NOOP("the school")},
    KnownWord{"host", "partner", TR_NOOP("a partner")},
    KnownWord{"host", "media", TR_NOOP("media")},
    KnownWord{"kind", "implementation", TR_NOOP("on starting the programme")},
    KnownWord{"kind", "curator", TR_NOOP("on the curator")},
    KnownWord{"kind", "forms", TR_NOOP("on the forms")},
    KnownWord{"kind", "pairs", TR_NOOP("on the pairs")},
    KnownWord{"kind", "change", TR_NOOP("on a change")},
    KnownWord{"kind", "reward", TR_NOOP("on rewards")},
    KnownWord{"kind", "final-event", TR_NOOP("on the final event")},
    KnownWord{"kind", "other", TR_NOOP("other")},
    KnownWord{"cause", "missing", TR_NOOP("not given")},
    KnownWord{"cause", "incomplete", TR_NOOP("not signed by all who must")},
    KnownWord{"cause", "expired", TR_NOOP("ended")},
    KnownWord{"cause", "withdrawn", TR_NOOP("withdrawn")},
    KnownWord{"holds", "pin", TR_NOOP("pin")},
    KnownWord{"holds", "ban", TR_NOOP("ban")},
    KnownWord{"holds", "unpin", TR_NOOP("unpin")},
    KnownWord{"before", "pin", TR_NOOP("pin")},
    KnownWord{"before", "ban", TR_NOOP("ban")},
    KnownWord{"before", "unpin", TR_NOOP("unpin")},
    KnownWord{"expected", "scalar", TR_NOOP("one value")},
    KnownWord{"expected", "list", TR_NOOP("a list")},
    KnownWord{"expected", "map", TR_NOOP("keys with values")},
    KnownWord{"expected", "fact", TR_NOOP("a value or a list of values")},
    KnownWord{"expected", "boolean", TR_NOOP("yes or no")},
    KnownWord{"expected", "time", TR_NOOP("a time as 09:30")},
    KnownWord{"expected", "text", TR_NOOP("a text")},
    KnownWord{"expected", "yaml-list", TR_NOOP("a list of records in square brackets")},
    KnownWord{"expected", "yaml-map", TR_NOOP("keys with values in braces")},
    KnownWord{"format", "person-code", TR_NOOP("a code of a person such as P-014")},
    KnownWord{"format", "pair-code", TR_NOOP("a code of a pair such as pair-007")},
    KnownWord{"format", "file-id", TR_NOOP("an id without spaces and signs")},
    KnownWord{"format", "time-of-day", TR_NOOP("a time as 09:30")},
    KnownWord{"format", "birth-month", TR_NOOP("a year or a month such as 2010-05")},
    KnownWord{"format", "school-year", TR_NOOP("a school year such as 2023-2024")},
    KnownWord{"format", "share", TR_NOOP("a share such as 80%")},
    KnownWord{"format", "relation", TR_NOOP("a relation such as equal, differs or within 2")},
    KnownWord{"format", "whole", TR_NOOP("a whole number")},
    KnownWord{"found", "scalar", TR_NOOP("one value")},
    KnownWord{"found", "list", TR_NOOP("a list")},
    KnownWord{"found", "map", TR_NOOP("keys with values")},
    KnownWord{"what", "rows", TR_NOOP("rows")},
    KnownWord{"what", "columns", TR_NOOP("columns")},
    KnownWord{"what", "cells", TR_NOOP("cells")},
    KnownWord{"what", "cell-bytes", TR_NOOP("bytes in one cell")},
    KnownWord{"what", "text-bytes", TR_NOOP("bytes of text")},
    KnownWord{"what", "part-bytes", TR_NOOP("bytes in one part")},
    KnownWord{"what", "bytes", TR_NOOP("bytes")},
    KnownWord{"what", "ratio", TR_NOOP("the size beside the packed one")},
    KnownWord{"what", "entries", TR_NOOP("files in the archive")},
    KnownWord{"what", "tags", TR_NOOP("marks in one part")},
    KnownWord{"level", "served-3", TR_NOOP("mentees of urgency 3 with a mentor")},
    KnownWord{"level", "served-2", TR_NOOP("mentees of urgency 2 with a mentor")},
    KnownWord{"level", "served-1", TR_NOOP("mentees of urgency 1 with a mentor")},
    KnownWord{"level", "served-0", TR_NOOP("mentees with a mentor")},
    KnownWord{"level", "points", TR_NOOP("sum of points")},
    KnownWord{"level", "worst-off", TR_NOOP("points of the worst-off")},
    KnownWord{"criterion", "sum", TR_NOOP("sum of points")},
    KnownWord{"check", "problem-faulty", TR_NOOP("the facts are faulty")},
    KnownWord{"check", "lengths-differ", TR_NOOP("it speaks of other people")},
    KnownWord{"check", "pair-not-eligible", TR_NOOP("a pair is forbidden")},
    KnownWord{"check", "pin-not-kept", TR_NOOP("a pin is not kept")},
    KnownWord{"check", "places-exceeded", TR_NOOP("a mentor has too many mentees")},
    KnownWord{"check", "sums-differ", TR_NOOP("the sums differ")},
    KnownWord{"check", "witness-missing", TR_NOOP("no proof that more cannot be served")},
    KnownWord{"check", "witness-wrong", TR_NOOP("the proof that more cannot be served is wrong")},
    KnownWord{"check", "worst-off-wrong", TR_NOOP("the points of the worst-off are wrong")},
    KnownWord{"check", "outside-price-not-zero",
              TR_NOOP("somebody unserved has a price for staying so")},
    KnownWord{"check", "price-below-last-place", TR_NOOP("the price of a place is too low")},
    KnownWord{"check", "price-above-next-place", TR_NOOP("the price of a place is too high")},
    KnownWord{"check", "not-the-best-choice", TR_NOOP("a mentee has a better choice")},
    KnownWord{"check", "smaller-list-exists", TR_NOOP("equal choices were decided otherwise")},
    KnownWord{"check", "no-ballots", TR_NOOP("there are no ballots")},
    KnownWord{"check", "group-too-small", TR_NOOP("a group is too small, or closed")},
    KnownWord{"check", "bounds-wrong", TR_NOOP("what the prover claims does not fit")},
    KnownWord{"check", "closing-wrong", TR_NOOP("how groups were closed does not fit")},
    KnownWord{"check", "closed-needless", TR_NOOP("a group is closed for nothing")},
    KnownWord{"check", "too-many-broken", TR_NOOP("too many pairs to keep are broken")},
    KnownWord{"check", "witness-not-whole",
              TR_NOOP("the proof that more cannot be served names other people than it should")},
    KnownWord{"check", "price-not-lowest", TR_NOOP("a lower price of a place proves as much")},
    KnownWord{"check", "both-ways", TR_NOOP("two people are each other's mentors")},
    KnownWord{"check", "one-way-wrong", TR_NOOP("the pairs left out for others are wrong")},
    KnownWord{"check", "claim-wrong",
              TR_NOOP("whether the choice between two ways is proved is told wrongly")},
    KnownWord{"check", "cover-wrong",
              TR_NOOP("another choice of who of two is the mentor has no right proof")},
    KnownWord{"check", "cover-better",
              TR_NOOP("another choice of who of two is the mentor is better")},
    KnownWord{"check", "cover-not-whole",
              TR_NOOP("the proof leaves out some choice of who of two is the mentor")},
};

}  // namespace

std::string value_in_words(const Words& words, std::string_view name, std::string_view value) {
  if (const auto day = parse_iso_date(value)) return render::date_text(*day, words.language());
  const auto found =
      std::find_if(known_words.begin(), known_words.end(),
                   [&](const KnownWord& each) { return each.name == name && each.value == value; });
  if (found == known_words.end()) return std::string(value);
  return std::string(words.translated(found->english));
}

std::vector<std::string> known_values(std::string_view name) {
  std::vector<std::string> values;
  for (const KnownWord& each : known_words) {
    if (each.name == name) values.emplace_back(each.value);
  }
  return values;
}

std::string value_meant(std::string_view typed, const std::vector<std::string>& choices) {
  const std::string folded = fold(typed);
  for (const Language language : {Language::ru, Language::en}) {
    const Words words(language);
    for (const KnownWord& each : known_words) {
      const bool among = std::find(choices.begin(), choices.end(), each.value) != choices.end();
      if (among && fold(words.translated(each.english)) == folded) return std::string(each.value);
    }
  }
  return std::string(typed);
}

}  // namespace mentor
