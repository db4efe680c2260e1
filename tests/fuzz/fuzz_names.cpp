// Names of people and classes: reading what was read changes nothing, and a name is its own.
#include <algorithm>

#include "law.h"
#include "mentor/base/school_class.h"
#include "mentor/base/text.h"
#include "mentor/intake/names.h"

using namespace mentor;
using fuzz::law;

namespace {

void read_name(std::string_view typed) {
  const auto read = read_full_name(typed);
  if (!read) return fuzz::law_of(read.error());
  const FullName& name = read->name;
  law(!name.family.empty(), "a name has a family name");
  for (const std::string& part : {name.family, name.given, name.patronymic}) {
    law(is_utf8(part) && squeeze(part) == part, "a part of a name is a squeezed text");
    law(name_key(name_key(part)) == name_key(part), "the key of a key is the key");
  }
  law(names_agree(name, name), "a name agrees with itself");
  const auto again = read_name_parts(name.family, name.given, name.patronymic);
  law(again.has_value(), "a name in parts is a name");
  // With Latin letters in it a word may become Cyrillic once its neighbours are away.
  const bool is_russian = std::all_of(typed.begin(), typed.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == ' ' || c == '-' || c == '.';
  });
  if (is_russian) law(name_key(again->name) == name_key(name), "a name in parts is the same");
}

void read_school_class(std::string_view typed) {
  const auto read = read_class(typed);
  if (!read) return fuzz::law_of(read.error());
  law(is_utf8(*read), "a class is a text");
  const auto again = read_class(*read);
  law(again && *again == *read, "a class reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed = fuzz::text_of(data, size);
  // Cells and words of a command line are UTF-8 before they are read as anything.
  if (!is_utf8(typed)) return 0;
  read_name(typed);
  read_school_class(typed);
  return 0;
}
