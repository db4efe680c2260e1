// What an e-mail, a saved web page (.mht) or a vCard says besides what can be read as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// True where something may be written in quoted-printable or base64, as mail programs do.
[[nodiscard]] bool is_mail(std::string_view bytes);

/// Words of headers (`=?utf-8?B?…?=`), the whole with quoted-printable decoded, and every body in
/// base64, whatever it is.
[[nodiscard]] std::vector<std::string> texts_of_mail(std::string_view bytes);

}  // namespace mentor
