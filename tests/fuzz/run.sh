# Sourced by short.sh and long.sh, in the root of the source: builds fuzz targets and runs one.
build=build/asan

# build_fuzzers NAME…
build_fuzzers() {
  mkdir -p build
  { cmake --preset asan && cmake --build $build --target "${@/#/fuzz_}"; } >$build.log 2>&1 ||
    { cat $build.log; exit 1; }
}

# longest NAME: bytes of an input; short ones make for many executions.
longest() {
  case $1 in
    dates | codes | names) echo 64 ;;
    cells) echo 128 ;;
    cli | journal) echo 512 ;;
    xlsx | matching) echo 2048 ;;
    *) echo 1024 ;;
  esac
}

# run_fuzzer NAME FOLDER OPTION…: over the seeds, which go to FOLDER/corpus; what is found stays there.
# A crash, a broken law, a leak and an input of over a second end it.
run_fuzzer() {
  local name=$1 folder=$2
  shift 2
  mkdir -p "$folder/corpus"
  python3 - "$name" "$folder" <<'END'
import pathlib, re, sys
name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
text = pathlib.Path(f"tests/fuzz/seeds/{name}.txt").read_bytes()
for i, seed in enumerate(text.split(b"\n====\n" if b"\n====\n" in text else b"\n")):
    (folder / "corpus" / f"seed-{i}").write_bytes(seed)
# libFuzzer takes letters of ASCII only.
words = pathlib.Path(f"tests/fuzz/dict/{name}.dict").read_bytes()
(folder / "words").write_bytes(
    re.sub(rb"[\x80-\xff]", lambda byte: b"\\x%02x" % byte.group(0)[0], words))
END
  local fuzzer=$build/tests/fuzz/fuzz_$name code=0
  ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=32 $fuzzer -dict="$folder/words" \
    -max_len="$(longest "$name")" -timeout="${FUZZ_TIMEOUT:-1}" -rss_limit_mb=2048 -entropic=0 \
    -print_final_stats=1 -artifact_prefix="$folder/" "$@" "$folder/corpus" >"$folder/log" 2>&1 ||
    code=$?
  # 70: an input took long. On a busy machine that may be another's fault: alone it has to be quick.
  [ $code -eq 70 ] || return $code
  $fuzzer -timeout=1 "$folder"/timeout-* >>"$folder/log" 2>&1
}
