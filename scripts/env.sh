# Sourced by the other scripts: puts the repository's own tools on PATH and names the browser.
# Does no network and prints nothing.
#
# Reads: CHROMIUM and CHROMEDRIVER (paths, when not Debian's); RUSTUP_TOOLCHAIN (never overridden when set).

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export ROOT
export PATH="$ROOT/.tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

export CHROMIUM="${CHROMIUM:-$(command -v chromium || echo /usr/bin/chromium)}"
export CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver || echo /usr/bin/chromedriver)}"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

# Trunk 0.21 reads NO_COLOR as a boolean and stops at the usual "1".
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi
export TRUNK_SKIP_VERSION_CHECK=true

PINNED_RUST="$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")"
export PINNED_RUST

# Prints the name of rustup's default toolchain when it is at least as new as the pinned one.
default_toolchain_new_enough() {
  local name version
  name="$(cd / && rustup default 2>/dev/null | cut -d' ' -f1)" || return 1
  [ -n "$name" ] || return 1
  version="$(rustup run "$name" rustc --version 2>/dev/null | cut -d' ' -f2)" || return 1
  [ -n "$version" ] || return 1
  [ "$(printf '%s\n' "$PINNED_RUST" "$version" | sort -V | head -n 1)" = "$PINNED_RUST" ] || return 1
  echo "$name"
}

pinned_toolchain_installed() {
  rustup toolchain list 2>/dev/null | grep -q "^$PINNED_RUST\(-\| \|$\)"
}

# The pinned toolchain is used where it is installed; else a default that is new enough, so that a machine
# that cannot download another one still builds. setup.sh tries to install the pinned one first, after which
# the fallback is dropped; a RUSTUP_TOOLCHAIN that the caller chose stays.
if [ -n "${RUSTUP_TOOLCHAIN:-}" ] && [ "$RUSTUP_TOOLCHAIN" = "${FALLBACK_TOOLCHAIN:-}" ]; then
  unset RUSTUP_TOOLCHAIN FALLBACK_TOOLCHAIN
fi
if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && command -v rustup >/dev/null && ! pinned_toolchain_installed; then
  if FALLBACK_TOOLCHAIN="$(default_toolchain_new_enough)"; then
    export FALLBACK_TOOLCHAIN RUSTUP_TOOLCHAIN="$FALLBACK_TOOLCHAIN"
  fi
fi
