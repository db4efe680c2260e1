// Cells of a survey: a value is in its range and reads back, a text is safe to keep and to show.
#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "law.h"
#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/columns.h"

using namespace mentor;
using fuzz::law;

namespace {

const std::vector<std::string> options = {"математика", "физика, химия", "нет", "Другое: что?"};

void read_scores(std::string_view cell) {
  for (const auto& [min, max] : {std::pair{1.0, 10.0}, std::pair{-2.0, 2.0}, std::pair{0.0, 1e9}}) {
    const auto score = read_scale(cell, min, max);
    if (!score) {
      fuzz::law_of(score.error());
      continue;
    }
    law(*score >= min && *score <= max, "a score is inside its scale");
    law(read_scale(std::to_string(*score), min, max).value() == *score, "a score reads back");
  }
}

void read_values(std::string_view cell) {
  const auto number = read_number(cell);
  if (number) law(read_number(*number).value() == *number, "a number reads back");
  const auto choice = read_choice(cell, options);
  if (choice) {
    law(std::find(options.begin(), options.end(), *choice) != options.end(), "a choice is offered");
    law(read_choice(*choice, options).value() == *choice, "a choice reads back");
  }
  const auto birth = read_birth_date(cell, day(2024, 1, 15));
  if (birth) {
    const int age = age_on(*birth, day(2024, 1, 15));
    law(age >= 5 && age <= 100, "somebody who takes part is 5 to 100 years old");
    law(read_birth_date(iso(*birth), day(2024, 1, 15)).value() == *birth,
        "a birth date reads back");
  }
  (void)read_yes_no(cell);
}

void read_texts(std::string_view cell) {
  const std::vector<std::string> tags = read_tags(cell, options, ",;");
  law(std::set<std::string>(tags.begin(), tags.end()).size() == tags.size(), "no tag comes twice");
  law(std::none_of(tags.begin(), tags.end(), [](const std::string& tag) { return tag.empty(); }),
      "no tag is empty");
  const CleanText text = read_free_text(cell);
  law(is_utf8(text.text) && text.text.find('\r') == std::string::npos,
      "a text has plain line ends");
  const CleanText again = read_free_text(text.text);
  law(!again.removed && again.text == text.text, "no contact is left in a text");
}

void compare(std::string_view cell) {
  law(fold(fold(cell)) == fold(cell), "folding twice changes nothing more");
  law(squeeze(squeeze(cell)) == squeeze(cell), "squeezing twice changes nothing more");
  law(header_key(header_key(cell)) == header_key(cell), "the key of a header is its own key");
  const std::string shown = terminal_safe(cell);
  law(terminal_safe(shown) == shown && is_utf8(shown), "what is shown is safe to show");
  for (const char c : shown)
    law((c < 0 || c >= 0x20) && c != 0x7F, "no control character is shown");
  const std::string near = nearest(cell, options);
  law(near.empty() || std::find(options.begin(), options.end(), near) != options.end(),
      "the nearest word is one of the words");
  law(!natural_less(cell, cell), "no text stands before itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view cell = fuzz::text_of(data, size);
  if (!is_utf8(cell)) {
    law(is_utf8(terminal_safe(cell)), "what is no text is shown as one");
    return 0;
  }
  // One family of laws an input, by its length: more of them in the same time.
  switch (size % 4) {
    case 0:
      read_scores(cell);
      break;
    case 1:
      read_values(cell);
      break;
    case 2:
      read_texts(cell);
      break;
    default:
      compare(cell);
  }
  return 0;
}
