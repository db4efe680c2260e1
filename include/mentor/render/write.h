// One writer per format: Document -> text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/model/document.h"

namespace mentor {

/// Decided by the command line; nothing is ever told by colour alone.
enum class Colour { off, on };

/// How much of the evidence (file:line of the facts behind a value) is shown.
enum class Evidence { hide, show };

struct WriteStyle {
  std::size_t columns = 80;     ///< of the terminal; used by text only
  Colour colour = Colour::off;  ///< used by text only
  Evidence evidence = Evidence::hide;
};

enum class Format { text, markdown, html, json, csv };

/// `text`, `markdown`, `html`, `json`, `csv`; nullopt for anything else.
[[nodiscard]] std::optional<Format> parse_format(std::string_view text);

/// The document in one format; the same bytes for the same document and style, always. Ends with a
/// line break.
[[nodiscard]] std::string write(const Document& document, Format format,
                                const WriteStyle& style = {});

/// For a terminal: no control characters of the data, no line wider than `columns` as long as no
/// single word is.
[[nodiscard]] std::string write_text(const Document& document, const WriteStyle& style = {});

/// CommonMark with the tables of GitHub; no text of the data is read as markup.
[[nodiscard]] std::string write_markdown(const Document& document, const WriteStyle& style = {});

/// One page with its style sheet and pictures inside, no script, no network; well-formed XML.
[[nodiscard]] std::string write_html(const Document& document, const WriteStyle& style = {});

/// `{"schema": "mentor/<name>/1", "as_of": …, "facts": …, "tables": …, "figures": …, "tasks": …}`:
/// ids and numbers only, no titles, paragraphs and notes.
[[nodiscard]] std::string write_json(const Document& document, const WriteStyle& style = {});

/// `table,row,column,value,num,den`, a line per value that is known; numbers with a point; texts
/// that a spreadsheet would take for a formula begin with an apostrophe. A share has its percents
/// as value, a mean its tenths; num/den is the exact fraction; a
/// mean is followed by a line `<column>.n` with its n. CRLF as RFC 4180 asks.
[[nodiscard]] std::string write_csv(const Document& document, const WriteStyle& style = {});

/// One line of a value as people read it: `7 из 9 (78 %)`, `7,4 (n = 12)`, `05.10.2023`, `—`.
[[nodiscard]] std::string shown(const doc::Cell& cell, Language language);

}  // namespace mentor
