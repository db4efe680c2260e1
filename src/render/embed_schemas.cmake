# cmake -D FILES=a.json;b.json -D OUT=file.cpp -P embed_schemas.cmake: the files as texts by name.
set(cases "")
set(names "")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND names "\"${name}\", ")
  string(APPEND cases "  if (name == \"${name}\") return R\"~~~(${text})~~~\";\n")
endforeach()
file(WRITE "${OUT}" "#include \"mentor/render/output_schemas.h\"

namespace mentor {

std::vector<std::string_view> output_schema_names() {
  return {${names}};
}

std::optional<std::string_view> output_schema(std::string_view name) {
${cases}  return std::nullopt;
}

}  // namespace mentor
")
