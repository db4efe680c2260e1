// survey import --asked: how many were asked, told once for the whole table or by what it is about.
#include <algorithm>
#include <charconv>
#include <set>

#include "mentor/base/text.h"
#include "survey.h"

namespace mentor::cli {
namespace {

constexpr int most_asked = 1'000'000;  // as the reader of answers/ accepts

struct Told {
  std::string about;  // empty = the whole table
  int number = 0;
};

Result<Told> read_told(const std::string& typed) {
  const auto equals = typed.rfind('=');
  Told told;
  if (equals != std::string::npos) told.about = squeeze(typed.substr(0, equals));
  const std::string digits = equals == std::string::npos ? typed : typed.substr(equals + 1);
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, told.number);
  const bool whole = error == std::errc{} && stop == end;
  if (!whole || told.number < 1 || told.number > most_asked) {
    return fail(Exit::usage, "asked-wrong", {{"value", typed}});
  }
  return told;
}

// What the typed word means among the abouts of the table: the text itself, or a person's name.
Result<std::string> about_meant(const Session& session, const std::string& typed,
                                const std::set<std::string>& abouts) {
  for (const std::string& each : abouts) {
    if (fold(each) == fold(typed)) return each;
  }
  const auto person = session.person(typed);
  if (person && abouts.contains(mentor::text(*person))) return mentor::text(*person);
  return fail(Exit::usage, "asked-about-unknown",
              {{"value", typed},
               {"known", join(std::vector<std::string>(abouts.begin(), abouts.end()), ", ")}});
}

}  // namespace

Result<void> put_asked(const Session& session, std::vector<Answer>& answers) {
  const std::vector<std::string> typed = session.texts("--asked");
  if (typed.empty()) return {};
  std::set<std::string> abouts;
  for (const Answer& each : answers)
    abouts.insert(each.about);
  for (const std::string& each : typed) {
    const auto told = read_told(each);
    if (!told) return tl::unexpected<Error>(told.error());
    if (abouts.empty()) continue;
    if (told->about.empty() && abouts.size() > 1) {
      return fail(Exit::usage, "asked-of-several",
                  {{"value", each},
                   {"known", join(std::vector<std::string>(abouts.begin(), abouts.end()), ", ")}});
    }
    const auto about = told->about.empty() ? Result<std::string>(*abouts.begin())
                                           : about_meant(session, told->about, abouts);
    if (!about) return tl::unexpected<Error>(about.error());
    for (Answer& answer : answers) {
      if (answer.about == *about) answer.asked = told->number;
    }
  }
  return {};
}

}  // namespace mentor::cli
