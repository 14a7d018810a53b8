# shellcheck shell=bash disable=SC2034
# What app/run, tests/run and .ci/run share: find the project, install what is missing, configure, build.
# To be sourced by bash; does nothing by itself but set `root` and a UTF-8 locale.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]*8*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

# Debian's names of what is needed: to build and see the window; for the tests on top; for .ci/run on top.
build_packages=(cmake ninja-build g++ rapidjson-dev libcli11-dev libfmt-dev
    qt6-base-dev qt6-charts-dev qt6-svg-dev libqt6opengl6-dev
    fonts-inter fonts-jetbrains-mono)
test_packages=(libgtest-dev librapidcheck-dev)
ci_packages=(git clang-format-14 clang-tidy-14 clang-14 libclang-rt-14-dev)

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# Those of the packages given that are not installed, one a line.
missing_packages() {
    local package
    local -A installed=()
    while read -r status package; do
        if [[ $status == ii ]]; then installed[$package]=1; fi
    done < <(dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "$@" 2> /dev/null)
    for package; do
        if [[ -z ${installed[$package]:-} ]]; then printf '%s\n' "$package"; fi
    done
}

# Installs those packages that are missing: one update and one install, and nothing at all when all are there.
ensure_packages() {
    if ! command -v apt-get > /dev/null || ! command -v dpkg-query > /dev/null; then
        ensure_commands
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then return; fi

    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo > /dev/null; then
            die "These packages are missing, and only root may install them: ${missing[*]}"
        fi
        as_root=(sudo)
    fi
    say "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update --quiet || say "The list of packages could not be renewed; trying with the old one."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends \
        "${missing[@]}" || die "apt-get could not install all of: ${missing[*]}"
}

# Where there is no apt: names the commands that are missing. CMake then names the libraries (cmake/Dependencies.cmake).
ensure_commands() {
    local missing=() command
    for command in cmake ninja; do
        if ! command -v "$command" > /dev/null; then missing+=("$command"); fi
    done
    if ! command -v "${CXX:-c++}" > /dev/null; then missing+=("a C++20 compiler (g++ 12 or clang 14)"); fi
    if ((${#missing[@]} == 0)); then return; fi
    say "This is no Debian, so nothing is installed by itself. These commands are missing:"
    for command in "${missing[@]}"; do say "  $command"; done
    die "The libraries needed are: Qt 6.4 (Widgets, Charts, Svg), RapidJSON, CLI11, fmt;" \
        "for the tests also GoogleTest and RapidCheck."
}

# configure PRESET [-D...]: only when there is something to do; ninja itself sees to later changes of CMake files.
configure() {
    local preset=$1 folder=$root/build/$1
    shift
    if (($# == 0)) && [[ -f $folder/build.ninja && ! $root/CMakePresets.json -nt $folder/build.ninja ]]; then return; fi
    mkdir -p "$root/build"
    (cd "$root" && cmake --preset "$preset" -Wno-dev "$@") > "$folder.log" 2>&1 || {
        cat "$folder.log" >&2
        die "CMake could not set up build/$preset."
    }
}

# build PRESET [TARGETS...]
build() {
    local folder=$root/build/$1
    shift
    cmake --build "$folder" ${1:+--target} "$@"
}

# A folder of one's own for what programs keep while they run; Qt asks for it.
ensure_runtime_dir() {
    if [[ -n ${XDG_RUNTIME_DIR:-} && -d $XDG_RUNTIME_DIR ]]; then return; fi
    export XDG_RUNTIME_DIR=${TMPDIR:-/tmp}/runtime-$(id -un)
    mkdir -p -m 0700 "$XDG_RUNTIME_DIR"
}

# run_tests PRESET [ARGUMENTS OF CTEST...]: all tests of a build, in parallel, without a display, away from the settings
# of whoever runs them. Ends with ctest's summary and its status.
run_tests() {
    local folder=$root/build/$1 place status=0
    shift
    place=$(mktemp -d "${TMPDIR:-/tmp}/resprout-tests-XXXXXX")
    mkdir -m 0700 "$place/runtime" "$place/config" "$place/data" "$place/cache"
    # ThreadSanitizer of gcc 12 cannot start where addresses are spread over more than 28 bits; this turns that off.
    local steady=()
    if setarch "$(uname -m)" -R true 2> /dev/null; then steady=(setarch "$(uname -m)" -R); fi
    QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$place/runtime XDG_CONFIG_HOME=$place/config \
        XDG_DATA_HOME=$place/data XDG_CACHE_HOME=$place/cache \
        "${steady[@]}" ctest --test-dir "$folder" --output-on-failure --parallel "$(nproc)" "$@" || status=$?
    rm -rf "$place"
    return $status
}
