#include "zip_library.h"

#include <dlfcn.h>

#include <optional>

namespace mentor::tables {
namespace {

class Symbols {
 public:
  explicit Symbols(void* library) : library_(library) {}

  template <class Function>
  void find(Function& function, const char* name) {
    function = reinterpret_cast<Function>(dlsym(library_, name));
    all_found_ = all_found_ && function != nullptr;
  }

  [[nodiscard]] bool all_found() const { return all_found_; }

 private:
  void* library_;
  bool all_found_ = true;
};

// Never closed: what it gave is used until the program ends.
std::optional<ZipLibrary> load() {
  void* library = dlopen(MENTOR_ZIP_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  Symbols symbols(library);
  ZipLibrary zip;
  symbols.find(zip.discard, "zip_discard");
  symbols.find(zip.error_fini, "zip_error_fini");
  symbols.find(zip.error_init, "zip_error_init");
  symbols.find(zip.fclose, "zip_fclose");
  symbols.find(zip.fopen_index, "zip_fopen_index");
  symbols.find(zip.fread, "zip_fread");
  symbols.find(zip.get_name, "zip_get_name");
  symbols.find(zip.get_num_entries, "zip_get_num_entries");
  symbols.find(zip.name_locate, "zip_name_locate");
  symbols.find(zip.open_from_source, "zip_open_from_source");
  symbols.find(zip.source_buffer_create, "zip_source_buffer_create");
  symbols.find(zip.source_free, "zip_source_free");
  symbols.find(zip.stat_index, "zip_stat_index");
  return symbols.all_found() ? std::optional(zip) : std::nullopt;
}

}  // namespace

const ZipLibrary* zip_library() {
  static const std::optional<ZipLibrary> zip = load();
  return zip ? &*zip : nullptr;
}

}  // namespace mentor::tables
