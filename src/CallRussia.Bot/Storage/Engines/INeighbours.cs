namespace CallRussia.Bot.Storage.Engines;

/// <summary>The other instances that serve from the same store, and what they let each other know beside it. Any member may be called from any thread.</summary>
public interface INeighbours
{
    /// <summary>This instance, as the others know it.</summary>
    string Own { get; }

    /// <summary>Completes when somebody has written what others want to hear of (<see cref="Core.Keeping.Table.IsNews"/>); then another one begins. It may be missed: look now and then.</summary>
    Task News { get; }

    /// <returns>Those of <paramref name="instances"/> that are not there any more; none, while that can't be told.</returns>
    Task<IReadOnlyCollection<string>> Gone(IReadOnlyCollection<string> instances, CancellationToken cancellationToken);

    /// <summary>Lets the other instances of the same bot know that so many new messages went out.</summary>
    void Say(int newMessages);

    /// <returns>How many the others have sent since it was asked last.</returns>
    int SaidByOthers();
}
