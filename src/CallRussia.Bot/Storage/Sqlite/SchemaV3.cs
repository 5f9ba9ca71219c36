namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What the organizers' desk added. Each paragraph is one subject.</summary>
internal static class SchemaV3
{
    public const string Sql = People + Levers + Broadcasting + Reporting + Watching;

    /// <summary>Who may do what.</summary>
    private const string People = """
        -- role: 0 none, 1 moderator, 2 editor, 3 organizer, 4 owner.
        ALTER TABLE volunteer ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE volunteer ADD COLUMN no_news INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX volunteer_role ON volunteer(role) WHERE role<>0;
        """;

    private const string Levers = """

        -- What is stopped now. region: its code, '' for all of them. The reasons are read by every volunteer.
        CREATE TABLE lever(kind INTEGER NOT NULL, region TEXT NOT NULL, since INTEGER NOT NULL, by INTEGER NOT NULL, ru TEXT NOT NULL, en TEXT NOT NULL, lt TEXT NOT NULL, PRIMARY KEY(kind, region)) WITHOUT ROWID;
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
}
