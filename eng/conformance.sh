#!/usr/bin/env bash
# Walks real clients of the Bot API through the Sandbox: Telegram.Bot, and from npm grammY, telegraf and node-telegram-bot-api.
# A line for each client and step; the last line is the sum. Not a part of eng/test.sh: it needs Node.js 20 and the npm registry.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
walks=()
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "skipped: grammY, telegraf, node-telegram-bot-api (no Node.js here)"
else
  cp tests/CallRussia.Sandbox.Conformance/*.mjs "$folder"
  echo '{ "private": true }' > "$folder/package.json"
  if (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --save-exact \
    grammy@1.46.0 telegraf@4.16.3 node-telegram-bot-api@2.1.0 > npm.log 2>&1); then
    walks=("$folder")
  else
    echo "skipped: grammY, telegraf, node-telegram-bot-api ($(grep -m1 'npm error' "$folder/npm.log" || echo 'npm failed'))"
  fi
fi

dotnet run --project tests/CallRussia.Sandbox.Conformance -c Release -v quiet -- ${walks[@]+"${walks[@]}"}
