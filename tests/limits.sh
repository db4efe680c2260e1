#!/bin/sh
# Files of at most 450 lines, functions of at most 60, and names that say something.
cd "$1" || exit 2
bad=0
for file in $(git ls-files 'src/*.cpp' 'src/*.h' 'include/*.h' 'tests/*.cpp' 'tests/*.h'); do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 450 ]; then
    echo "$file: $lines lines, at most 450"
    bad=1
  fi
  case $(basename "$file") in
    *util* | *helper* | *common* | *misc* | *manager* | *handler* | *info.* | *data.* | *impl*)
      echo "$file: a name that says nothing"
      bad=1
      ;;
  esac
done
# shellcheck disable=SC2046 # a list of files
awk -v most=60 -f tests/functions.awk $(git ls-files 'src/*.cpp' 'src/*.h' 'include/*.h') || bad=1
exit $bad
