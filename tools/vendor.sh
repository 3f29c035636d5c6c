#!/usr/bin/env bash
# Refreshes src/Api/wwwroot/lib from the npm registry. For maintainers only: building and running need no Node,
# because the result is committed. Change a version below, run this, review the diff, commit.
set -euo pipefail

lit=3.3.3
maplibre=6.17.0
esbuild=0.28.2

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lib="$root/src/Api/wwwroot/lib"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --silent --save-exact "lit@$lit" "esbuild@$esbuild"
npm pack --silent "maplibre-gl@$maplibre" > /dev/null
mkdir maplibre
tar xzf "maplibre-gl-$maplibre.tgz" -C maplibre --strip-components=1

rm -rf "$lib"
mkdir -p "$lib/lit" "$lib/maplibre"

# Browsers do not resolve bare specifiers, and an import map would have to be inline, which the content security
# policy refuses. So Lit becomes one module.
cat > lit.entry.js <<'ENTRY'
export { LitElement, html, svg, nothing, render } from 'lit';
export { repeat } from 'lit/directives/repeat.js';
export { classMap } from 'lit/directives/class-map.js';
export { live } from 'lit/directives/live.js';
export { ifDefined } from 'lit/directives/if-defined.js';
export { keyed } from 'lit/directives/keyed.js';
export { guard } from 'lit/directives/guard.js';
ENTRY
npx esbuild lit.entry.js --bundle --format=esm --minify --legal-comments=inline --log-level=warning --outfile="$lib/lit/lit.js"
cp node_modules/lit/LICENSE "$lib/lit/LICENSE"

# The worker is found beside the main module by its relative address; both keep their names. Source maps stay out.
for file in maplibre-gl.mjs maplibre-gl-worker.mjs maplibre-gl.css; do
  sed '/^\/\/# sourceMappingURL=/d' "maplibre/dist/$file" > "$lib/maplibre/$file"
done
cp maplibre/LICENSE.txt "$lib/maplibre/LICENSE"

# Just the types this console uses, so that its JSDoc can be checked without installing anything.
cat > "$lib/lit/lit.d.ts" <<'TYPES'
export declare class LitElement extends HTMLElement {
  static properties: Record<string, object>;
  readonly hasUpdated: boolean;
  readonly updateComplete: Promise<boolean>;
  addController(controller: object): void;
  requestUpdate(): void;
  protected createRenderRoot(): HTMLElement | DocumentFragment;
  connectedCallback(): void;
  disconnectedCallback(): void;
  protected willUpdate(changed: Map<string, unknown>): void;
  protected firstUpdated(changed: Map<string, unknown>): void;
  protected updated(changed: Map<string, unknown>): void;
  protected render(): unknown;
}
export declare function html(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export declare function svg(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export declare function render(value: unknown, container: HTMLElement | DocumentFragment): unknown;
export declare const nothing: unique symbol;
export declare function repeat<T>(items: Iterable<T>, key: (item: T, index: number) => unknown, template: (item: T, index: number) => unknown): unknown;
export declare function classMap(classes: Record<string, boolean>): unknown;
export declare function live(value: unknown): unknown;
export declare function ifDefined<T>(value: T): unknown;
export declare function keyed(key: unknown, value: unknown): unknown;
export declare function guard(dependencies: unknown[], make: () => unknown): unknown;
TYPES
cat > "$lib/maplibre/maplibre-gl.d.mts" <<'TYPES'
export declare class Map {
  constructor(options: object);
  addControl(control: object, position?: string): this;
  on(type: string, handle: () => void): this;
  getZoom(): number;
  getSource(id: string): { setData(data: object): void } | undefined;
  remove(): void;
}
export declare class NavigationControl { constructor(options: object); }
export declare class Marker {
  constructor(options: { element: HTMLElement, anchor?: string });
  setLngLat(position: [number, number]): this;
  addTo(map: Map): this;
}
TYPES

record() { # name version licence file...
  local name=$1 version=$2 licence=$3; shift 3
  for file in "$@"; do
    printf '{"file":"%s","name":"%s","version":"%s","licence":"%s","sha256":"%s"}\n' \
      "$file" "$name" "$version" "$licence" "$(sha256sum "$lib/$file" | cut -d' ' -f1)"
  done
}
{
  record lit "$lit" BSD-3-Clause lit/lit.js
  record maplibre-gl "$maplibre" BSD-3-Clause maplibre/maplibre-gl.mjs maplibre/maplibre-gl-worker.mjs maplibre/maplibre-gl.css
} | sed -e '$!s/$/,/' -e 's/^/  /' -e '1s/^/[\n/' -e '$s/$/\n]/' > "$lib/VERSIONS.json"
