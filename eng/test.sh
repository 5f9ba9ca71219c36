#!/usr/bin/env bash
# The one test command, for people and for CI: restore, build, test, format. It works from any directory, and without
# a network once the packages are in NuGet's cache (only a missing chromium needs one).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# The runtime keeps memory either written or executed. Without that a start takes a tenth less, and the tests start a hundred programs.
export DOTNET_EnableWriteXorExecute=0

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

# The browser test drives the Sandbox's page with the browser that CHROMIUM names.
CHROMIUM="${CHROMIUM:-$(find_chromium)}"
if [[ -z $CHROMIUM && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing chromium for the browser test..."
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium) >/dev/null 2>&1
  CHROMIUM="$(find_chromium)"
fi
if [[ -n $CHROMIUM ]]; then
  export CHROMIUM
else
  unset CHROMIUM
  echo "No chromium here: the browser test is skipped. Install it, or set CHROMIUM to a browser's path."
fi

# Tests of several machines run on a PostgreSQL server of their own, or on the one that POSTGRES names.
filter=()
if [[ -z ${POSTGRES:-} ]]; then
  postgres_folder="$(mktemp -d)"
  if POSTGRES="$(eng/postgres.sh start "$postgres_folder")"; then
    export POSTGRES
    trap 'eng/postgres.sh stop "$postgres_folder"' EXIT
  else
    echo "No PostgreSQL server here: the tests that need one are skipped. Install postgresql, or set POSTGRES to a connection string."
    rm -rf "$postgres_folder"
    unset POSTGRES
    filter=(--filter "Needs!=PostgreSQL&Needs!=PgBouncer")
  fi
fi
if [[ ${#filter[@]} == 0 ]] && ! { command -v pgbouncer || [[ -x /usr/sbin/pgbouncer ]]; } >/dev/null; then
  echo "No PgBouncer here: the tests of what stands between the bot and a server are skipped. Install pgbouncer."
  filter=(--filter "Needs!=PgBouncer")
fi

dotnet restore --locked-mode || exit 1
dotnet build --no-restore -c Release || exit 1

failed=0
rm -rf TestResults
dotnet test --no-build -c Release "${filter[@]}" --results-directory TestResults --logger trx --logger "console;verbosity=normal" || failed=1
dotnet format --no-restore --verify-no-changes || { echo "The format differs: run dotnet format and commit."; failed=1; }

# The names of what failed, once more where they are not buried; then the sums over all test projects.
# xUnit's skipped tests are counted as found and not executed.
shopt -s nullglob
results=(TestResults/*.trx)
sed -n 's/.*<UnitTestResult .*testName="\([^"]*\)".* outcome="Failed".*/Failed: \1/p' /dev/null "${results[@]}"
sum() { sed -n "s/.*<Counters.*$1=\"\([0-9]*\)\".*/\1/p" /dev/null "${results[@]}" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum ' passed')
[[ $passed == 0 ]] && failed=1
echo "$passed passed, $(sum ' failed') failed, $(($(sum ' total') - $(sum ' executed'))) skipped"
exit $failed
