namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What the organizers' desk added. Each paragraph is one subject.</summary>
internal static class SchemaV3
{
    public const string Sql = People + Levers + Broadcasting + Reporting;

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
}
