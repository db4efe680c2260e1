#include "choice_words.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/intake/signers.h"
#include "mentor/render/diagnostics.h"
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
    {"район", "district"},
    {"партнёр", "partner"},
    {"все желающие", "public"},
    {"хорошо", "good"},
    {"сомнительно", "unsure"},
    {"плохо", "poor"},
    {"родитель", "parent"},
    {"ребёнок", "child"},
    {"директор", "head"},
};

// An option that asks for a word of a set is mostly called as the set is.
std::string set_of(std::string_view option) {
  std::string name(option.substr(std::min(option.find_first_not_of('-'), option.size())));
  std::replace(name.begin(), name.end(), '-', '_');
  return name == "state" ? "standing" : fold(name);
}

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

std::string choice_told(const Words& words, std::string_view option, std::string_view choice) {
  if (words.language() != Language::ru) return std::string(choice);
  std::string title = value_in_words(words, set_of(option), choice);
  const auto* known = std::find_if(std::begin(titles), std::end(titles),
                                   [&](const Title& each) { return each.id == choice; });
  if (title == choice && known != std::end(titles)) title = known->russian;
  return title == choice ? title : title + " (" + std::string(choice) + ")";
}

std::string post_meant(std::string_view typed) {
  return choice_meant(typed, known_values("post"));
}

}  // namespace mentor::cli
