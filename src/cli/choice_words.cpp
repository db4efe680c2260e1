#include "choice_words.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/intake/signers.h"
#include "mentor/render/meant_words.h"

namespace mentor::cli {
namespace {

struct Title {
  std::string_view russian;
  std::string_view id;
};

// A title may stand for several ids; the one among the choices counts.
constexpr Title titles[] = {
    {"наставляемый", "mentee"},
    {"наставник", "mentor"},
    {"наставляемые", "mentees"},
    {"наставники", "mentors"},
    {"наставляемые", "mentee"},
    {"наставники", "mentor"},
    {"наставляемый", "mentees"},
    {"наставник", "mentors"},
    {"mentee", "mentees"},
    {"mentor", "mentors"},
    {"готов", "ready"},
    {"готов к подбору", "ready"},
    {"не готов", "not-ready"},
    {"нет согласия", "not-ready"},
    {"в паре", "paired"},
    {"пауза", "paused"},
    {"выбыл", "left"},
    {"все", "all"},
    {"организационная", "organising"},
    {"пробная", "trial"},
    {"планирование", "planning"},
    {"регулярная", "regular"},
    {"заключительная", "final"},
    {"итоговая", "final"},
    {"консультация", "consultation"},
    {"завершена", "completed"},
    {"по плану", "completed"},
    {"досрочно", "early"},
    {"рано", "early"},
    {"зелёный", "green"},
    {"жёлтый", "amber"},
    {"красный", "red"},
    {"открыто", "opened"},
    {"открыта", "opened"},
    {"закрыто", "closed"},
    {"закрыта", "closed"},
    {"куратор", "curator"},
    {"директор", "head"},
    {"район", "district"},
    {"партнёр", "partner"},
    {"все желающие", "public"},
    {"хорошо", "good"},
    {"сомнительно", "unsure"},
    {"плохо", "poor"},
};

}  // namespace

std::string choice_meant(std::string_view word, const std::vector<std::string>& choices) {
  const auto known = [&](std::string_view id) {
    return std::find(choices.begin(), choices.end(), id) != choices.end();
  };
  const std::string folded = fold(word);
  if (known(word)) return std::string(word);
  for (const Title& title : titles) {
    if (fold(title.russian) == folded && known(title.id)) return std::string(title.id);
  }
  if (const auto signer = signer_titled(word)) {
    const std::string id = signer == Signer::self ? "self" : "representative";
    if (known(id)) return id;
  }
  return value_meant(word, choices);
}

std::string post_meant(std::string_view typed) {
  return choice_meant(typed, known_values("post"));
}

}  // namespace mentor::cli
