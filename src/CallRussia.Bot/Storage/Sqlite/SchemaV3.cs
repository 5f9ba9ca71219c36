namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What the organizers' desk added. Each paragraph is one subject.</summary>
internal static class SchemaV3
{
    public const string Sql = People + Levers + Moderation + Broadcasting + Reporting;

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

    private const string Broadcasting = """

        """;

    private const string Reporting = """

        """;
}
