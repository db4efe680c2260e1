// Worlds changed by one mistake each, and what check tells of it.
#pragma once

#include <span>

#include "found.h"

namespace mentor {

constexpr Place card_line{5, 7};

struct Change {
  const char* what;
  void (*make)(World& world);
  Lines wanted;
};

inline void expect(World (*start)(), std::span<const Change> changes) {
  CHECK(found(start(), "2024-01-15") == Lines{});
  for (const Change& change : changes) {
    World world = start();
    change.make(world);
    CAPTURE(std::string(change.what));
    CHECK(found(world, "2024-01-15") == change.wanted);
  }
}

/// A programme with a questionnaire and its answers.
inline World surveyed() {
  World world = school();
  Questionnaire card;
  card.id = QuestionnaireId{"intake"};
  card.place = card_line;
  Question comfort;
  comfort.id = "comfort";
  comfort.type = QuestionType::scale;
  comfort.axis = "satisfaction";
  Question subject;
  subject.id = "subject";
  subject.type = QuestionType::choice;
  subject.options = {"физика", "математика"};
  subject.fact = "subject";
  Question choice;
  choice.id = "order";
  choice.type = QuestionType::ranking;
  card.questions = {comfort, subject, choice};
  world.programme.questionnaires[card.id] = card;
  world.answer("intake 2023-10-01 P-002 comfort=10 subject=Физика order=P-001");
  return world;
}

}  // namespace mentor
