namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What is closed before its turn is not counted as fresh.</summary>
internal static class SchemaV6
{
    public const string Sql = """
        -- ahead: the segment in one of whose lanes the number still lies untouched although it has a row: it was closed before its turn came.
        ALTER TABLE number ADD COLUMN ahead INTEGER;
        CREATE INDEX number_ahead ON number(ahead, region) WHERE ahead IS NOT NULL;
        """;
}
