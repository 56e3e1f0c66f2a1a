# For ./web/serve and ./tests/run: messages, steps with their time, and what has to be installed.

say() { printf '%s\n' "$*"; }
die() { printf '\n%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
step() { printf '\n== %s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }
is_debian_like() { has apt-get && has dpkg-query; }
is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# need COMMAND PACKAGE: PACKAGE is wanted where there is no COMMAND ("-": wanted whether or not).
wanted=()
missing_commands=()
need() {
  if [[ $1 != - ]]; then
    has "$1" && return
    missing_commands+=("$1")
  elif ! is_debian_like || is_installed "$2"; then
    return 0
  fi
  wanted+=("$2")
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif has sudo; then sudo "$@"
  else die "these packages are missing, and installing them needs root or sudo: ${wanted[*]}"
  fi
}

# Installs what `need` found missing; elsewhere than on Debian and its relatives says what is missing and ends.
install_wanted() {
  if ((${#wanted[@]} == 0)); then
    say "All there."
    return
  fi
  if ! is_debian_like; then
    ((${#missing_commands[@]} == 0)) && return
    die "not found in PATH: ${missing_commands[*]}

On this system please install, with its own package manager or from their makers:
  - CMake 3.22 or newer, Ninja, git, and a C++20 compiler (g++ 12 or clang 14 or newer)
  - node 18.17 or newer
  - the Emscripten SDK, 3.1.6 or newer, in PATH (its \`source ./emsdk_env.sh\`)
  - for the desktop program and the tests: SDL2, OpenGL's and GoogleTest's development files
  - for the browser tests: Chromium or Chrome, Firefox, and on Linux Xvfb
Everything else is fetched when it is built. Then run this command again."
  fi
  say "Installing: ${wanted[*]}"
  local quiet=(-qq -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0)
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" update ||
    say "(the package lists could not all be brought up to date; going on with what there is)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" install -y --no-install-recommends \
    -o APT::Status-Fd=3 "${wanted[@]}" 3> >(show_apt_progress) >"$log_dir/apt.log" 2>&1 ||
    die "apt-get could not install them; its last words:
$(tail -n 15 "$log_dir/apt.log")"
}

# apt's machine-readable progress (dlstatus:…:percent:… and pmstatus:…:percent:…) as a line each ten per cent.
show_apt_progress() {
  local kind percent text last=-1 tens
  while IFS=: read -r kind _ percent text; do
    tens=${percent%%.*}
    tens=$((${tens:-0} / 10))
    if [[ $kind$tens != "$last" ]]; then
      last=$kind$tens
      case $kind in
        dlstatus) say "  downloading, $((10 * tens)) %" ;;
        pmstatus) say "  unpacking and setting up, $((10 * tens)) %" ;;
      esac
    fi
  done
}

# find_browser chromium|firefox: prints where it is; HANDOFF_CHROMIUM and HANDOFF_FIREFOX name others.
find_browser() {
  case $1 in
    chromium) command -v "${HANDOFF_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable ;;
    firefox) command -v "${HANDOFF_FIREFOX:-}" firefox-esr firefox ;;
  esac | sed -n 1p | grep .
}

# What building the page needs.
need_web_build() {
  need cmake cmake
  need ninja ninja-build
  need node nodejs
  if ! has emcc; then
    need emcc emscripten
    need - node-acorn
  elif is_debian_like && is_installed emscripten; then
    need - node-acorn
  fi
  need xz xz-utils
  need - fonts-inter
  need - fonts-jetbrains-mono
  [[ -e /usr/share/keyrings/debian-archive-keyring.gpg ]] || need git git # sources come from upstream then
}

# Configures and builds the page's program, and lays out web/dist.
build_page() {
  local build=$root/build/web
  if ! (cd "$root" && cmake --preset web -Wno-dev >"$log_dir/web-configure.log" 2>&1); then
    cat "$log_dir/web-configure.log"
    die "the build could not be set up; see above"
  fi
  NINJA_STATUS='  [%f/%t, %es] ' cmake --build "$build" --target handoff || die "the program does not compile; see above"
  node "$root/web/build.mjs" "$build" "$root/web/dist"
}
