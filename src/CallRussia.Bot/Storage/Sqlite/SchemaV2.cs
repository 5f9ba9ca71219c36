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

        -- Files of the chat that are to be taken in. names: what the file is called, by Telegram and by the sender.
        CREATE TABLE file_order(id INTEGER PRIMARY KEY AUTOINCREMENT, volunteer INTEGER NOT NULL, purpose INTEGER NOT NULL, at INTEGER NOT NULL, names BLOB NOT NULL);

        -- The campaign's own numbers. shown: when the one volunteer saw it who will ever see it; volunteer goes when he is forgotten.
        CREATE TABLE honeytoken(token BLOB PRIMARY KEY, region INTEGER NOT NULL, planted INTEGER NOT NULL, volunteer INTEGER, shown INTEGER) WITHOUT ROWID;

        -- Who gets no numbers. person: a keyed hash of the id, which outlives the forgetting of the rest.
        CREATE TABLE suspension(person BLOB PRIMARY KEY, volunteer INTEGER, since INTEGER NOT NULL, reason TEXT) WITHOUT ROWID;
        """;

    /// <summary>Guidance and training: progress of volunteers, changes of facts, what people say.</summary>
    private const string Guidance = """

        """;
}
