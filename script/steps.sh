# Sourced by every command in this folder: where the tools are, and how a step is run and reported.
# Works with the bash 3.2 of macOS. Nothing here installs anything; that is script/setup.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

trunk_version=0.21.14
# The command-line tool must be exactly as old as the library, so the library's lock entry decides.
wasm_bindgen_version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)

cache=${TASKDEF_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/taskdef-playground}
trunk_root=$cache/tools/trunk-$trunk_version
wasm_bindgen_root=$cache/tools/wasm-bindgen-$wasm_bindgen_version
split_root=$cache/tools/split-wasm-$(cat script/split/Cargo.* script/split/src/main.rs | git hash-object --stdin | cut -c 1-12)
npm_root=$cache/npm/$(git hash-object script/tools/package-lock.json | cut -c 1-12)
target_dir=${CARGO_TARGET_DIR:-target}

export PATH="$trunk_root/bin:$wasm_bindgen_root/bin:$split_root/bin:$npm_root/node_modules/.bin:$PATH"
# tests/e2e/harness.mjs finds the npm packages here, as they are not in the clone.
export TASKDEF_NODE_MODULES=$npm_root/node_modules
# Trunk refuses NO_COLOR=1: it wants a boolean.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

repeat=""
report_failure() {
  local code=$?
  if [ "$code" -ne 0 ] && [ -n "$repeat" ]; then printf '\nThis step failed. Repeat it with: %s\n' "$repeat" >&2; fi
}
trap report_failure EXIT

# step TITLE REPEAT COMMAND...: runs the command under a heading; when it fails, says how to repeat it.
# The command is never called as a condition, because that would switch `set -e` off inside it.
step() {
  local title=$1 started=$SECONDS
  repeat=$2
  shift 2
  printf '\n==> %s\n' "$title"
  "$@"
  printf '    %d s\n' $((SECONDS - started))
  repeat=""
}

# run COMMAND...: shows a command, then runs it.
run() {
  printf '    $ %s\n' "$*"
  "$@"
}

# Prints the path of a Chromium or Chrome, or nothing.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$name" ] && command -v "$name"; then return; fi
  done
}

# Prints the path of the driver that wasm-bindgen's test runner talks to, or nothing.
find_chromedriver() {
  local name
  for name in "${CHROMEDRIVER:-}" chromedriver "${CHROMEWEBDRIVER:-}/chromedriver"; do
    if [ -n "$name" ] && command -v "$name"; then return; fi
  done
}
