using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

/// <summary>
/// What the page beside the chat shows of a call. It has no rules of its own: it is the chat's live screen with fewer ways out, and a tap there goes the way of a
/// tap in the chat.
/// </summary>
/// <param name="Screen">Without the number, and with buttons that bring in triggers and nothing else.</param>
/// <param name="Number">Null when none is in hand.</param>
public sealed record CallSeen(Screen Screen, NumberInHand? Number = null)
{
    /// <summary>The name of the page, behind the language.</summary>
    public const string Page = "call";

    /// <summary>What belongs to a call. The rest of the chat, the guide above all, stands beside it or waits there.</summary>
    private static readonly HashSet<Type> s_buttons =
    [
        typeof(CallEnded), typeof(OutcomeRefined), typeof(CallLaterAsked), typeof(DayChosen), typeof(HourChosen), typeof(Cancelled), typeof(UndoAsked), typeof(NumberAsked),
        typeof(DoneForToday),
    ];

    /// <summary>What can be written in the chat alone.</summary>
    private static readonly HashSet<string> s_forTheChat = [CallLaterScreens.TypeTime.Key, CallLaterScreens.TypeAgain.Key];

    /// <param name="pages">Where the campaign's pages are.</param>
    public static Uri Address(Uri pages, Language language) => new($"{pages.AbsoluteUri.TrimEnd('/')}/{language.Code}/{Page}");

    /// <summary>A screen of the chat as the page shows it.</summary>
    internal static CallSeen Of(Screen screen) => new(new Screen(
        [.. screen.Paragraphs.Where(paragraph => !s_forTheChat.Contains(paragraph.Key))],
        [.. screen.Rows.Select(row => row.Where(button => button is Button.Press { Trigger: var trigger } && s_buttons.Contains(trigger.GetType())).ToImmutableArray()).Where(row => row.Length > 0)]));
}

/// <param name="Offsets">How far the clocks there are ahead of UTC, the main one first.</param>
public sealed record NumberInHand(Lease Lease, IReadOnlyList<TimeSpan> Offsets);
