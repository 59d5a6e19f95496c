#!/usr/bin/env bash
# Builds the app for release into dist/. Run scripts/setup.sh once before.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

# The short form of SHA-256 (it hashes a few kilobytes), and panic messages without this machine's folders.
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
export RUSTFLAGS="--cfg sha2_backend_soft=\"compact\" --remap-path-prefix=$cargo_home/registry/src= --remap-path-prefix=$ROOT="
trunk build --release

# Trunk's own minifier cannot read the glue that wasm-bindgen writes.
for script in dist/*.js; do
  esbuild "$script" --minify --charset=utf8 --log-level=warning --allow-overwrite --outfile="$script"
done
