namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What the organizers' desk added. Each paragraph is one subject.</summary>
internal static class SchemaV3
{
    public const string Sql = People + Levers + Broadcasting + Reporting + Watching + HandOuts;

    /// <summary>Who may do what.</summary>
    private const string People = """
        -- role: 0 none, 1 moderator, 2 editor, 3 organizer, 4 owner.
        ALTER TABLE volunteer ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE volunteer ADD COLUMN no_news INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX volunteer_role ON volunteer(role) WHERE role<>0;
        """;

    private const string Levers = """

        -- What is stopped now. region: its code, '' for all of them. The reasons are read by every volunteer.
        CREATE TABLE lever(kind INTEGER NOT NULL, region TEXT NOT NULL, since INTEGER NOT NULL, by INTEGER NOT NULL, ru TEXT NOT NULL, en TEXT NOT NULL, lt TEXT NOT NULL,
            -- One of the reasons that are there in every language; the words are empty then.
            ready INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(kind, region)) WITHOUT ROWID;

        -- Asked for a number in vain because of a lever of that kind: told when it is let go.
        CREATE TABLE lever_wait(volunteer INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
        """;

    private const string Broadcasting = """

        """;

    private const string Watching = """

        -- Alarms: over is null while one is on. Each is told once.
        CREATE TABLE alarm(id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, since INTEGER NOT NULL, over INTEGER);
        CREATE UNIQUE INDEX alarm_on ON alarm(kind, subject) WHERE over IS NULL;
        CREATE TABLE alarm_mute(volunteer INTEGER NOT NULL, kind TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY(volunteer, kind)) WITHOUT ROWID;
        """;

    private const string Reporting = """

        """;

    /// <summary>A hand-out changes few pages: every page that it touches is written, synced and written again by a checkpoint.</summary>
    private const string HandOuts = """

        -- A volunteer and all that a hand-out asks of him in one row. held: the lease in hand. latest: his newest lease, from which lease.previous leads
        -- back to all of them. recent: see RecentHandOut; null until somebody asks.
        ALTER TABLE caller RENAME TO caller_2;
        CREATE TABLE caller(volunteer INTEGER PRIMARY KEY, held INTEGER, latest INTEGER, ever INTEGER NOT NULL, called INTEGER NOT NULL, recent BLOB);
        INSERT INTO caller(volunteer, ever, called, recent) SELECT volunteer, ever, called, recent FROM caller_2;
        DROP TABLE caller_2;
        INSERT INTO caller(volunteer, held, latest, ever, called)
            SELECT volunteer, max(CASE WHEN ended_at IS NULL THEN id END), max(id), max(nth), count(CASE WHEN outcome<40 THEN 1 END)
            FROM lease WHERE volunteer IS NOT NULL GROUP BY volunteer
            ON CONFLICT DO UPDATE SET held=excluded.held, latest=excluded.latest;
        ALTER TABLE lease ADD COLUMN previous INTEGER;
        UPDATE lease SET previous=(SELECT max(p.id) FROM lease p WHERE p.volunteer=lease.volunteer AND p.id<lease.id) WHERE volunteer IS NOT NULL;
        DROP INDEX lease_volunteer;
        -- Who holds what is told by caller.held and number.lease.
        DROP INDEX lease_open_number;
        DROP INDEX lease_open_volunteer;
        CREATE INDEX lease_open ON lease(until) WHERE ended_at IS NULL;
        -- Tables touched and handed are kept by RunningCounts, once for each commit and not for each row.
        DROP TRIGGER number_added;
        DROP TRIGGER number_changed;
        DROP TRIGGER lease_added;
        """;
}
