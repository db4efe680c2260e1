// Bytes of a text file -> UTF-8, with the encoding recognised or as asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor {

struct Decoded {
  std::string text;      ///< valid UTF-8 without a byte order mark and without NUL
  std::string encoding;  ///< utf-8, utf-8-bom, utf-16le, utf-16be, windows-1251, koi8-r, cp866, …
};

/// Decodes a whole file. With an empty `wanted` the encoding is recognised: a byte order mark; else
/// UTF-16 by its zero bytes; else UTF-8 where the bytes are valid; else the Cyrillic code page in
/// which they read most like Russian; else what uchardet says of a text that is not Cyrillic.
/// `wanted` is a name that ICU knows, or 1251, win1251, 866, dos, koi8; then nothing is guessed,
/// only a byte order mark of that encoding is dropped. Normal forms and line ends stay as they are.
/// Errors, all with line and column and with `where.file` empty: encoding-unknown (exit 2),
/// text-not-decodable (exit 3), text-has-nul (exit 3), encoding-not-recognised (exit 3).
[[nodiscard]] Result<Decoded> decode_text(std::string_view bytes, std::string_view wanted = {});

/// Offset of the first byte that begins no valid UTF-8 sequence (overlong forms, surrogates and
/// values above U+10FFFF are invalid), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// Line and column, from 1, of a byte offset in UTF-8 text. Lines end with LF, CRLF or a lone CR;
/// columns count characters; an offset past the end means the end.
[[nodiscard]] Where place_in_text(std::string_view text, std::size_t offset);

}  // namespace mentor
