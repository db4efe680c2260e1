#include "diagnostics_table.h"

namespace mentor::render {

extern const std::span<const MessageTemplate> tables_messages;

namespace {

constexpr MessageTemplate table[] = {
    {"csv-quote-open",
     TR_NOOP("A quotation mark opened in row {row} is never closed. Close it or remove it.")},
    {"encoding-not-recognised",
     TR_NOOP("The encoding of this file cannot be recognised. Save it as UTF-8 or name it with "
             "--encoding.")},
    {"encoding-unknown",
     TR_NOOP("Encoding {encoding} is not known. Give one such as utf-8, windows-1251, koi8-r, "
             "cp866, utf-16le.")},
    {"json-cell-nested",
     TR_NOOP("In answer {answer} the value of «{title}» is not a text, a number or a list of "
             "these. Make it a text.")},
    {"json-key-twice", TR_NOOP("The key {key} stands twice in one answer. Keep one of them.")},
    {"json-not-answers",
     TR_NOOP("Answer {answer} is neither a list of [question, value] pairs nor an object (0 = "
             "the whole file is no list). Export the answers as a form service does.")},
    {"json-syntax", TR_NOOP("The JSON is broken here. Export the answers again.")},
    {"json-too-deep",
     TR_NOOP("The JSON is nested more than {most} levels deep: these are no answers. Export the "
             "answers again.")},
    {"library-missing",
     TR_NOOP("{library} is not on this machine, and workbooks are opened with it. Install it, or "
             "save the table as CSV.")},
    {"sheet-unknown", TR_NOOP("There is no sheet «{sheet}». The sheets are: {known}.")},
    {"table-empty",
     TR_NOOP("The table is empty: no cell is filled. Check that the right file and sheet were "
             "exported.")},
    {"table-file-too-big",
     TR_NOOP("The file is larger than {most} bytes. Export fewer answers at a time.")},
    {"table-too-big",
     TR_NOOP("The table is too big at row {row}: more than {most} ({what}). Delete what lies "
             "outside the answers and export it again.")},
    {"table-is-pdf",
     TR_NOOP("This is a PDF, which has no rows and columns. Ask for the table itself: CSV, XLSX or "
             "JSON.")},
    {"text-has-nul",
     TR_NOOP("There is a NUL byte here, which no text has: the file is damaged or is no text. "
             "Export it again.")},
    {"text-not-decodable",
     TR_NOOP("The bytes here are not valid {encoding}: the file is damaged or in another "
             "encoding. Save it again as UTF-8 or name its encoding with --encoding.")},
    {"xlsx-cell-unfit",
     TR_NOOP("On sheet «{sheet}», row {row}, column {column}: this cannot stand in a worksheet "
             "(longer than 32 767 characters, no valid text, no finite number, or outside). "
             "Shorten it or choose csv.")},
    {"xlsx-not-written",
     TR_NOOP("The workbook could not be made: no memory or no room for temporary files. Free "
             "some and try again.")},
    {"xlsx-old-or-locked",
     TR_NOOP("This is an old .xls or a workbook locked with a password. Save it as .xlsx "
             "without a password.")},
    {"xlsx-part-broken",
     TR_NOOP("Part {part} of the workbook is broken ({place}). Open it in a spreadsheet and save "
             "it again.")},
    {"xlsx-part-missing",
     TR_NOOP("The workbook lacks its part {part}. Open it in a spreadsheet and save it again.")},
    {"xlsx-string-index",
     TR_NOOP("Cell {cell} in {part} points to text {index}, which is not in the workbook. Open "
             "it in a spreadsheet and save it again.")},
    {"zip-broken", TR_NOOP("The workbook is damaged or cut short. Download it again.")},
    {"zip-locked",
     TR_NOOP("Part {part} of the workbook is encrypted. Save it without a password.")},
    {"zip-not-xlsx",
     TR_NOOP("This archive is no Excel workbook. If the table lies inside, unpack it and name "
             "the table.")},
    {"zip-too-big",
     TR_NOOP("The workbook would unpack to more than a survey can be: {what} over {most} "
             "({part}). It is damaged or hostile and was not read.")},
};

}  // namespace

const std::span<const MessageTemplate> tables_messages = table;

}  // namespace mentor::render
