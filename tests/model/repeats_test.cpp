#include "mentor/model/repeats.h"

#include <doctest/doctest.h>

#include "../state/world.h"

namespace mentor {
namespace {

// The lines of the journal that are taken out, each with the one that it repeats.
std::string repeated(std::string_view journal) {
  World world;
  world.journal(journal);
  std::vector<Entry>& entries = world.programme.journal;
  sort_journal(entries);
  const std::size_t before = entries.size();
  std::string all;
  std::size_t count = 0;
  for (const auto& [place, first] : take_out_repeats(entries)) {
    all += (all.empty() ? "" : " ") + std::to_string(place.line) + "=" + std::to_string(first.line);
    ++count;
  }
  CHECK(entries.size() + count == before);
  return all;
}

TEST_CASE("what is said word for word a second time is one fact") {
  const std::string meeting = "2024-01-10 pair-001 meeting kind=regular topic=x\n";
  CHECK(repeated(meeting + "2024-01-10 pair-001 meeting kind=regular topic=y\n" + meeting) ==
        "3=1");
  CHECK(repeated(meeting + meeting + meeting) == "2=1 3=1");
  CHECK(repeated(meeting + "2024-01-11 pair-001 meeting kind=regular topic=x\n").empty());
  CHECK(repeated(meeting + "2024-01-10 pair-002 meeting kind=regular topic=x\n").empty());
  CHECK(repeated(meeting + "2024-01-10 pair-001 meeting kind=regular topic=x at=14:00\n").empty());
  CHECK(repeated(meeting + "2024-01-10 pair-001 meeting kind=final topic=x\n").empty());
}

TEST_CASE("the day on which a fact was written down makes no other fact of it") {
  const std::string meeting = "2024-01-10 pair-001 meeting kind=regular topic=x";
  CHECK(repeated(meeting + " noted=2024-01-12\n" + meeting + " noted=2024-01-13") == "2=1");
  CHECK(repeated(meeting + " noted=2024-01-12\n" + meeting) == "1=2");
}

TEST_CASE("of hundreds of lines about one day each repeat is found, between whatever it stands") {
  std::string once;
  for (int i = 0; i < 300; ++i)
    once += "2024-01-10 pair-001 meeting kind=regular topic=x result=" + std::to_string(i) + "\n";
  CHECK(repeated(once).empty());
  CHECK(repeated(once +
                 "2024-01-10 pair-001 meeting kind=regular topic=x result=7 noted=2024-01-12") ==
        "301=8");
  CHECK(repeated("2024-01-10 pair-001 meeting kind=regular topic=x\n"
                 "2024-01-10 pair-001 meeting kind=regular topic=x by=P-001\n"
                 "2024-01-10 pair-001 meeting kind=regular topic=x noted=2024-01-12") == "3=1");
}

TEST_CASE("equal anonymous answers of one row are one, those of two rows two") {
  World world;
  for (const char* source : {"sha256:a", "sha256:a 2", "sha256:a"}) {
    Answer answer;
    answer.questionnaire = QuestionnaireId{"q"};
    answer.source = source;
    world.programme.answers.push_back(answer);
  }
  CHECK(take_out_repeats(world.programme.answers).size() == 1);
  CHECK(world.programme.answers.size() == 2);
}

}  // namespace
}  // namespace mentor
