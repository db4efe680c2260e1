#include "mentor/render/words.h"

#include "mo.h"

namespace mentor {
namespace {

// Not libintl: it looks for catalogues in installed folders and wants a Russian locale to exist, so
// a build tree, cron with an empty environment or a bare container would speak English. A catalogue
// inside the program has nothing to look for and gives the same words everywhere.
std::string_view russian(std::string_view english) {
  if (english.empty()) return english;  // the empty key is the catalogue's own header
  return render::russian_catalogue().find(english).value_or(english);
}

std::string_view part(std::string_view forms, int index) {
  for (; index > 0; --index) {
    const std::size_t end = forms.find('\0');
    if (end == std::string_view::npos) return {};
    forms.remove_prefix(end + 1);
  }
  return forms.substr(0, forms.find('\0'));
}

}  // namespace

int russian_form(std::int64_t n) {
  const std::int64_t last = n % 10 < 0 ? -(n % 10) : n % 10;
  const std::int64_t two = n % 100 < 0 ? -(n % 100) : n % 100;
  if (last == 1 && two != 11) return 0;
  return last >= 2 && last <= 4 && (two < 12 || two > 14) ? 1 : 2;
}

std::string_view Words::translated(std::string_view english) const {
  return language_ == Language::en ? english : part(russian(english), 0);
}

std::string_view Words::form(std::string_view one, std::string_view many, std::int64_t n) const {
  const std::string_view english = n == 1 || n == -1 ? one : many;
  if (language_ == Language::en) return english;
  const std::string_view forms = russian(one);
  if (forms == one) return english;
  const std::string_view found = part(forms, russian_form(n));
  return found.empty() ? english : found;
}

std::string Words::filled(std::string_view english, std::string_view text, fmt::format_args args) {
  try {
    return fmt::vformat(fmt::string_view(text.data(), text.size()), args);
  } catch (const fmt::format_error&) {
    if (english.data() == text.data()) return std::string(english);
  }
  return filled(english, english, args);
}

}  // namespace mentor
