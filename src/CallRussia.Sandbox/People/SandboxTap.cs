namespace CallRussia.Sandbox;

/// <summary>A button that was pressed.</summary>
public sealed class SandboxTap
{
    private readonly SandboxPerson _person;
    private readonly CallbackQuery? _query;

    internal SandboxTap(SandboxPerson person, CallbackQuery? query) => (_person, _query) = (person, query);

    /// <summary>The id of the callback query; null for a button that tells the bot nothing (a link, a text to copy, a key).</summary>
    public string? QueryId => _query?.Id;

    /// <summary>Waits until the bot has answered the tap; until then the app shows the button as waiting.</summary>
    public Task<SandboxAnswer> Answered(CancellationToken cancellation = default)
    {
        var query = _query ?? throw new InvalidOperationException("This button does not ask the bot.");
        return _person.WaitFor(_ => query.Answer, "the answer to a tap", cancellation);
    }
}
