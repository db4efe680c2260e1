// What a file says that is more than plain text, for whoever searches it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// A text of a file, in whatever encoding it has there.
struct FilePart {
  std::string name;   ///< of an entry of an archive, as it stands there; else empty
  std::string bytes;  ///< empty where the entry is a folder, or could not be read
};

struct FileTexts {
  std::vector<FilePart> parts;
  bool also_as_it_stands = false;  ///< true where the bytes of the file are a text, too
  bool whole = true;               ///< false where something in the file could not be looked into
};

/// The texts of an archive (a zip, a workbook, a document of Word or LibreOffice; of a workbook the
/// rows of every visible sheet first, cells set apart by tabs; archives inside archives a few
/// deep), of an RTF, an e-mail or a vCard (words of headers, quoted-printable and base64 decoded);
/// a PDF is never whole. What is no text comes as it is. nullopt: a file that is read as it stands.
[[nodiscard]] std::optional<FileTexts> texts_of_file(std::string_view bytes);

}  // namespace mentor
