#include "fact_words.h"

#include <algorithm>

namespace mentor::cli {
namespace {

struct Title {
  std::string_view key;
  const char* title;
};

constexpr Title titles[] = {
    {"age", TR_NOOP("age")},
    {"capacity", TR_NOOP("places")},
    {"class", TR_NOOP("class")},
    {"competences", TR_NOOP("competences")},
    {"department", TR_NOOP("department")},
    {"experience", TR_NOOP("years of work")},
    {"grade", TR_NOOP("number of the class")},
    {"interests", TR_NOOP("interests")},
    {"organisation", TR_NOOP("organisation")},
    {"post", TR_NOOP("post")},
    {"requests", TR_NOOP("requests")},
    {"slots", TR_NOOP("free days")},
    {"subject", TR_NOOP("subject")},
};

}  // namespace

std::string fact_title(const Words& words, std::string_view key) {
  const auto* found = std::find_if(std::begin(titles), std::end(titles),
                                   [&](const Title& each) { return each.key == key; });
  if (found == std::end(titles)) return std::string(key);
  return std::string(words.translated(found->title));
}

doc::Label fact_label(const Words& words, const std::string& key) {
  return {key, fact_title(words, key)};
}

}  // namespace mentor::cli
