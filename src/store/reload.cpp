// load_with(): only the files that change are read; all else is as it was read.
#include <algorithm>

#include "mentor/store/load.h"
#include "mentor/store/transaction.h"
#include "taking.h"

namespace mentor {
namespace {

template <class Card>
void drop_cards(Card& cards, std::uint32_t file) {
  std::erase_if(cards, [&](const auto& each) { return each.second.place.file == file; });
}

void drop_file(const std::string& path, std::uint32_t index, Loaded& loaded) {
  Programme& programme = loaded.programme;
  const auto of_file = [&](const auto& each) { return each.place.file == index; };
  std::erase_if(programme.journal, of_file);
  std::erase_if(programme.answers, of_file);
  drop_cards(programme.years, index);
  drop_cards(programme.people, index);
  drop_cards(programme.pairs, index);
  drop_cards(programme.questionnaires, index);
  drop_cards(programme.proposals, index);
  const auto kind = file_kind_at(path);
  if (kind == FileKind::programme) programme.card = {};
  if (kind == FileKind::matching) programme.matching = {};
  if (kind == FileKind::roadmap) programme.roadmap = {};
  std::erase_if(loaded.findings, [&](const Finding& each) { return each.where.file == path; });
}

// The index of the path in Programme::files; nullopt when no programme is read from it.
std::optional<std::uint32_t> index_of(const std::string& path, Loaded& loaded) {
  std::vector<std::string>& files = loaded.programme.files;
  const auto known = std::find(files.begin(), files.end(), path);
  if (known == files.end() && programme_paths({path}, loaded).empty()) return std::nullopt;
  return static_cast<std::uint32_t>(std::find(files.begin(), files.end(), path) - files.begin());
}

void take_edit(FileEdit edit, Loaded& loaded) {
  const auto index = index_of(edit.path, loaded);
  if (!index) return;
  drop_file(edit.path, *index, loaded);
  const FileKind kind = *file_kind_at(edit.path);
  const SourceFile file{edit.path, *index};
  if (!edit.after) {
    if (kind == FileKind::programme) tell_missing_programme(loaded);
    return;
  }
  if (is_bulk(kind)) {
    take_bulk_file(read_bulk_file(std::move(*edit.after), file, kind), loaded);
    return;
  }
  CardReader card;
  if (const auto read = card.read(std::move(*edit.after), file, kind, loaded.unreadable)) {
    take_card_file(decode_card_file(*read), loaded);
  }
}

}  // namespace

Result<Loaded> load_with(Files& files, const Loaded& before, const std::vector<Change>& changes) {
  auto edits = work_out(files, changes);
  if (!edits) return tl::unexpected(edits.error());
  Loaded after = before;
  for (FileEdit& edit : *edits)
    take_edit(std::move(edit), after);
  put_in_order(after);
  return after;
}

}  // namespace mentor
