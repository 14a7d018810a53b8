#!/usr/bin/env bash
# clang-format 14 over all our sources.
#   cmake/format.sh check    names what is laid out otherwise, ends with 1 then
#   cmake/format.sh apply    lays it out
set -euo pipefail
# shellcheck source=cmake/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
cd "$root"

format=$(command -v clang-format-14 || command -v clang-format) || die "clang-format 14 is not installed."
mapfile -t files < <(find core ui app tests -name '*.cpp' -o -name '*.h' | LC_ALL=C sort)
if ((${#files[@]} == 0)); then exit 0; fi
case ${1:-} in
check) "$format" --dry-run --Werror "${files[@]}" ;;
apply) "$format" -i "${files[@]}" ;;
*) die "usage: cmake/format.sh check|apply" ;;
esac
