namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What the bank at its real size, its organizers and the training added. Each paragraph is one subject.</summary>
internal static class SchemaV2
{
    public const string Sql = Bank + HandOuts + Organizing + Guidance;

    /// <summary>Import: sources and their segments.</summary>
    private const string Bank = """

        """;

    /// <summary>Hand-outs: what they read and what they learn.</summary>
    private const string HandOuts = """

        """;

    /// <summary>What organizers do, and that it can be read later.</summary>
    private const string Organizing = """
        -- Append-only: who did what, when and why. Never a phone number in plain.
        CREATE TABLE audit(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who INTEGER NOT NULL, act TEXT NOT NULL, subject TEXT, reason TEXT);
        CREATE INDEX audit_act ON audit(act, id);
        """;

    /// <summary>Guidance and training: progress of volunteers, changes of facts, what people say.</summary>
    private const string Guidance = """

        """;
}
