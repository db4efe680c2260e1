// Lines of the journal: both readers give the same, and an entry that is read is written on one
// line and reads back the same.
#include <algorithm>
#include <vector>

#include "bulk_files.h"
#include "law.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/write_text.h"

using namespace mentor;
using fuzz::law;

namespace {

const char* const path = "journal/2023-10.yaml";
const char* const programme =
    "format: 1\nid: s\norganisation: {name: s, kind: school}\ntitle: s\n"
    "categories:\n  - {id: pupil, title: p}\nforms:\n"
    "  - {id: pupil-pupil, title: f, mentors: [pupil], mentees: [pupil]}\n";

// The folder with that journal; all else of it is read once.
Loaded read(const std::string& journal) {
  static MemoryFiles files{{"programme.yaml", programme}};
  static const Result<Loaded> folder = load_programme(files);
  auto loaded = load_with(files, *folder, {{ChangeKind::create, path, journal}});
  law(loaded.has_value(), "a folder in memory is read");
  for (const Finding& finding : loaded->unreadable)
    law(finding.where.file == path, "only the journal has faults");
  return *std::move(loaded);
}

bool same_entry(const Entry& a, const Entry& b) {
  return a.date == b.date && a.at == b.at && a.event == b.event && a.place == b.place &&
         canonical_text(a) == canonical_text(b);
}

// Line by line and through the tree of the whole file.
void read_by_both(const std::string& journal) {
  const SourceFile file{path, 0};
  const BulkFile fast = read_bulk_file(journal, file, FileKind::journal, Reader::fast);
  const BulkFile strict = read_bulk_file(journal, file, FileKind::journal, Reader::strict);
  law(fast.unreadable == strict.unreadable, "both readers find the same faults");
  law(fast.findings == strict.findings, "both readers tell the same");
  law(std::equal(fast.entries.begin(), fast.entries.end(), strict.entries.begin(),
                 strict.entries.end(), same_entry),
      "both readers give the same entries");
}

void write_again(const std::string& journal) {
  const Loaded loaded = read(journal);
  if (!loaded.unreadable.empty()) return;
  std::string written;
  std::vector<std::string> lines;
  for (const Entry& entry : loaded.programme.journal) {
    law(entry.date.ok(), "a fact has a day that exists");
    const auto line = entry_line(entry);
    law(line.has_value(), "an entry can be written");
    law(line->find_first_of("\n\r") == line->size() - 1, "an entry is one line");
    written += *line;
    lines.push_back(*line);
  }
  const Loaded again = read(written);
  law(again.unreadable.empty(), "what is written is read");
  law(again.programme.journal.size() == lines.size(), "no entry is lost");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Entry& entry = again.programme.journal[i];
    law(canonical_text(entry) == canonical_text(loaded.programme.journal[i]),
        "an entry reads back, in its order");
    law(entry_line(entry).value() == lines[i], "an entry is written the same again");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string journal(fuzz::text_of(data, size));
  // One of the two laws an input, by its length: more of them in the same time.
  if (size % 2 == 0) {
    read_by_both(journal);
  } else {
    write_again(journal);
  }
  return 0;
}
