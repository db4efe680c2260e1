#include "mentor/store/private_cards.h"

#include <map>

#include "decode.h"
#include "read_cards.h"

namespace mentor {
namespace {

using PathsOfCards = std::map<PersonId, std::string>;

Result<void> load_card(Files& files, const std::string& path, CardReader& reader,
                       PathsOfCards& paths, LoadedPrivate& loaded) {
  auto bytes = files.read(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return {};
  const auto read =
      reader.read(std::move(**bytes), {path, 0}, FileKind::private_card, loaded.unreadable);
  if (!read) return {};
  check_file_name(*read, "id", loaded.findings);
  PrivateCard card = decode_private(*read->root);
  card.entered = read->entered;
  // What is not in memory no report can print: the text of a note stays in its file.
  for (ConfidentialNote& note : card.notes)
    note.text.clear();
  const PersonId id = card.id;
  const auto [first, is_first] = paths.emplace(id, path);
  if (is_first) {
    loaded.cards.emplace(id, std::move(card));
    return {};
  }
  const Node* code = read->root->find("id");
  loaded.unreadable.push_back(error_at(where_of(read->file, *code), "code-twice",
                                       {{"code", text(id)}, {"other", first->second}}));
  return {};
}

void tell_stray(const std::string& path, LoadedPrivate& loaded) {
  const auto stray = stray_file(path);
  if (!stray || path.starts_with("private/reports/")) return;
  const bool bad = stray->severity == Severity::error;
  (bad ? loaded.unreadable : loaded.findings).push_back(*stray);
}

}  // namespace

Result<LoadedPrivate> load_private(Files& files) {
  const auto paths = files.list();
  if (!paths) return tl::unexpected(paths.error());
  LoadedPrivate loaded;
  PathsOfCards seen;
  CardReader reader;
  for (const std::string& path : *paths) {
    if (!path.starts_with(folder_of(FileKind::private_card))) continue;
    if (file_kind_at(path) != FileKind::private_card || stray_file(path)) {
      tell_stray(path, loaded);
    } else if (const auto done = load_card(files, path, reader, seen, loaded); !done) {
      return tl::unexpected(done.error());
    }
  }
  sort_findings(loaded.unreadable);
  sort_findings(loaded.findings);
  return loaded;
}

}  // namespace mentor
