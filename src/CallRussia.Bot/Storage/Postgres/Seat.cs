namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Where the right to serve one bot's volunteers stands on the server: its lock, and the count of those who have had it, its epoch.</summary>
/// <param name="bot">Empty for the bot without a name, whose epoch stands in the row of the store; a named one has a row in <c>service</c>.</param>
internal sealed class Seat(string bot)
{
    private readonly string _name = $"'{bot.Replace("'", "''", StringComparison.Ordinal)}'";

    private bool IsNamed => bot.Length > 0;

    /// <summary>The number of its lock, as SQL.</summary>
    public string Lock => IsNamed ? $"hashtext(current_schema() || '/' || {_name})" : Locks.OfStore;

    /// <summary>Its epoch, as SQL of a look at the row of the store.</summary>
    public string Epoch => IsNamed ? $"(SELECT s.epoch FROM service s WHERE s.bot={_name})" : "epoch";

    /// <summary>Begins the next epoch and gives its number.</summary>
    public string Begin => IsNamed
        ? $"INSERT INTO service(bot, epoch) VALUES({_name}, 1) ON CONFLICT(bot) DO UPDATE SET epoch=service.epoch + 1 RETURNING epoch"
        : "UPDATE store SET epoch=epoch + 1 RETURNING epoch";
}
