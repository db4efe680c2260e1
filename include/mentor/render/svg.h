// Figures of a report as SVG.
#pragma once

#include <string>

#include "mentor/model/document.h"

namespace mentor {

/// The figure as one `<svg>` element for a page: scalable, in shades and patterns that survive a
/// black and white printer, every number also in letters, `<title>` and `<desc>` for readers of
/// screens. Ids inside begin with the figure's id. Well-formed XML whatever the texts hold.
[[nodiscard]] std::string svg(const doc::Figure& figure, Language language);

}  // namespace mentor
