#include "mentor/intake/signers.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "mentor/base/text.h"

namespace mentor {
namespace {

using Texts = std::vector<std::string>;

struct Title {
  std::string_view words;  ///< folded
  Signer signer;
};

constexpr std::array titles{Title{"родитель", Signer::representative},
                            Title{"мама", Signer::representative},
                            Title{"папа", Signer::representative},
                            Title{"законный представитель", Signer::representative},
                            Title{"опекун", Signer::representative},
                            Title{"мать", Signer::representative},
                            Title{"отец", Signer::representative},
                            Title{"представитель", Signer::representative},
                            Title{"попечитель", Signer::representative},
                            Title{"родители", Signer::representative},
                            Title{"оба родителя", Signer::representative},
                            Title{"законные представители", Signer::representative},
                            Title{"representative", Signer::representative},
                            Title{"a representative", Signer::representative},
                            Title{"legal representative", Signer::representative},
                            Title{"parent", Signer::representative},
                            Title{"parents", Signer::representative},
                            Title{"mother", Signer::representative},
                            Title{"father", Signer::representative},
                            Title{"guardian", Signer::representative},
                            Title{"сам", Signer::self},
                            Title{"сама", Signer::self},
                            Title{"участник", Signer::self},
                            Title{"ученик", Signer::self},
                            Title{"лично", Signer::self},
                            Title{"участница", Signer::self},
                            Title{"ученица", Signer::self},
                            Title{"ребенок", Signer::self},
                            Title{"обучающийся", Signer::self},
                            Title{"обучающаяся", Signer::self},
                            Title{"self", Signer::self},
                            Title{"themselves", Signer::self}};
constexpr std::size_t usual_titles = 5;
constexpr std::size_t longest_title = 2;  ///< words

constexpr std::array<std::string_view, 3> both = {"оба", "обе", "both"};
constexpr std::array<std::string_view, 2> joining = {"и", "and"};
constexpr std::array<std::string_view, 3> signing = {"подписал", "подписала", "подписали"};
constexpr std::array<std::string_view, 9> whose_parent = {
    "ученика", "ученицы",      "участника",   "участницы",          "ребенка",
    "детей",   "обучающегося", "обучающейся", "несовершеннолетнего"};

bool is_among(const auto& word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Word {
  std::string typed;
  std::string folded;
};

// What is said of one who signed.
using Part = std::vector<Word>;

// `И.`, `И.И.`
bool is_initials(const std::string& word) {
  const Texts letters = split(word, ".");
  return word.ends_with('.') && std::all_of(letters.begin(), letters.end(), [](const auto& each) {
           return each.empty() || (length(each) == 1 && lower(each) != each);
         });
}

// Without a full stop.
std::string bare(std::string_view cell) {
  std::string text = squeeze(cell);
  const Texts words = split(text, " ");
  if (text.ends_with('.') && !is_initials(words.back())) text.pop_back();
  return text;
}

std::vector<Part> parts_of(std::string_view cell) {
  std::string spaced;
  for (const char c : bare(cell)) {
    const bool parts = std::string_view(",;+&").find(c) != std::string_view::npos;
    // One of two is nobody for certain: «родитель/ученик» stays one part.
    const bool space = std::string_view("()/").find(c) != std::string_view::npos;
    spaced += parts ? std::string(" , ") : std::string(1, space ? ' ' : c);
  }
  std::vector<Part> parts(1);
  for (const std::string& typed : split(spaced, " ")) {
    if (typed.empty()) continue;
    const std::string folded = fold(typed);
    if (folded == "," || is_among(folded, joining)) {
      parts.emplace_back();
    } else {
      parts.back().push_back({typed, folded});
    }
  }
  return parts;
}

struct Found {
  Signer signer = Signer::self;
  std::size_t words = 0;
};

std::optional<Found> title_at(const Part& part, std::size_t from) {
  for (std::size_t count = longest_title; count > 0; --count) {
    if (from + count > part.size()) continue;
    Texts words;
    for (std::size_t i = from; i < from + count; ++i)
      words.push_back(part[i].folded);
    if (const auto signer = signer_titled(join(words, " "))) return Found{*signer, count};
  }
  return std::nullopt;
}

// A capital and small letters. Words that tell of no signature are no names, however they are
// written: «Мама Отказалась Подписать».
bool is_name(const Word& word) {
  static constexpr std::array<std::string_view, 7> doubts = {"не", "нет",    "ни",   "без",
                                                             "за", "вместо", "кроме"};
  static constexpr std::array<std::string_view, 4> doubtful = {"лся", "лась", "лись", "ано"};
  const bool told = is_among(word.folded, doubts) || word.folded.starts_with("отказ") ||
                    word.folded.starts_with("подпис") ||
                    std::any_of(doubtful.begin(), doubtful.end(),
                                [&](std::string_view end) { return word.folded.ends_with(end); });
  const bool letters = word.typed.find_first_of("0123456789.,:!?/\\*_\"'") == std::string::npos;
  const Texts parts = split(word.typed, "-");
  return !told && letters && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
    const std::string small = lower(part);
    return length(small) > 1 && small != part && capitalised(small) == part;
  });
}

// How many words from `from` on are a name: a surname with initials, or two or three words.
std::size_t name_at(const Part& part, std::size_t from) {
  std::size_t words = 0;
  std::size_t initials = 0;
  for (std::size_t i = from; i < part.size() && !title_at(part, i); ++i) {
    if (is_initials(part[i].typed)) {
      ++initials;
    } else if (is_name(part[i])) {
      ++words;
    } else {
      break;
    }
  }
  const bool short_name = words == 1 && (initials == 1 || initials == 2);
  const bool long_name = initials == 0 && (words == 2 || words == 3);
  return short_name || long_name ? words + initials : 0;
}

std::optional<Signer> signer_of(const Part& part) {
  std::optional<Signer> found;
  bool named = false;
  for (std::size_t i = 0; i < part.size();) {
    if (const auto title = title_at(part, i)) {
      if (found && *found != title->signer) return std::nullopt;
      found = title->signer;
      i += title->words;
      continue;
    }
    const bool of_child = found == Signer::representative && is_among(part[i].folded, whose_parent);
    const std::size_t name = name_at(part, i);
    if (!of_child && !is_among(part[i].folded, signing) && name == 0) return std::nullopt;
    named = named || name > 0;
    i += std::max<std::size_t>(name, 1);
  }
  // A name beside «ученик» may be somebody else's than the row's.
  return named && found != Signer::representative ? std::nullopt : found;
}

}  // namespace

std::optional<Signer> signer_titled(std::string_view title) {
  const std::string folded = fold(title);
  const auto found = std::find_if(titles.begin(), titles.end(),
                                  [&](const Title& each) { return each.words == folded; });
  return found == titles.end() ? std::nullopt : std::optional(found->signer);
}

std::vector<Signer> signers_told(std::string_view cell) {
  if (is_among(fold(bare(cell)), both)) return {Signer::representative, Signer::self};
  std::vector<Signer> signers;
  for (const Part& part : parts_of(cell)) {
    const auto signer = signer_of(part);
    if (!signer) return {};
    if (!is_among(*signer, signers)) signers.push_back(*signer);
  }
  std::sort(signers.begin(), signers.end());
  return signers;
}

std::string titles_of(Signer signer) {
  Texts usual;
  for (const Title& title : titles) {
    if (title.signer == signer && usual.size() < usual_titles) usual.emplace_back(title.words);
  }
  return join(usual, ", ");
}

}  // namespace mentor
