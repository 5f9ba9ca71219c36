using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;
using CallRussia.Site.Sources;

namespace CallRussia.Bot.Tests.Site;

/// <summary>One call as the page beside it is told of: it is in hand until it is reported there, and whoever is not Anna is a stranger.</summary>
internal sealed class SomeCall
{
    public const string Anna = "anna";

    private static readonly Dialogue s_dialogue = new(Some.Features);
    private static readonly CallingFeature s_calling = Some.Features.OfType<CallingFeature>().Single();

    private readonly HashSet<string> _taken = [];

    public static Lease Lease { get; } = Some.Lease(line: 4812);

    public State State { get; set; } = new OnCall(Lease);

    public string? Words { get; set; }

    /// <summary>The clock of the bot.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => Some.Now;

    /// <summary>Taps that were carried out.</summary>
    public int Taken => _taken.Count;

    public CallAnswer Answer(CallAsked asked)
    {
        if (asked.Opener != Anna) return new CallAnswer.Stranger();
        if (asked.Tap is { } tap && _taken.Add(tap.Id)) State = tap.Code == "undo" ? new OnCall(Lease) : Some.Reported();
        var call = s_calling.Beside(State, Lease.Id, Some.Scene(at: Clock()), s_dialogue.Show);
        return new CallAnswer.Now(
            call, call is null ? [] : [.. call.Screen.Rows.Select(row => (IReadOnlyList<CallButton>)[.. row.OfType<Button.Press>().Select(press => new CallButton(press.Label, press.Trigger is UndoAsked ? "undo" : "report"))])], Clock(), Words);
    }
}
