#!/usr/bin/env bash
# Builds the app for release into dist/. Run scripts/setup.sh once before.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
trunk build --release
