namespace CallRussia.Bot.Storage.Failures;

/// <summary>Lets tests stop or break the writer at the points where a power cut would matter.</summary>
internal interface IStoreFaults
{
    /// <summary>Called on the writer's thread; what it throws happens there.</summary>
    void At(StorePoint point);
}

internal enum StorePoint
{
    BeforeWork,
    AfterWork,
    BeforeCommit,
    AfterCommit,
}

/// <summary>The simulated death of the process: nothing is acknowledged after it and the store takes no more work.</summary>
internal sealed class SimulatedCrash() : Exception("The store crashed on purpose.");
