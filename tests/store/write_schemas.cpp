// write_schemas FOLDER: writes the JSON Schema of every kind of file, as the shapes say it now.
#include <fstream>
#include <iostream>

#include "mentor/store/schemas.h"

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: write_schemas FOLDER\n";
    return 2;
  }
  for (const mentor::FileKind kind : mentor::file_kinds()) {
    const std::string path =
        std::string(words[1]) + "/" + std::string(mentor::name_of(kind)) + ".json";
    std::ofstream file(path, std::ios::binary);
    file << mentor::schema_text(kind);
    if (!file.flush()) {
      std::cerr << "cannot write " << path << "\n";
      return 5;
    }
  }
  return 0;
}
