namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Nobody is left without an answer.</summary>
internal static class SchemaV5
{
    public const string Sql = """
        -- length: how long Telegram asked us to wait, in ticks; of a pause from before it was kept, a minute at most.
        ALTER TABLE pause ADD COLUMN length INTEGER NOT NULL DEFAULT 600000000;
        -- Taps of the last minutes whose turns are done: after a crash some of them wait for their acknowledgement.
        CREATE TABLE tap(id INTEGER PRIMARY KEY, volunteer INTEGER NOT NULL, at INTEGER NOT NULL, query TEXT NOT NULL);
        """;
}
