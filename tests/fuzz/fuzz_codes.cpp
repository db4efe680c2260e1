// Codes and ids: what is read is written the same, and no id leads out of its folder.
#include "law.h"
#include "mentor/base/text.h"
#include "mentor/model/ids.h"

using namespace mentor;
using fuzz::law;

namespace {

template <class Code, class Exact, class Typed>
void read_code(std::string_view typed, Exact exact, Typed as_typed) {
  const std::optional<Code> in_file = exact(typed);
  if (in_file) law(text(*in_file) == typed, "a code of a file is written as it is read");
  const std::optional<Code> by_hand = as_typed(typed);
  if (in_file) law(by_hand == in_file, "a code of a file may be typed");
  if (!by_hand) return;
  law(exact(text(*by_hand)) == by_hand, "a typed code is written as files have it");
  law(as_typed(text(*by_hand)) == by_hand, "a code reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed = fuzz::text_of(data, size);
  read_code<PersonId>(typed, person_code, typed_person_code);
  read_code<PairId>(typed, pair_code, typed_pair_code);
  if (is_file_id(typed)) {
    law(is_utf8(typed) && !typed.empty(), "an id of a file is a text");
    law(typed.front() != '.' &&
            typed.find_first_of(std::string_view("/\\:\0\n\r", 6)) == typed.npos,
        "an id of a file is no path");
    law(typed.find("\xE2\x80\xAE") == typed.npos, "an id of a file goes in one direction");
  }
  return 0;
}
