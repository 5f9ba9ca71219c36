namespace CallRussia.Bot.Storage.OldForm;

/// <summary>The first schema. Shipped schemas never change: a change is the next migration.</summary>
internal static class SchemaV1
{
    public const string Sql = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

        -- What came in. Raw updates leave when their turn is done; status 1 = set aside for a person to look at.
        CREATE TABLE inbox(update_id INTEGER PRIMARY KEY, received_at INTEGER NOT NULL, raw BLOB NOT NULL, status INTEGER NOT NULL DEFAULT 0, reason TEXT);
        CREATE TABLE done(id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

        -- People who call. Nothing here but what /mydata shows.
        CREATE TABLE volunteer(
            id INTEGER PRIMARY KEY, language TEXT NOT NULL, standing INTEGER NOT NULL, country TEXT, zone TEXT, joined INTEGER NOT NULL,
            promised INTEGER, quiz INTEGER, away INTEGER NOT NULL, invitation TEXT, turns INTEGER NOT NULL,
            live_message INTEGER, live_holds INTEGER, state BLOB NOT NULL, last_seen INTEGER NOT NULL);
        CREATE TABLE timer(
            id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER NOT NULL, key TEXT NOT NULL, due INTEGER NOT NULL, trigger BLOB NOT NULL,
            UNIQUE(volunteer, key));
        CREATE INDEX timer_due ON timer(due);
        CREATE TABLE outbox(
            id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER NOT NULL, urgency INTEGER NOT NULL, kind INTEGER NOT NULL,
            message_id INTEGER, live INTEGER NOT NULL, holds INTEGER, tries INTEGER NOT NULL, not_before INTEGER, payload BLOB NOT NULL);
        CREATE INDEX outbox_volunteer ON outbox(volunteer);
        -- Chat 0 stands for all chats.
        CREATE TABLE pause(chat INTEGER PRIMARY KEY, until INTEGER NOT NULL);

        -- The bank: numbers of a segment, packed per region, handed out by a keyed permutation of their ranks.
        CREATE TABLE region(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
        CREATE TABLE segment(id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER NOT NULL, source TEXT NOT NULL, created INTEGER NOT NULL, whole INTEGER NOT NULL);
        CREATE TABLE block(id INTEGER PRIMARY KEY, n INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE TABLE pos(segment INTEGER NOT NULL, region INTEGER NOT NULL, n INTEGER NOT NULL, pos INTEGER NOT NULL, PRIMARY KEY(segment, region)) WITHOUT ROWID;

        -- Numbers that were handed out at least once. free_at: when anyone may have it again; null while held, retired or do-not-call.
        CREATE TABLE number(
            token BLOB PRIMARY KEY, region INTEGER NOT NULL, status INTEGER NOT NULL, until INTEGER, attempts INTEGER NOT NULL, avoid INTEGER NOT NULL,
            kept_for INTEGER, call_at INTEGER, call_laters INTEGER NOT NULL, doubted_by INTEGER, agreed INTEGER,
            lease INTEGER, rev INTEGER NOT NULL, free_at INTEGER) WITHOUT ROWID;
        CREATE INDEX number_free ON number(region, avoid, free_at) WHERE free_at IS NOT NULL;
        CREATE INDEX number_kept ON number(kept_for, call_at) WHERE kept_for IS NOT NULL;
        CREATE INDEX number_doubted ON number(doubted_by) WHERE doubted_by IS NOT NULL;
        CREATE TABLE skipped(token BLOB NOT NULL, volunteer INTEGER NOT NULL, PRIMARY KEY(token, volunteer)) WITHOUT ROWID;
        CREATE INDEX skipped_volunteer ON skipped(volunteer);
        CREATE TABLE dnc(hash BLOB PRIMARY KEY, hint INTEGER NOT NULL, reason INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

        -- Hand-outs. token goes after the retention time, volunteer when he is forgotten; the rest is counted.
        CREATE TABLE lease(
            id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER, token BLOB, region INTEGER NOT NULL, given_at INTEGER NOT NULL, until INTEGER NOT NULL,
            ended_at INTEGER, outcome INTEGER, call_at INTEGER, reported_at INTEGER, undo_until INTEGER, local_hour INTEGER NOT NULL, guide TEXT,
            nth INTEGER NOT NULL, agreed INTEGER, before BLOB, rev INTEGER NOT NULL, dnc_added INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX lease_open_number ON lease(token) WHERE ended_at IS NULL;
        CREATE UNIQUE INDEX lease_open_volunteer ON lease(volunteer) WHERE ended_at IS NULL;
        CREATE INDEX lease_volunteer ON lease(volunteer, id);
        CREATE INDEX lease_called ON lease(volunteer) WHERE outcome<40;
        CREATE INDEX lease_linked ON lease(ended_at) WHERE token IS NOT NULL;
        -- Anonymous counts: day (since 1970, UTC) and outcome.
        CREATE TABLE tally(day INTEGER NOT NULL, outcome INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(day, outcome)) WITHOUT ROWID;
        """;
}
