// Presets: the files that `init` puts into a new folder, with places to fill.
#pragma once

#include <span>
#include <string_view>

namespace mentor::cli {

struct PresetFile {
  std::string_view path;  ///< in the folder; `gitignore` stands for `.gitignore`
  std::string_view text;  ///< with places such as `{{name}}`
};

/// The files of the preset; empty when there is no preset of that name.
[[nodiscard]] std::span<const PresetFile> preset_files(std::string_view preset);

}  // namespace mentor::cli
