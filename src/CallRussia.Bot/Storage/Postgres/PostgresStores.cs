using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Lite;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Opens a store on a PostgreSQL server: makes its tables, and makes sure that it is ours, whole and of this key.</summary>
internal static class PostgresStores
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits while a program serves from the store that can't share it with this one, when this one is to serve.</summary>
    /// <exception cref="StoreException">The store can't be used; the message says why and what to do.</exception>
    public static PostgresEngine Open(ServerOptions options, Keys keys, IReadOnlyList<Table> tables, Bodies bodies) => Reach(options, server =>
    {
        server.Verify(options.Log);
        for (var hasWaited = false; ; hasWaited = true)
        {
            try
            {
                if (TryOpen(server, options, keys, tables, bodies) is { } opened) return opened;
            }
            catch (EngineFailure cut) when (hasWaited && cut.Trouble == StoreTrouble.Passing)
            {
                // On new lines.
                server.HangUp();
            }
            if (options.Access != StoreAccess.Sole) throw new StoreException($"An older program serves from the store {server.Name}, whose tables this version changes. Stop it first, or use its version.");
            if (!hasWaited) options.Log.Waits(server.Name);
            Task.Delay(LookAgain, options.Clock).GetAwaiter().GetResult();
        }
    });

    /// <summary>Fills an empty store, or one that an interrupted filling left; until it is whole nobody can open it.</summary>
    /// <exception cref="StoreException">There is a store already, or it can't be used.</exception>
    public static T Fill<T>(ServerOptions options, Keys keys, IReadOnlyList<Table> tables, Bodies bodies, Func<IEngine, T> fill) => Reach(options, server =>
    {
        server.Verify(options.Log);
        using var line = server.Writing();
        var isUnconfirmed = false;
        line.Notice += (_, told) => isUnconfirmed |= Sql.IsUnconfirmed(told);
        // What is left of an interrupted filling may have other marks.
        if (Prepare(server, keys, tables, bodies, isFilling: true) is null) throw Served(server.Name);
        if (Locks.TryTake(line, LockOf.Serving) is null) throw Served(server.Name);
        PostgresSchema.Empty(line, server.Name, keys);
        using var engine = Engine(server, null, options, keys, tables);
        var filled = fill(engine);
        isUnconfirmed = false;
        PostgresSchema.MarkWhole(line);
        if (isUnconfirmed) throw new StoreException($"The store {server.Name} is whole, and no standby has confirmed its last step. When the standby follows again, the bot may start.");
        return filled;
    });

    /// <returns>Null while another import is at work, on whichever machine.</returns>
    public static IAsyncDisposable? TryImport(ServerOptions options) => Reach(options, server =>
    {
        using var _ = server;
        var line = server.Importing();
        if (Locks.TryTake(line, LockOf.Importing) is null)
        {
            line.Dispose();
            return null;
        }
        // The lock ends with its line.
        return line;
    });

    private static StoreException Served(string store) => new($"A bot serves the store {store}. Stop it first.");

    private static PostgresEngine Engine(Server server, Attendance? attendance, ServerOptions options, Keys keys, IReadOnlyList<Table> tables) =>
        new(server, attendance, tables, keys.Note.Marks, (view, path) => Copy(view, path, options, keys, tables), options.Clock);

    /// <summary>A backup is a store of LiteDB in one file: it can be opened, checked and brought anywhere.</summary>
    private static void Copy(IView view, string path, ServerOptions options, Keys keys, IReadOnlyList<Table> tables)
    {
        using var seals = new Seals(keys);
        var bodies = new Bodies(seals, new Wording(options.Features));
        using (var file = LiteStores.Open(path, options.Clock, null, keys, tables, bodies))
            new BodyCopy(seals, seals, bodies, CancellationToken.None).Take(view, file, tables);
        _ = LiteStores.Settle(path, [keys]);
    }

    /// <returns>Null while somebody else has the store in a way that this program can't share.</returns>
    private static PostgresEngine? TryOpen(Server server, ServerOptions options, Keys keys, IReadOnlyList<Table> tables, Bodies bodies)
    {
        if (Prepare(server, keys, tables, bodies, isFilling: false) is not { } own) return null;
        if (options.Access != StoreAccess.Sole) return Engine(server, null, options, own, tables);
        if (Attendance.TryBegin(server, options.Bot, options.Clock) is not { } attendance) return null;
        // From here on nobody changes the tables. Before, a program of another version may have.
        if (PostgresSchema.Look(server.First, server.Name, keys, tables) is not null) return Engine(server, attendance, options, own, tables);
        attendance.Dispose();
        return null;
    }

    private static Keys? Prepare(Server server, Keys keys, IReadOnlyList<Table> tables, Bodies bodies, bool isFilling)
    {
        if (!isFilling && PostgresSchema.Look(server.First, server.Name, keys, tables) is { } own) return own;
        // That may take longer than the server leaves an idle line on which an instance is there.
        server.HangUp();
        using var line = server.Making();
        return PostgresSchema.Prepare(line, server.Name, keys, tables, bodies, isFilling);
    }

    private static T Reach<T>(ServerOptions options, Func<Server, T> work)
    {
        var server = new Server(options.Connection ?? throw new StoreException("Storage:Connection is missing: it names the PostgreSQL server."));
        try
        {
            return work(server);
        }
        catch (Exception failure)
        {
            server.Dispose();
            if (failure is EngineFailure told) throw told.Explain();
            if (failure is NpgsqlException or TimeoutException) throw PostgresFailure.Of(failure, server.Name).Explain();
            throw;
        }
    }
}
