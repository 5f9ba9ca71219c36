namespace CallRussia.Bot.Storage.Failures;

/// <summary>Lets tests stop or break the writer, or the change of a key, at the points where a power cut would matter.</summary>
internal interface IStoreFaults
{
    /// <summary>Called on the thread that is at work; what it throws happens there.</summary>
    void At(StorePoint point);
}

internal enum StorePoint
{
    BeforeWork,
    AfterWork,
    BeforeCommit,
    AfterCommit,

    // Of a change of the key: each is on the disk.
    NewKeyWaits,
    NewStoreMade,
    OldKeyKept,
    OldStoreKept,
    NewStoreInPlace,
    NewKeyInPlace,
}

/// <summary>The simulated death of the process: nothing is acknowledged after it and the store takes no more work.</summary>
internal sealed class SimulatedCrash() : Exception("The store crashed on purpose.");
