# Sourced by the two scripts of the README: installs what is missing of tests/packages.txt, and says
# nothing when nothing is. `need_packages build` takes the part before the line `# tests`.
need_packages() (  # in a shell of its own: callers keep their variables
  list=$packages_dir/packages.txt
  case $1 in
    build) wanted=$(sed -e '/^# tests$/,$d' -e '/^#/d' -e '/^$/d' "$list") ;;
    *) wanted=$(sed -e '/^#/d' -e '/^$/d' "$list") ;;
  esac
  missing=
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || exit 0
  echo "Installing:$missing"
  root=
  [ "$(id -u)" = 0 ] || root=sudo
  $root apt-get update -qq >/dev/null &&
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      $missing >/dev/null
)
