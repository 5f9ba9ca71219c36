namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What the bank at its real size, its organizers and the training added. Each paragraph is one subject.</summary>
internal static class SchemaV2
{
    public const string Sql = Bank + HandOuts + Organizing + Guidance;

    /// <summary>Import: sources and their segments.</summary>
    private const string Bank = """

        """;

    /// <summary>Hand-outs: what they read and what they learn.</summary>
    private const string HandOuts = """
        -- What budgets and brakes read: one small row, however long the history. recent: see RecentHandOut.
        CREATE TABLE caller(volunteer INTEGER PRIMARY KEY, ever INTEGER NOT NULL, called INTEGER NOT NULL, recent BLOB NOT NULL);
        -- For a day after /forget: hash of the volunteer's id, and the times of hand-outs.
        CREATE TABLE forgotten(hash BLOB PRIMARY KEY, until INTEGER NOT NULL, ever INTEGER NOT NULL, recent BLOB NOT NULL) WITHOUT ROWID;
        -- Brakes that an organizer should look at: day since 1970 (UTC).
        CREATE TABLE look(volunteer INTEGER NOT NULL, brake INTEGER NOT NULL, day INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(volunteer, brake, day)) WITHOUT ROWID;
        -- When people answer: anonymous counts per region, kind of day and hour there.
        CREATE TABLE answer(region INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL, calls INTEGER NOT NULL, answered INTEGER NOT NULL, PRIMARY KEY(region, day, hour)) WITHOUT ROWID;
        DROP INDEX lease_called;
        -- A number in hand has no end yet: it need not move in an index when it gets one.
        DROP INDEX lease_linked;
        CREATE INDEX lease_linked ON lease(ended_at) WHERE token IS NOT NULL AND ended_at IS NOT NULL;
        -- How the number was before the call, sealed, while the call may be reported or undone. (In lease it left holes behind.)
        CREATE TABLE undo(lease INTEGER PRIMARY KEY, ended_at INTEGER NOT NULL, before BLOB NOT NULL);
        INSERT INTO undo SELECT id, ended_at, before FROM lease WHERE before IS NOT NULL AND ended_at IS NOT NULL;
        UPDATE lease SET before=NULL WHERE before IS NOT NULL;
        """;

    /// <summary>What organizers do, and that it can be read later.</summary>
    private const string Organizing = """
        -- Append-only: who did what, when and why. Never a phone number in plain.
        CREATE TABLE audit(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who INTEGER NOT NULL, act TEXT NOT NULL, subject TEXT, reason TEXT, before TEXT, after TEXT);
        CREATE INDEX audit_act ON audit(act, id);

        -- Files of the chat that are to be taken in. names: what the file is called, by Telegram and by the sender.
        CREATE TABLE file_order(id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER NOT NULL, purpose INTEGER NOT NULL, at INTEGER NOT NULL, names BLOB NOT NULL);

        -- The campaign's own numbers. shown: when the one volunteer saw it who will ever see it; volunteer goes when he is forgotten.
        CREATE TABLE honeytoken(token BLOB PRIMARY KEY, region INTEGER NOT NULL, planted INTEGER NOT NULL, volunteer INTEGER, shown INTEGER) WITHOUT ROWID;

        -- Who gets no numbers. person: a keyed hash of the id, which outlives the forgetting of the rest.
        CREATE TABLE suspension(person BLOB PRIMARY KEY, volunteer INTEGER, since INTEGER NOT NULL, reason TEXT) WITHOUT ROWID;

        -- Lanes of withdrawn sources (segment.whole=2) whose touched numbers are still to be retired.
        CREATE TABLE leaving(segment INTEGER NOT NULL, region INTEGER NOT NULL, n INTEGER NOT NULL, pos INTEGER NOT NULL, PRIMARY KEY(segment, region)) WITHOUT ROWID;

        -- Counts of table number: reading all of it takes seconds. status 6: in hand. day (864000000000 ticks): on which free_at lies; 0 without one.
        CREATE TABLE touched(region INTEGER NOT NULL, status INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(region, status, day)) WITHOUT ROWID;
        INSERT INTO touched SELECT region, CASE WHEN lease IS NULL THEN status ELSE 6 END, coalesce(free_at, 0)/864000000000, count(*) FROM number GROUP BY 1, 2, 3;
        CREATE TRIGGER number_added AFTER INSERT ON number BEGIN
            INSERT INTO touched VALUES(new.region, CASE WHEN new.lease IS NULL THEN new.status ELSE 6 END, coalesce(new.free_at, 0)/864000000000, 1)
                ON CONFLICT DO UPDATE SET n=n+1;
        END;
        CREATE TRIGGER number_changed AFTER UPDATE OF status, lease, free_at ON number BEGIN
            UPDATE touched SET n=n-1 WHERE region=old.region AND status=CASE WHEN old.lease IS NULL THEN old.status ELSE 6 END AND day=coalesce(old.free_at, 0)/864000000000;
            INSERT INTO touched VALUES(new.region, CASE WHEN new.lease IS NULL THEN new.status ELSE 6 END, coalesce(new.free_at, 0)/864000000000, 1)
                ON CONFLICT DO UPDATE SET n=n+1;
        END;

        -- Hand-outs per day.
        CREATE TABLE handed(day INTEGER PRIMARY KEY, n INTEGER NOT NULL);
        INSERT INTO handed SELECT given_at/864000000000, count(*) FROM lease GROUP BY 1;
        CREATE TRIGGER lease_added AFTER INSERT ON lease BEGIN
            INSERT INTO handed VALUES(new.given_at/864000000000, 1) ON CONFLICT DO UPDATE SET n=n+1;
        END;
        """;

    /// <summary>Guidance and training: progress of volunteers, changes of facts, what people say.</summary>
    private const string Guidance = """
        -- What people say: objections opened during a call, by week (Monday to Sunday, UTC) and region. No person, no number.
        CREATE TABLE objection(week INTEGER NOT NULL, region INTEGER NOT NULL, objection TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(week, region, objection)) WITHOUT ROWID;
        -- Counted already, so that each counts once a lease; goes a day after the lease is over.
        CREATE TABLE objection_counted(lease INTEGER NOT NULL, objection TEXT NOT NULL, PRIMARY KEY(lease, objection)) WITHOUT ROWID;
        -- What a volunteer rehearsed and learned, sealed; null while there is nothing. course: when every module was done.
        ALTER TABLE volunteer ADD COLUMN training BLOB;
        ALTER TABLE volunteer ADD COLUMN course INTEGER;

        -- Changes of facts, as JSON in plain: facts are public. status: 0 waits, 1 approved, 2 dropped. The newest approved one of a fact is what callers see.
        CREATE TABLE fact_change(id INTEGER PRIMARY KEY AUTOINCREMENT, fact TEXT NOT NULL, before TEXT, draft TEXT NOT NULL, by INTEGER NOT NULL, at INTEGER NOT NULL,
            status INTEGER NOT NULL DEFAULT 0, decided_by INTEGER, decided_at INTEGER);
        CREATE UNIQUE INDEX fact_change_waits ON fact_change(fact) WHERE status=0;
        CREATE INDEX fact_change_approved ON fact_change(fact, id) WHERE status=1;
        """;
}
