#!/usr/bin/env bash
# Installs what a build (`setup.sh build`) or the tests (`setup.sh test`) need and what is not there yet.
# Tools go into .tools/ of this folder; only the browser and the spreadsheet of the tests are system packages.
set -euo pipefail

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132
ESBUILD_VERSION=0.28.2

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 1; }

what="${1:-build}"
case "$what" in build | test) ;; *) fail "use: scripts/setup.sh [build|test]" ;; esac

# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

command -v cargo >/dev/null || fail "cargo is missing; install Rust $PINNED_RUST with rustup."
command -v npm >/dev/null || fail "npm is missing; install Node 20 or newer."

# --- Rust toolchain, WASM target -------------------------------------------------------------------------------

setup_rust() {
  if ! command -v rustup >/dev/null; then
    say "rustup is missing; using $(rustc --version) as it is"
    return
  fi
  local chosen="${RUSTUP_TOOLCHAIN:-}" fallback="${FALLBACK_TOOLCHAIN:-}"
  if [ -n "$chosen" ] && [ "$chosen" != "$fallback" ]; then
    say "using toolchain $chosen, as RUSTUP_TOOLCHAIN says"
  elif [ -n "$fallback" ] && rustc --version | grep -q "^rustc $PINNED_RUST "; then
    say "toolchain $fallback is Rust $PINNED_RUST"
  elif ! pinned_toolchain_installed; then
    say "installing Rust $PINNED_RUST"
    if rustup toolchain install "$PINNED_RUST" --profile minimal; then
      unset RUSTUP_TOOLCHAIN FALLBACK_TOOLCHAIN
    elif [ -n "$fallback" ]; then
      say "Rust $PINNED_RUST could not be installed; using $fallback ($(rustc --version)) instead"
    else
      fail "Rust $PINNED_RUST could not be installed, and the default toolchain is older or absent."
    fi
  fi
  local name="${RUSTUP_TOOLCHAIN:-$PINNED_RUST}" part
  if ! rustup target list --installed --toolchain "$name" | grep -qx wasm32-unknown-unknown; then
    say "adding target wasm32-unknown-unknown to $name"
    rustup target add wasm32-unknown-unknown --toolchain "$name"
  fi
  for part in clippy rust-src rustfmt; do
    if ! rustup component list --installed --toolchain "$name" | grep -q "^$part"; then
      say "adding component $part to $name"
      rustup component add "$part" --toolchain "$name"
    fi
  done
  say "$(rustc --version), target wasm32-unknown-unknown"
}

# --- Command-line tools ----------------------------------------------------------------------------------------

# has_version COMMAND VERSION: whether the command on PATH says that it is of this version.
has_version() {
  command -v "$1" >/dev/null && "$1" --version 2>/dev/null | grep -Eq "(^|[^0-9.])${2//./\\.}([^0-9.]|$)"
}

# cargo_tool CRATE VERSION [FLAG…]: a debug build, because it installs in a third of the time and runs fast enough.
cargo_tool() {
  local crate="$1" version="$2"
  shift 2
  say "installing $crate $version into .tools (a few minutes)"
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0 cargo install "$crate" --version "$version" --debug --force \
    --root .tools --target-dir .tools/build "$@" ||
    fail "$crate $version could not be installed; is the crate registry reachable?"
  hash -r
}

setup_tools() {
  local bindgen
  bindgen="$(sed -n 's/^wasm-bindgen *= *"=\([0-9.]*\)".*/\1/p' Cargo.toml)"
  [ -n "$bindgen" ] || fail "Cargo.toml has no line: wasm-bindgen = \"=VERSION\""

  # With --locked this crate's own lock file does not resolve.
  if ! has_version wasm-bindgen "$bindgen" || ! has_version wasm-bindgen-test-runner "$bindgen"; then
    cargo_tool wasm-bindgen-cli "$bindgen"
  fi
  say "wasm-bindgen $bindgen"

  if ! has_version trunk "$TRUNK_VERSION"; then
    cargo_tool trunk "$TRUNK_VERSION" --locked --no-default-features
  fi
  say "trunk $TRUNK_VERSION"

  if ! has_version wasm-opt "$BINARYEN_VERSION"; then
    say "installing binaryen $BINARYEN_VERSION into .tools"
    npm install --global --prefix .tools --no-audit --no-fund --loglevel=error "binaryen@$BINARYEN_VERSION.0.0" ||
      fail "binaryen $BINARYEN_VERSION could not be installed; is the npm registry reachable?"
    hash -r
    has_version wasm-opt "$BINARYEN_VERSION" || fail "binaryen was installed, but wasm-opt does not run."
  fi
  say "wasm-opt $BINARYEN_VERSION"

  if ! has_version esbuild "$ESBUILD_VERSION"; then
    say "installing esbuild $ESBUILD_VERSION into .tools"
    npm install --global --prefix .tools --no-audit --no-fund --loglevel=error "esbuild@$ESBUILD_VERSION" ||
      fail "esbuild $ESBUILD_VERSION could not be installed; is the npm registry reachable?"
    hash -r
    has_version esbuild "$ESBUILD_VERSION" || fail "esbuild was installed, but does not run."
  fi
  say "esbuild $ESBUILD_VERSION"
  rm -rf .tools/build
}

# --- Browser and test packages ---------------------------------------------------------------------------------

setup_browser() {
  if [ ! -x "$CHROMIUM" ] || [ ! -x "$CHROMEDRIVER" ]; then
    command -v apt-get >/dev/null ||
      fail "Chromium or chromedriver is missing and there is no apt-get. Install both and set CHROMIUM and CHROMEDRIVER to their paths."
    [ "$(id -u)" = 0 ] ||
      fail "Chromium or chromedriver is missing. As root, run: apt-get install --no-install-recommends chromium chromium-driver"
    say "installing chromium and chromium-driver"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver ||
      fail "apt-get could not install chromium and chromium-driver."
    CHROMIUM="$(command -v chromium)"
    CHROMEDRIVER="$(command -v chromedriver)"
  fi
  say "$("$CHROMIUM" --version 2>/dev/null | head -n 1)"
}

# Workbooks are checked against LibreOffice. A machine that cannot get it runs all the other checks and says so.
setup_office() {
  if ! command -v "${SOFFICE:-soffice}" >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
      say "WITHOUT LibreOffice: workbooks are not checked against it. As root: apt-get install --no-install-recommends libreoffice-calc"
      return
    fi
    say "installing libreoffice-calc"
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc; }; then
      say "WITHOUT LibreOffice: apt-get could not install libreoffice-calc; workbooks are not checked against it"
      return
    fi
  fi
  say "$("${SOFFICE:-soffice}" --version 2>/dev/null | head -n 1)"
}

setup_packages() {
  local stamp=tests/e2e/node_modules/.installed-lock.json
  if ! cmp -s tests/e2e/package-lock.json "$stamp"; then
    say "npm ci in tests/e2e"
    (cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
      fail "the packages of tests/e2e could not be installed; is the npm registry reachable?"
    cp tests/e2e/package-lock.json "$stamp"
  fi
  say "packages of tests/e2e"
}

# What the tests need is fetched while the tools compile.
others=
if [ "$what" = test ]; then
  { setup_browser; setup_office; setup_packages; } &
  others=$!
fi
setup_rust
setup_tools
[ -z "$others" ] || wait "$others"
say "ready for: $what"
