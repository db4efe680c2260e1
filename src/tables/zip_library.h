// libzip, loaded when the first workbook is opened. Few commands read one, and with the libraries
// that it needs itself it takes longer to load than most commands take to run.
#pragma once

#include <zip.h>

namespace mentor::tables {

struct ZipLibrary {
  decltype(&zip_discard) discard = nullptr;
  decltype(&zip_error_fini) error_fini = nullptr;
  decltype(&zip_error_init) error_init = nullptr;
  decltype(&zip_fclose) fclose = nullptr;
  decltype(&zip_fopen_index) fopen_index = nullptr;
  decltype(&zip_fread) fread = nullptr;
  decltype(&zip_get_name) get_name = nullptr;
  decltype(&zip_get_num_entries) get_num_entries = nullptr;
  decltype(&zip_name_locate) name_locate = nullptr;
  decltype(&zip_open_from_source) open_from_source = nullptr;
  decltype(&zip_source_buffer_create) source_buffer_create = nullptr;
  decltype(&zip_source_free) source_free = nullptr;
  decltype(&zip_stat_index) stat_index = nullptr;
};

/// The same at every call; nullptr where the machine has no libzip of the version that the program
/// was built with.
[[nodiscard]] const ZipLibrary* zip_library();

}  // namespace mentor::tables
