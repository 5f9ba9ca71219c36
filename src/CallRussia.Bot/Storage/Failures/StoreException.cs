namespace CallRussia.Bot.Storage.Failures;

/// <summary>The store can't be used as it is; the message says what is wrong and what a person should do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreTrouble Trouble { get; init; }

    /// <summary>Nothing more may be written: the program is to stop and say so.</summary>
    public bool IsFatal => Trouble == StoreTrouble.Damage;
}

public enum StoreTrouble
{
    /// <summary>What was asked can't be done; asking again would not help.</summary>
    Refused,

    /// <summary>The machine's trouble, such as a full disk: nothing of the step was kept, and it succeeds when that is over.</summary>
    Passing,

    /// <summary>What is in the store can't be trusted: nobody may go on with it.</summary>
    Damage,
}
