#!/bin/sh
# Verifies an evidence bundle of Live View with sha256sum, jq, openssl and coreutils alone. Use a copy that you got elsewhere.
# Usage: sh verify.sh [DIRECTORY [SHA-256 FINGERPRINT OF THE CERTIFICATE]]     exit code 0: everything holds; 1: something does not
set -u
LC_ALL=C
export LC_ALL
cd "${1:-.}" || exit 1
anchor=${2:-}; anchor=$(printf %s "${anchor##*=}" | tr -d ': ' | tr A-F a-f) # as openssl prints it too: "sha256 Fingerprint=AB:CD:…"
t=$(mktemp -d) || exit 1
trap 'rm -rf "$t"' EXIT
ok() { printf 'ok     %s\n' "$*"; }
no() { printf 'FAULT  %s\n' "$*"; exit 1; }
signed() { openssl dgst -sha256 -verify "$1" -signature "$2" "$3" >/dev/null 2>&1; } # KEY SIGNATURE TEXT
key() { [ -s "$t/$1" ] || openssl x509 -in "keys/$1.pem" -noout -pubkey >"$t/$1" 2>/dev/null; } # KEY-ID: fetches it
each() { # FILE SEPARATOR KEEP|DROP: SHA-256 of every record, with or without its separator, one a line
  split -t "$2" -l 1000 -a 5 "$1" "$t/part."
  for p in "$t"/part.*; do
    [ -f "$p" ] || continue
    split -t "$2" -l 1 -a 3 "$p" "$t/one."
    [ "$3" = KEEP ] || truncate -s -1 "$t"/one.*
    sha256sum "$t"/one.* | cut -c1-64
    rm "$p" "$t"/one.*
  done
}
node() { { printf '\001'; printf %s "$1$2" | tr a-f A-F | basenc --base16 -d; } | sha256sum | cut -c1-64; }
print=$(openssl x509 -in certificate.pem -outform DER 2>/dev/null | sha256sum | cut -c1-64)
openssl x509 -in certificate.pem -noout -pubkey >"$t/key" 2>/dev/null || no "certificate.pem: no certificate"
[ -z "${2:-}" ] || [ "$anchor" = "$print" ] || no "certificate.pem: its fingerprint is $print, not the one you gave"
if [ -n "$anchor" ]; then ok "certificate: the one you gave"; else printf 'NOTE   compare this fingerprint with one you got elsewhere: %s\n' "$print"; fi
signed "$t/key" manifest.sig manifest.sha256 || no "manifest.sig: not the certificate's signature over manifest.sha256"
sha256sum --check --strict --quiet manifest.sha256 2>&1 || no "manifest.sha256: the files above are not as they were"
for f in * */* */*/*; do [ ! -f "$f" ] || printf '%s\n' "$f"; done | sort >"$t/there"
{ cut -c67- manifest.sha256; printf 'manifest.sha256\nmanifest.sig\n'; } | sort >"$t/listed"
[ "$(cat "$t/there")" = "$(cat "$t/listed")" ] || no "files that are not in manifest.sha256: $(comm -23 "$t/there" "$t/listed" | tr '\n' ' ')"
ok "files: $(jq -Rn '[inputs] | length' "$t/listed"), as signed"
each incident.jsonl '
' KEEP >"$t/hash"
bad=$(jq -nr --rawfile h "$t/hash" '(["0" * 64] + ($h | split("\n"))) as $prev | label $found | foreach inputs as $line (0; . + 1;
  if $line.seq == . and $line.prev == $prev[. - 1] then empty else ., break $found end)' incident.jsonl 2>"$t/error") || no "incident.jsonl: $(cat "$t/error")"
[ -z "$bad" ] || no "incident.jsonl: line $bad does not follow from the line before it"
lines=$(jq -Rn '[inputs] | length' "$t/hash")
ok "chain: $lines lines"
jq -r '.[] | [.number, .key, .leaf, .at] | @tsv' checkpoints/index.json >"$t/index" || no "checkpoints/index.json"
name=$(jq -r .origin merkle/inclusion.json) size=0
while read -r number id place moment; do
  leaf=$place at=$moment newest=checkpoints/$number.txt
  text=checkpoints/$number.txt
  key "$id" && signed "$t/$id" "checkpoints/$number.sig" "$text" || no "$text: not signed by key $id"
  { read -r origin && read -r size && read -r head; } <"$text"
  [ "$origin" = "$name" ] || no "$text: is of $origin, not of $name"
  [ "$(head -n "$size" "$t/hash" | tail -n 1)" = "$head" ] || no "$text: line $size of incident.jsonl is another"
done <"$t/index"
[ "$size" = "$lines" ] || no "the last checkpoint covers $size lines, incident.jsonl has $lines"
ok "checkpoints: $(jq length checkpoints/index.json), the last over all lines, of $at"
jq -j '.[] | .salt + .value + "\u0000"' values.json >"$t/values" || no "values.json"
each "$t/values" '\0' DROP >"$t/commitments"
bad=$(jq -nr --rawfile h "$t/commitments" --slurpfile v values.json '($h | split("\n")) as $h | [inputs | tojson] as $line | first($v[0] | to_entries[] as {key: $i, value: $text}
  | select($text.commitment != $h[$i] or ($line[$text.seq - 1] | contains($text.commitment) | not)) | $text.seq)' incident.jsonl) || no "values.json"
[ -z "$bad" ] || no "values.json: a text of line $bad is not the one to which the line commits"
ok "texts: $(jq length values.json)"
id=$(jq -r .key merkle/inclusion.json)
key "$id" && signed "$t/$id" merkle/checkpoint.sig merkle/checkpoint.txt || no "merkle/checkpoint.txt: not signed by key $id"
{ read -r origin && read -r size && read -r root; } <merkle/checkpoint.txt
hash=$({ printf '\000'; cat "$newest"; printf '%s\n' "$at"; } | sha256sum | cut -c1-64)
last=$((size - 1))
for sibling in $(jq -r '.path[]' merkle/inclusion.json); do
  if [ $((leaf % 2)) = 1 ] || [ "$leaf" = "$last" ]; then
    hash=$(node "$sibling" "$hash")
    while [ $((leaf % 2)) = 0 ] && [ "$leaf" != 0 ]; do leaf=$((leaf / 2)) last=$((last / 2)); done
  else hash=$(node "$hash" "$sibling"); fi
  leaf=$((leaf / 2)) last=$((last / 2))
done
[ "$last" = 0 ] && [ "$hash" = "$root" ] || no "merkle/inclusion.json: the last checkpoint is not in the tree"
ok "tree: the last checkpoint stands among $size of $origin"
jq -r '.[] | [.number, .organisation, .key] | @tsv' witness/index.json >"$t/witness" || no "witness/index.json"
while read -r number organisation id; do
  signed "witness/$id.pem" "witness/$number-$organisation-$id.sig" "checkpoints/$number.txt" || no "witness/$number-$organisation-$id.sig: does not hold"
done <"$t/witness"
ok "witnesses: $(jq -r 'length' witness/index.json) cosignatures by: $(jq -r '[.[].organisation] | unique | join(" ")' witness/index.json)"
