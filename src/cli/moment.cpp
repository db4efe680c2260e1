#include "moment.h"

#include <algorithm>
#include <optional>

#include "event_words.h"
#include "git.h"

namespace mentor::cli {
namespace {

std::string in_words(const Words& words, Date day, const std::string& time) {
  return words.tr("entered {} at {}", day_in_words(words, day), time);
}

std::string with_digits_alike(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  return text;
}

}  // namespace

// A day that was asked for has no clock: the same command gives the same bytes. Only under git the
// clock is asked all the same, for there two clones may give one code to two people, and a merge of
// equal cards would make one person of them.
std::string moment_of(Session& session, const Edits& edits) {
  if (edits.people.empty()) return {};
  World& world = session.world();
  const Date today = world.today();
  const bool by_clock = session.day() == today || Git(world, session.root()).is_there();
  const auto time = by_clock ? world.time_of_day() : std::nullopt;
  if (!time) return {};
  return in_words(session.words(), today, *time);
}

bool is_moment(std::string_view text) {
  const std::string alike = with_digits_alike(std::string(text));
  const Date any = day(2000, 1, 1);
  for (const Language language : {Language::ru, Language::en}) {
    if (alike == with_digits_alike(in_words(Words(language), any, "00:00:00"))) return true;
  }
  return false;
}

}  // namespace mentor::cli
