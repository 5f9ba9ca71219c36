namespace CallRussia.Bot.Storage.Engines;

/// <summary>Beside whom a store is opened.</summary>
public enum StoreAccess
{
    /// <summary>The bot: no other process may serve volunteers from the same store.</summary>
    Sole,

    /// <summary>
    /// A verb of the command line, through the door of the bot that runs with the store, or alone while none does: adds numbers, does what an
    /// organizer may do, counts, checks, copies. It never runs a turn.
    /// </summary>
    Beside,

    /// <summary>A bot over a store in memory: there is nobody else.</summary>
    Alone,
}
