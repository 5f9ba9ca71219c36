using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Storage.Postgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Storage;

/// <summary>What a store is opened with.</summary>
public sealed record StoreOptions
{
    public required string Path { get; init; }

    /// <summary>32 bytes, from <see cref="Crypto.StoreKey.Resolve"/>.</summary>
    public required byte[] Key { get; init; }

    public required NumberRules Rules { get; init; }

    public required RegionCatalogue Regions { get; init; }

    /// <summary>Whether the present numbering plan calls a number: one that came in under an older plan is not handed out any more.</summary>
    public Func<PhoneNumber, bool> IsCalled { get; init; } = _ => true;

    /// <summary>The names under which states and timers are stored.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ILogger Log { get; init; } = NullLogger.Instance;

    public StoreEngine Engine { get; init; }

    /// <summary>Of the PostgreSQL server; a password may stand in it. With another engine null.</summary>
    public string? Connection { get; init; }

    public StoreAccess Access { get; init; } = StoreAccess.Sole;

    /// <summary>The name of the bot that is to be served, of several that share a store on a server; empty for the one without a name.</summary>
    public string Bot { get; init; } = "";

    public Retention Retention { get; init; } = new();

    public BroadcastRules Broadcasts { get; init; } = new();

    /// <summary>Of these, what a server needs.</summary>
    internal ServerOptions Server => new(Connection, Access, Clock, Log, Features, Bot);

    /// <summary>Tests make the steps of an import small.</summary>
    internal ImportPace Pace { get; init; } = new();

    /// <summary>Bytes of pages written until a checkpoint; null: as many as the engine takes for right. Tests have it often.</summary>
    internal long? CheckpointBytes { get; init; }

    /// <summary>Where tests crash the store.</summary>
    internal IStoreFaults? Faults { get; init; }
}
