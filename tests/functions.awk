# Functions of more than `most` lines, as clang-format lays them out: free functions stand at the
# margin, those inside a class two columns in, and a body ends with a `}` as deep as its head.
#   awk -v most=60 -f functions.awk FILE…      exit 1 when there is one
function depth() { return match($0, /[^ ]/) - 1 }
FNR == 1 { open = 0; base = 0 }
!open && NF && depth() <= 2 { base = depth(); head = $0; first = FNR }
!open && /\)( const| noexcept| override| requires.*| ->.*)* \{$/ { open = 1; next }
open && /^(  )?\}/ && depth() == base {
  lines = FNR - first + 1
  if (lines > most) {
    printf "%s:%d: a function of %d lines, at most %d: %s\n", FILENAME, first, lines, most, head
    bad = 1
  }
  open = 0
}
END { exit bad }
