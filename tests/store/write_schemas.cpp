// write_schemas FOLDER: writes the JSON Schemas that come from shapes, as the shapes are now.
#include <fstream>
#include <iostream>

#include "mentor/store/schemas.h"

namespace {

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (file.flush()) return true;
  std::cerr << "cannot write " << path << "\n";
  return false;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: write_schemas FOLDER\n";
    return 2;
  }
  const std::string folder = words[1];
  bool good = write(folder + "/output/proposal.json", mentor::proposal_output_schema());
  for (const mentor::FileKind kind : mentor::file_kinds()) {
    const std::string path = folder + "/" + std::string(mentor::name_of(kind)) + ".json";
    good = write(path, mentor::schema_text(kind)) && good;
  }
  return good ? 0 : 5;
}
