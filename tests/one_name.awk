# One name, one type: two types of one name in one namespace are one to the linker, which then calls
# the functions of either for both. Nested types and unnamed namespaces are each file's own.
FNR == 1 { depth = 0; unnamed = 0 }
/^namespace.*\{$/ {
  name = $2 == "{" ? "" : $2
  inside[++depth] = name
  if (name == "") ++unnamed
}
/^\}  \/\/ namespace/ {
  if (inside[depth] == "") --unnamed
  --depth
}
/^(struct|class|union|enum class|enum)( \[\[[a-z]+\]\])? [A-Za-z_]+( final)?( :.*)? \{/ {
  if (unnamed) next
  match($0, /^(struct|class|union|enum class|enum)( \[\[[a-z]+\]\])? /)
  type = substr($0, RLENGTH + 1)
  sub(/[^A-Za-z_0-9].*/, "", type)
  full = ""
  for (i = 1; i <= depth; ++i) full = full inside[i] "::"
  full = full type
  if (full in first && first[full] != FILENAME) {
    print FILENAME ":" FNR ": " full " is also a type of " first[full]
    bad = 1
  }
  first[full] = FILENAME
}
END { exit bad }
