#!/usr/bin/env bash
# Builds the app for release into dist/. Run scripts/setup.sh once before.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

# The short form of SHA-256 (it hashes a few kilobytes), and panic messages without this machine's folders.
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
export RUSTFLAGS="--cfg sha2_backend_soft=\"compact\" --remap-path-prefix=$cargo_home/registry/src= --remap-path-prefix=$ROOT="

# The standard library is compiled anew, so that a panic is a plain trap and carries no texts that nobody reads: a
# twelfth of the download (docs/adr/0011-standard-library-compiled-anew.md). The flags are not stable; the toolchain
# is pinned.
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS="$RUSTFLAGS -Zlocation-detail=none -Zfmt-debug=none -Zunstable-options"
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
export CARGO_PROFILE_RELEASE_PANIC=immediate-abort

# Trunk builds offline; this fetches what a new machine has not got yet, also for the standard library.
cargo fetch --locked --target wasm32-unknown-unknown

trunk build --release

# The worker's address must stay, so its name has no hash; in a function, its names can be short.
esbuild sw.js --minify --format=iife --charset=utf8 --log-level=warning --outfile=dist/sw.js

# Trunk's own minifier cannot read every script. The names of a module are its own, so they can be short.
for script in dist/{boot,old-browser,theme}-*.js; do
  format=()
  [[ $script == dist/boot-* ]] && format=(--format=esm)
  esbuild "$script" --minify --charset=utf8 "${format[@]}" --log-level=warning --allow-overwrite --outfile="$script"
done

wasm_opt_flags="$(sed -n 's/.*data-wasm-opt-params="\(.*\)".*/\1/p' index.html)"
features="$(grep -o -e '--enable-[a-z-]*' <<<"$wasm_opt_flags" | tr '\n' ' ')"
# ordered GLUE PROGRAM RUNS…: puts functions that are alike side by side (docs/adr/0022-functions-in-order.md); of several
# ways to tell alike (scripts/order.mjs) the one after which the program is smallest.
ordered() {
  local glue="$1" program="$2" least="" runs weight
  for runs in "${@:3}"; do
    node scripts/order.mjs "$program" "$program.named" "$runs"
    # shellcheck disable=SC2086 # the flags are words of their own
    wasm-opt --reorder-functions-by-name $features "$program.named" -o "$program.$runs"
    weight="$(node scripts/weight.mjs "$glue" "$program.$runs")"
    if [ -z "$least" ] || [ "$weight" -lt "$least" ]; then
      least="$weight"
      mv "$program.$runs" "$program.least"
    fi
  done
  mv "$program.least" "$program"
  rm -f "$program.named" "$program".[0-9]:*
}
# One pass more for the program that every visit downloads.
# shellcheck disable=SC2086 # the flags are words of their own
wasm-opt -Oz --low-memory-unused --one-caller-inline-max-function-size=100 $features dist/thuocdo-app-*_bg.wasm -o dist/again.wasm
mv dist/again.wasm dist/thuocdo-app-*_bg.wasm
ordered dist/thuocdo-app-*.js dist/thuocdo-app-*_bg.wasm 3:800 4:200 4:400 5:200 5:400 6:200 7:400
node scripts/program.mjs thuocdo dist/thuocdo-app-*.js dist/thuocdo-app-*_bg.wasm

# The programs beside the first: each is loaded by boot.js only when one of its pages is opened.
target="${CARGO_TARGET_DIR:-target}"

# program NAME STYLE|NAMES: puts one into dist/, with its style sheet or the functions that it offers.
program() {
  local name="thuocdo-$1" out="$target/$1" wasm="$target/wasm32-unknown-unknown/release/thuocdo-$1.wasm" last="$2"
  [ -e "$wasm" ] || wasm="${wasm%/*}/thuocdo_$1.wasm"
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$name" "$wasm"
  # shellcheck disable=SC2086 # the flags are words of their own
  wasm-opt -Oz $wasm_opt_flags "$out/${name}_bg.wasm" -o "$out/$name.wasm"
  ordered "$out/$name.js" "$out/$name.wasm" 6:200
  case "$2" in
    *.css)
      last="$out/$name.css"
      esbuild "$2" --bundle --minify --log-level=warning --outfile="$last" --allow-overwrite
      ;;
  esac
  node scripts/program.mjs "$name" "$out/$name.js" "$out/$name.wasm" "$last"
}
cargo build --release --locked --target wasm32-unknown-unknown --bin thuocdo-desk --bin thuocdo-province
program desk style/desk.css
program province style/province.css
# The one for workbooks is loaded by the others when a workbook is opened or saved (docs/adr/0018-workbooks.md).
cargo build --release --locked --target wasm32-unknown-unknown -p thuocdo-workbook
program workbook read_workbook,write_workbook,zip_folder

# Fetched when a page first needs them (docs/adr/0012-frameworks-loaded-when-needed.md).
node scripts/frameworks.mjs

# What a copy of the app consists of: for folders of publications (docs/hosting.md).
node scripts/files.mjs
