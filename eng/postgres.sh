#!/usr/bin/env bash
# A PostgreSQL server for the tests alone: on a socket in a folder of its own, with nothing in it and nobody let in from outside.
#   eng/postgres.sh start FOLDER   prints its connection string; says on the error channel why there is none
#   eng/postgres.sh crash FOLDER   kills it in the middle of whatever it does, and starts it again as it was
#   eng/postgres.sh standby FOLDER   puts another one beside it, without which it commits nothing any more; prints the connection string of both
#   eng/postgres.sh promote FOLDER   kills it for good; the standby takes its place
#   eng/postgres.sh pooler FOLDER MODE [KEY=VALUE…]   a PgBouncer before it (pool_mode MODE, further settings); prints its connection string
#   eng/postgres.sh stop FOLDER    stops it, its standby and its pooler, and takes the folder away
set -uo pipefail

bin() { compgen -G "/usr/lib/postgresql/*/bin/$1" | sort -V | tail -1 || command -v "$1"; }
folder=${2:?A folder is needed.}
# The server does not run as root.
as_server() { if [[ $(id -u) == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }
# No power is cut here, so nobody waits for the disk.
run() { as_server "$(bin pg_ctl)" -D "$1/data" -l "$1/log" -w -o "-k '$1' -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=300" start >/dev/null; }
query() { as_server "$(bin psql)" -h "$folder" -U callrussia -d postgres -qAtc "$1"; }

case ${1:-} in
  start)
    if [[ -z $(bin initdb) && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
      echo "Installing postgresql for the tests of several machines..." >&2
      (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql pgbouncer) >/dev/null 2>&1
    fi
    [[ -n $(bin initdb) ]] || { echo "There is no PostgreSQL here." >&2; exit 1; }
    mkdir -p "$folder" && chmod 755 "$folder"
    [[ $(id -u) == 0 ]] && chown postgres "$folder"
    cd "$folder" || exit 1
    as_server "$(bin initdb)" --auth=trust --username=callrussia --no-sync --encoding=UTF8 --locale=C -D "$folder/data" >/dev/null || exit 1
    run "$folder" || exit 1
    echo "Host=$folder;Username=callrussia;Database=postgres"
    ;;
  crash)
    cd / || exit 1
    as_server "$(bin pg_ctl)" -D "$folder/data" -l "$folder/log" -w -m immediate restart >/dev/null
    ;;
  standby)
    cd / || exit 1
    as_server mkdir "$folder/standby"
    as_server "$(bin pg_basebackup)" -h "$folder" -U callrussia -D "$folder/standby/data" -R -c fast >/dev/null || exit 1
    run "$folder/standby" || exit 1
    # Said after the copy was made: who takes its place has nobody to wait for.
    query "ALTER SYSTEM SET synchronous_standby_names = '*'" && query "SELECT pg_reload_conf()" >/dev/null || exit 1
    for _ in {1..600}; do [[ $(query "SELECT sync_state FROM pg_stat_replication") == sync ]] && break; sleep .05; done
    echo "Host=$folder,$folder/standby;Username=callrussia;Database=postgres"
    ;;
  promote)
    cd / || exit 1
    as_server "$(bin pg_ctl)" -D "$folder/data" -m immediate stop >/dev/null
    as_server "$(bin pg_ctl)" -D "$folder/standby/data" -w promote >/dev/null
    ;;
  pooler)
    mode=${3:?A mode is needed.}; shift 3
    mkdir -p "$folder/pooler" && { printf '%s\n' '[databases]' "* = host=$folder user=callrussia" '[pgbouncer]' "unix_socket_dir = $folder/pooler" 'listen_addr =' 'auth_type = any' \
      "pidfile = $folder/pooler/pid" "logfile = $folder/pooler/log" "pool_mode = $mode" "$@"; } > "$folder/pooler/ini"
    [[ $(id -u) == 0 ]] && chown -R postgres "$folder/pooler"
    as_server "$(command -v pgbouncer || echo /usr/sbin/pgbouncer)" -q -d "$folder/pooler/ini" >/dev/null || exit 1
    # It goes to the background before it listens.
    for _ in {1..100}; do [[ -S $folder/pooler/.s.PGSQL.6432 ]] && break; sleep .05; done
    echo "Host=$folder/pooler;Port=6432;Username=callrussia;Database=postgres"
    ;;
  stop)
    cd / || exit 1
    [[ -e $folder/pooler/pid ]] && kill "$(cat "$folder/pooler/pid")"
    for data in "$folder"/data "$folder"/standby/data; do [[ -e $data/postmaster.pid ]] && as_server "$(bin pg_ctl)" -D "$data" -m immediate stop >/dev/null; done
    rm -rf "$folder"
    ;;
  *) echo "start, crash, standby, promote, pooler or stop, and a FOLDER" >&2; exit 2 ;;
esac
