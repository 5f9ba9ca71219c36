namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Countries with several clocks are asked for theirs.</summary>
internal static class SchemaV4
{
    public const string Sql = """
        -- Nobody said which clock of the country is the volunteer's: zone is the one where most people live.
        ALTER TABLE volunteer ADD COLUMN zone_guess INTEGER NOT NULL DEFAULT 0;
        UPDATE volunteer SET zone_guess=1 WHERE (country, zone) IN (VALUES
            ('AU', 'Australia/Sydney'), ('BR', 'America/Sao_Paulo'), ('CA', 'America/Toronto'), ('CL', 'America/Santiago'), ('CN', 'Asia/Shanghai'), ('EC', 'America/Guayaquil'),
            ('ES', 'Europe/Madrid'), ('ID', 'Asia/Jakarta'), ('MN', 'Asia/Ulaanbaatar'), ('MX', 'America/Mexico_City'), ('NZ', 'Pacific/Auckland'), ('PT', 'Europe/Lisbon'),
            ('RU', 'Europe/Moscow'), ('US', 'America/New_York'));
        """;
}
