#!/usr/bin/env bash
# The gate: everything that has to hold before a change goes in. Stops at the first stage that fails.
# `test.sh STAGE…` runs only the named stages (after a full run), for example: scripts/test.sh build size e2e
set -uo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT" || exit 1

export CARGO_INCREMENTAL=0
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"

STAGES=(setup fmt clippy clippy-wasm test xlsx test-wasm build size e2e)

stage_setup() { scripts/setup.sh test && source scripts/env.sh; }
stage_fmt() { cargo fmt --all --check; }
stage_clippy() { cargo clippy --workspace --all-targets --locked -- -D warnings; }
stage_clippy-wasm() {
  cargo clippy -p thuocdo --lib --bins --test browser --target wasm32-unknown-unknown --locked -- -D warnings &&
    cargo clippy -p thuocdo-workbook --target wasm32-unknown-unknown --locked -- -D warnings
}
stage_test() {
  cargo test --workspace --locked 2>&1 | awk '
    { print; fflush() }
    /^test result:/ { suites++; passed += $4; failed += $6; ignored += $8 }
    END {
      printf "native tests: %d passed, %d failed, %d ignored, in %d suites\n", passed, failed, ignored, suites
      if (passed == 0) { print "native tests: none ran"; exit 1 }
    }'
}
stage_xlsx() {
  if ! command -v "${SOFFICE:-soffice}" >/dev/null; then
    echo "xlsx: NOT RUN, LibreOffice is not here (scripts/setup.sh test says why)"
    return
  fi
  local said
  said="$(cargo test -p thuocdo-xlsx --test libreoffice --locked -- --ignored --nocapture 2>&1)"
  local code=$?
  echo "$said"
  [ "$code" = 0 ] && [[ "$said" == *"LibreOffice: "*" agree"* ]] &&
    echo "xlsx: LibreOffice comes to the exact numbers"
}
stage_test-wasm() {
  cargo test -p thuocdo --target wasm32-unknown-unknown --test browser --locked
}
# In a full run the release build goes on beside the tests: it has folders of its own, and one core is enough for most of it.
build_log=target/build.log
build_job=
begin_build() {
  mkdir -p target
  # A group of its own, so that all of it can be stopped.
  set -m
  scripts/build.sh >"$build_log" 2>&1 &
  build_job=$!
  set +m
}
stage_build() {
  if [ -z "$build_job" ]; then
    scripts/build.sh
    return
  fi
  local code
  wait "$build_job"
  code=$?
  build_job=
  cat "$build_log"
  return "$code"
}
stop_build() { [ -z "$build_job" ] || kill -- "-$build_job" 2>/dev/null; }
trap stop_build EXIT
stage_size() { node tests/size.mjs; }
# Two files at once; those that print how fast the app is run by themselves, behind the others.
stage_e2e() {
  local speed=(tests/e2e/speed*.test.mjs) others=() file
  for file in tests/e2e/*.test.mjs; do
    case "$file" in tests/e2e/speed*) ;; *) others+=("$file") ;; esac
  done
  node --test --test-reporter=spec --test-concurrency=2 "${others[@]}" &&
    node --test --test-reporter=spec --test-concurrency=1 "${speed[@]}"
}

if [ $# -gt 0 ]; then
  for name in "$@"; do
    case " ${STAGES[*]} " in
      *" $name "*) ;;
      *) echo "test: no stage is named $name; there are: ${STAGES[*]}" >&2; exit 2 ;;
    esac
  done
  STAGES=("$@")
fi

rows=()
outcome=0
for name in "${STAGES[@]}"; do
  echo "=== $name"
  started=$SECONDS
  if "stage_$name"; then result=ok; else result=FAILED; outcome=1; fi
  took=$((SECONDS - started))
  echo "=== $name: $result after $took s"
  rows+=("$(printf '%-12s %6d s  %s' "$name" "$took" "$result")")
  [ "$outcome" = 0 ] || break
  [ "$name" != setup ] || [ $# -gt 0 ] || begin_build
done

echo
echo "stage          time   result"
printf '%s\n' "${rows[@]}"
printf '%-12s %6d s\n' total "$SECONDS"
if [ "$outcome" != 0 ]; then
  echo "test: stage $name failed; later stages were not run." >&2
else
  echo "test: all ${#rows[@]} stages passed."
fi
exit "$outcome"
