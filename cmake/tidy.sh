#!/usr/bin/env bash
# clang-tidy 14, one file per core at a time.
#   cmake/tidy.sh changed    what changed since the previous commit, or since RESPROUT_TIDY_BASE
#   cmake/tidy.sh all        everything
# `changed` starts no new file after RESPROUT_TIDY_SECONDS (600) and names those that it left out.
# RESPROUT_TIDY_PRESET names the build whose compile commands are taken (release).
set -euo pipefail
# shellcheck source=cmake/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
cd "$root"

mode=${1:-changed}
preset=${RESPROUT_TIDY_PRESET:-release}
tidy=$(command -v clang-tidy-14 || command -v clang-tidy) || die "clang-tidy 14 is not installed."

configure "$preset"
# Sources of ours that this build compiles, each once, core first: it is quick, and most depends on it.
mapfile -t compiled < <(sed -n "s|^ *\"file\": \"$root/\(.*\)\".*|\1|p" "build/$preset/compile_commands.json" |
    grep -E '^(core|ui|app|tests)/.*\.cpp$' | LC_ALL=C sort -u)

# The compiled sources that a changed file stands for: itself; for a header its own source, or one that includes it.
stands_for() {
    case $1 in
    *.cpp) printf '%s\n' "$1" ;;
    *.h)
        if [[ -f ${1%.h}.cpp ]]; then
            printf '%s\n' "${1%.h}.cpp"
        else
            grep -lF "#include \"$1\"" "${compiled[@]}" 2> /dev/null | head -n 1
        fi
        ;;
    esac
}

changed_files() {
    local base=${RESPROUT_TIDY_BASE:-HEAD~1}
    if ! git rev-parse --quiet --verify "$base^{commit}" > /dev/null; then
        say "There is no commit $base to compare with; taking everything."
        printf '%s\n' "${compiled[@]}"
        return
    fi
    { git diff --name-only --diff-filter=d "$base" && git ls-files --others --exclude-standard; } |
        grep -E '^(core|ui|app|tests)/.*\.(cpp|h)$' | while read -r file; do stands_for "$file" || true; done
}

case $mode in
all) files=("${compiled[@]}") seconds=864000 ;;
changed)
    seconds=${RESPROUT_TIDY_SECONDS:-600}
    mapfile -t files < <(LC_ALL=C comm -12 <(printf '%s\n' "${compiled[@]}") <(changed_files | LC_ALL=C sort -u))
    ;;
*) die "usage: cmake/tidy.sh [changed|all]" ;;
esac
if ((${#files[@]} == 0)); then
    say "tidy: no file to look at"
    exit 0
fi

# What moc and rcc write has to be there before the sources that include it can be read.
if [[ -f build/$preset/ui/CMakeFiles/resprout_ui_autogen.dir/AutogenInfo.json ]]; then
    build "$preset" resprout_ui_autogen > /dev/null
fi

place=$(mktemp -d "${TMPDIR:-/tmp}/resprout-tidy-XXXXXX")
trap 'rm -rf "$place"' EXIT

# one FILE: answers in a file of its own, so that answers do not mix
one() {
    local name=${1//\//_}
    if (($(date +%s) >= deadline)); then
        echo "$1" > "$place/$name.left"
        return
    fi
    if ! nice "$tidy" --quiet -p "build/$preset" "$1" > "$place/$name.out" 2> "$place/$name.err"; then
        cat "$place/$name.out" "$place/$name.err"
        echo "$1" > "$place/$name.wrong"
    fi
}
export -f one
export place tidy preset deadline=$(($(date +%s) + seconds))
# shellcheck disable=SC2016  # the inner bash expands it
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -c 'one "$1"' _

left=$(find "$place" -name '*.left' -exec cat {} + | LC_ALL=C sort)
wrong=$(find "$place" -name '*.wrong' -exec cat {} + | LC_ALL=C sort)
if [[ -n $left ]]; then
    say "tidy: out of time; not looked at ($(wc -l <<< "$left") of ${#files[@]}):"
    say "$left"
fi
if [[ -n $wrong ]]; then
    say "tidy: something to mend in:"
    say "$wrong"
    exit 1
fi
say "tidy: ${#files[@]} files, nothing to mend"
