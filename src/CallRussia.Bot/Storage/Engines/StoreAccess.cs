namespace CallRussia.Bot.Storage.Engines;

/// <summary>Beside whom a store is opened.</summary>
public enum StoreAccess
{
    /// <summary>The bot: from the same files no other process may serve people; on a server those who do share them.</summary>
    Sole,

    /// <summary>
    /// A verb of the command line, through the door of the bot that runs with the store, or alone while none does: adds numbers, does what an
    /// organizer may do, counts, checks, copies. It never runs a turn.
    /// </summary>
    Beside,
}
