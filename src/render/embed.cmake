# cmake -D BYTES=file -D OUT=file.cpp -D NAME=symbol -P embed.cmake: the bytes as an array of C++.
file(READ "${BYTES}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(WRITE "${OUT}" "#include <cstddef>

namespace mentor::render {

extern const unsigned char ${NAME}[];
extern const std::size_t ${NAME}_size;

const unsigned char ${NAME}[] = {
${hex}
};
const std::size_t ${NAME}_size = ${size};

}  // namespace mentor::render
")
