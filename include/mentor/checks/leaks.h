// The scan for personal data outside private/: names in any case form, phones, e-mails.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mentor/model/finding.h"
#include "mentor/model/person.h"

namespace mentor {

/// A file that is not private. The text outlives the scan.
struct FileText {
  std::string path;
  std::string_view text;  ///< its bytes, in any encoding that base/encoding.h recognises
};

/// Everything of the private cards that stands in the files, sorted by place, in one pass over them
/// (linear in their size, whatever the number of people). Findings tell a person's code (several,
/// joined by `, `, where it may be any of them), never the words found:
/// - `leak-name` (error): a family name in any case form within two words of the given name or an
///   initial of it;
/// - `leak-family-name` (warning): a family name alone with a capital letter, unless the same word
///   also stands in small letters somewhere in the files (then it is a word like any other);
/// - `leak-patronymic` (warning): given name and patronymic side by side;
/// - `leak-phone` (error), in any writing: +7 or 8 or neither, brackets, dashes, dots, spaces; one
///   of ten digits also beside a Russian letter;
/// - `leak-email` (error);
/// - `leak-unscanned` (warning) for a file that is no text in a known encoding; what of it can be
///   read is read, damaged bytes separate words.
/// Escapes of YAML, JSON, HTML and addresses are read as what they stand for; Latin and Greek
/// letters count without their marks; family and given name may be run together (`ЁлкинаАнна`, in
/// small letters after `#` or `@`).
/// Representatives count with the person whom they represent. A given name alone is no leak.
[[nodiscard]] Findings find_leaks(std::span<const FileText> files, const PrivateCards& cards);

}  // namespace mentor
