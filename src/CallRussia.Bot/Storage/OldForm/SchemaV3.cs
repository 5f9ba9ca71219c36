namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What the organizers' desk added. Each paragraph is one subject.</summary>
internal static class SchemaV3
{
    public const string Sql = People + Levers + Moderation + Broadcasting + Reporting + Watching + HandOuts;

    /// <summary>Who may do what.</summary>
    private const string People = """
        -- role: 0 none, 1 moderator, 2 editor, 3 organizer, 4 owner.
        ALTER TABLE volunteer ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE volunteer ADD COLUMN no_news INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX volunteer_role ON volunteer(role) WHERE role<>0;

        -- Invitations into a role: of the link's code only a hash. Taken, withdrawn or out of date they go.
        CREATE TABLE role_offer(id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, role INTEGER NOT NULL, by INTEGER NOT NULL, until INTEGER NOT NULL);
        """;

    private const string Levers = """

        -- What is stopped now. region: its code, '' for all of them. The reasons are read by every volunteer.
        CREATE TABLE lever(kind INTEGER NOT NULL, region TEXT NOT NULL, since INTEGER NOT NULL, by INTEGER NOT NULL, ru TEXT NOT NULL, en TEXT NOT NULL, lt TEXT NOT NULL,
            -- One of the reasons that are there in every language; the words are empty then.
            ready INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(kind, region)) WITHOUT ROWID;

        -- Asked for a number in vain because of a lever of that kind: told when it is let go.
        CREATE TABLE lever_wait(volunteer INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
        """;

    private const string Moderation = """

        -- Reports of a problem by volunteers, and what both sides wrote to them, sealed. Both go 90 days after the report is closed. kind: see ProblemKind.
        CREATE TABLE problem(id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL, claimed_by INTEGER,
            handed_over INTEGER NOT NULL DEFAULT 0, closed_at INTEGER);
        CREATE INDEX problem_volunteer ON problem(volunteer);
        CREATE TABLE problem_words(id INTEGER PRIMARY KEY AUTOINCREMENT, problem INTEGER NOT NULL, from_team INTEGER NOT NULL, at INTEGER NOT NULL, words BLOB NOT NULL);
        CREATE INDEX problem_words_of ON problem_words(problem);
        """;

    /// <summary>Broadcasts, who gets them and what became of each.</summary>
    private const string Broadcasting = """

        -- status, stop and fate: see BroadcastStatus, BroadcastStop and DeliveryFate. draft: sealed. begins: of a scheduled one. filled: the last volunteer
        -- who was looked at for its recipients; null before and when all are fixed. told: 0 while somebody is to be told of it. lenient: an organizer let it
        -- go on after failures. rate: messages in a thousand seconds, as of rate_at, when rate_sent were sent.
        CREATE TABLE broadcast(
            id INTEGER PRIMARY KEY AUTOINCREMENT, author INTEGER NOT NULL, approved_by INTEGER, status INTEGER NOT NULL, draft BLOB NOT NULL, created INTEGER NOT NULL,
            changed INTEGER NOT NULL, begins INTEGER, started INTEGER, ended INTEGER, filled INTEGER, stop INTEGER, lenient INTEGER NOT NULL DEFAULT 0,
            told INTEGER NOT NULL DEFAULT 1, rate INTEGER NOT NULL DEFAULT 0, rate_at INTEGER NOT NULL DEFAULT 0, rate_sent INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX broadcast_status ON broadcast(status);
        CREATE INDEX broadcast_untold ON broadcast(told) WHERE told=0;
        -- One message to one volunteer. message: what can be recalled. at: when it got its fate.
        CREATE TABLE delivery(
            broadcast INTEGER NOT NULL, volunteer INTEGER NOT NULL, fate INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
            message INTEGER, at INTEGER, PRIMARY KEY(broadcast, volunteer)) WITHOUT ROWID;
        CREATE INDEX delivery_waits ON delivery(broadcast, due) WHERE fate=0;
        CREATE INDEX delivery_under_way ON delivery(broadcast) WHERE fate=1;
        CREATE INDEX delivery_sent ON delivery(broadcast, at) WHERE fate=2 AND message IS NOT NULL;
        CREATE INDEX delivery_volunteer ON delivery(volunteer);
        -- How many of each fate. It outlives the deliveries: who is forgotten stays counted.
        CREATE TABLE delivery_count(broadcast INTEGER NOT NULL, fate INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(broadcast, fate)) WITHOUT ROWID;
        CREATE TRIGGER delivery_added AFTER INSERT ON delivery BEGIN
            INSERT INTO delivery_count VALUES(new.broadcast, new.fate, 1) ON CONFLICT DO UPDATE SET n=n+1;
        END;
        CREATE TRIGGER delivery_changed AFTER UPDATE OF fate ON delivery WHEN new.fate<>old.fate BEGIN
            UPDATE delivery_count SET n=n-1 WHERE broadcast=old.broadcast AND fate=old.fate;
            INSERT INTO delivery_count VALUES(new.broadcast, new.fate, 1) ON CONFLICT DO UPDATE SET n=n+1;
        END;
        -- Organizers who are to get a trial of it, outside its counts.
        CREATE TABLE trial(broadcast INTEGER NOT NULL, volunteer INTEGER NOT NULL, PRIMARY KEY(broadcast, volunteer)) WITHOUT ROWID;

        -- What audiences ask of callers, in a row so small that all of them are read in no time: calls reported (without "I did not call"), and when the last one.
        CREATE TABLE called(volunteer INTEGER PRIMARY KEY, n INTEGER NOT NULL, last INTEGER NOT NULL);
        INSERT INTO called SELECT volunteer, count(*), max(coalesce(reported_at, given_at)) FROM lease WHERE volunteer IS NOT NULL AND outcome<40 GROUP BY volunteer;
        CREATE TRIGGER lease_reported AFTER UPDATE OF outcome ON lease
            WHEN new.volunteer IS NOT NULL AND (coalesce(new.outcome, 40)<40)<>(coalesce(old.outcome, 40)<40) BEGIN
            INSERT INTO called VALUES(new.volunteer, (coalesce(new.outcome, 40)<40)-(coalesce(old.outcome, 40)<40), coalesce(new.reported_at, new.given_at))
                ON CONFLICT DO UPDATE SET n=n+excluded.n, last=max(last, excluded.last);
        END;
        CREATE TRIGGER lease_forgotten AFTER UPDATE OF volunteer ON lease WHEN new.volunteer IS NULL AND old.volunteer IS NOT NULL BEGIN
            DELETE FROM called WHERE volunteer=old.volunteer;
        END;
        """;

    private const string Watching = """

        -- Alarms: over is null while one is on. Each is told once.
        CREATE TABLE alarm(id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, since INTEGER NOT NULL, over INTEGER);
        CREATE UNIQUE INDEX alarm_on ON alarm(kind, subject) WHERE over IS NULL;
        CREATE TABLE alarm_mute(volunteer INTEGER NOT NULL, kind TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY(volunteer, kind)) WITHOUT ROWID;
        """;

    private const string Reporting = """

        -- How far the volunteer was trusted at the hand-out; null for older ones.
        ALTER TABLE lease ADD COLUMN tier INTEGER;
        -- Hand-outs up to this id are in the sums below and are not read again. cells: all of them, by cut.
        CREATE TABLE rolled(id INTEGER PRIMARY KEY CHECK(id=0), upto INTEGER NOT NULL, cells BLOB NOT NULL);
        -- Hand-outs by day (since 0001-01-01, UTC). agreed, kept: calls agreed on for this day. No person, no number.
        CREATE TABLE report_day(day INTEGER PRIMARY KEY, handed INTEGER NOT NULL, dialled INTEGER NOT NULL, answered INTEGER NOT NULL, talked INTEGER NOT NULL,
            agreed INTEGER NOT NULL, kept INTEGER NOT NULL, cells BLOB NOT NULL);
        -- In which weeks after joining a volunteer called: bit 0 is the week of joining.
        CREATE TABLE active(volunteer INTEGER PRIMARY KEY, weeks INTEGER NOT NULL);
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
