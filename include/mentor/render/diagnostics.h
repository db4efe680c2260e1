// Findings and errors in words: the catalogue of messages by id, and how they are printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/finding.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"

namespace mentor {

/// The message in words: what is wrong and what to do. Of several wordings of an id the one with
/// the most places that the arguments fill is taken. Arguments are made safe for a terminal. An
/// argument `near`, `nearest` or `suggestion` that the template does not name adds a did-you-mean.
/// A parenthesis of the template with a place whose argument is empty is left out. An id that the
/// catalogue does not know comes out as itself with all its arguments.
[[nodiscard]] std::string say(const Words& words, const Message& message);

/// The value of an argument or of a key of an entry, where it is one of the program's own words
/// (role: mentee, kind: processing, cause: expired) or a day, in the reader's language; any other
/// as it is.
[[nodiscard]] std::string value_in_words(const Words& words, std::string_view name,
                                         std::string_view value);

/// True when the catalogue has a template for the id.
[[nodiscard]] bool has_words(std::string_view message_id);

/// Every wording of the catalogue in English, by id.
struct MessageTemplate {
  std::string_view id;
  std::string_view english;
};
[[nodiscard]] std::vector<MessageTemplate> message_catalogue();

/// `people/P-014.yaml:12:7: error: unknown event 'enroled' [event-unknown]` and a line break; when
/// `source_line` (the text of the line `where.line`, without its end) is not empty, that line and a
/// caret under the column follow, a long line cut around it.
[[nodiscard]] std::string printed(const Words& words, const Finding& finding,
                                  std::string_view source_line = {}, Colour colour = Colour::off);

/// An error as a finding of severity error is printed; without a place it begins with `mentor:`.
[[nodiscard]] std::string printed(const Words& words, const Error& error,
                                  std::string_view source_line = {}, Colour colour = Colour::off);

}  // namespace mentor
