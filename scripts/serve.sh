#!/usr/bin/env bash
# Builds the app and serves dist/ on this machine only. Arguments go to scripts/static.mjs (--port, --prefix).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh build
scripts/build.sh
exec node scripts/static.mjs dist "$@"
