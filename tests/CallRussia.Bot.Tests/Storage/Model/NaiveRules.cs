using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>The circumstances of a report.</summary>
internal sealed record Circumstances(long Volunteer, DateTimeOffset At, Daypart GivenIn, DateTimeOffset? CallAt);

/// <summary>
/// The table of outcomes, written down a second time from the description of the product and not from the code: when the two differ, one
/// of them is wrong.
/// </summary>
internal static class NaiveRules
{
    private const int TriesOfARound = 2;
    public const int PromisesOfANumber = 2;

    /// <summary>From what asks for the least peace to what asks for the most.</summary>
    private static readonly Outcome[] LoosestFirst =
    [
        Outcome.Skipped, Outcome.ChangedMind, Outcome.LineFailed,
        Outcome.CallLater,
        Outcome.NoAnswer, Outcome.Busy, Outcome.Voicemail, Outcome.SwitchedOff, Outcome.DoesNotExist, Outcome.HungUp,
        Outcome.Talked, Outcome.TalkedUnder3, Outcome.TalkedFrom3To15, Outcome.TalkedOver15,
        Outcome.OtherLanguage, Outcome.Declined, Outcome.NotAPerson,
        Outcome.Child, Outcome.Hostile, Outcome.DoNotCall, Outcome.InDanger,
    ];

    public static bool WasCalled(Outcome outcome) => outcome is not (Outcome.Skipped or Outcome.LineFailed or Outcome.ChangedMind);

    /// <summary>What may be said of somebody who rang back: they talked or said no, and are called no more.</summary>
    public static bool IsForGood(Outcome outcome) => outcome is Outcome.Talked or Outcome.Declined or Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.NotAPerson or Outcome.OtherLanguage or Outcome.InDanger;

    /// <summary>How long nobody else may be handed the number, whoever said it and whenever; null when it does not say.</summary>
    public static int? DaysOfPeace(Outcome outcome) => outcome switch
    {
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail => 7,
        Outcome.SwitchedOff or Outcome.DoesNotExist => 14,
        Outcome.HungUp => 365,
        _ => null,
    };

    /// <summary>The card after a report that comes in time. Peace that somebody else asked for meanwhile is not taken away.</summary>
    public static Card Report(Card card, Outcome outcome, Circumstances call)
    {
        var after = Said(card, outcome, call);
        var goesOn = card.IsFinal || (card.Fate is Fate.Resting or Fate.Doubted && card.Until > call.At);
        return goesOn ? Stricter(card, after) : after;
    }

    /// <summary>Nobody said how it went: the number may have been called.</summary>
    public static Card Expire(Card card, DateTimeOffset at) => Stricter(card, Rest(card, at, 7));

    public static bool Tightens(Outcome from, Outcome to) => Array.IndexOf(LoosestFirst, to) > Array.IndexOf(LoosestFirst, from);

    /// <summary>The second tap on the same row of buttons.</summary>
    public static bool Refines(Outcome first, Outcome second) => first != second && first switch
    {
        Outcome.NoAnswer => second is Outcome.Busy or Outcome.Voicemail or Outcome.SwitchedOff or Outcome.DoesNotExist,
        Outcome.HungUp => second is Outcome.Declined or Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.NotAPerson or Outcome.OtherLanguage or Outcome.InDanger,
        Outcome.Talked => second is Outcome.TalkedUnder3 or Outcome.TalkedFrom3To15 or Outcome.TalkedOver15 or Outcome.CallLater,
        Outcome.Skipped => second is Outcome.LineFailed or Outcome.ChangedMind,
        _ => false,
    };

    /// <summary>The first one when they ask for the same. Every try is written down, whoever's peace lasts longer.</summary>
    public static Card Stricter(Card one, Card other)
    {
        if (Peace(one).CompareTo(Peace(other)) < 0) return other;
        return one.Fate is Fate.Resting or Fate.Doubted && other.Tries > one.Tries ? one with { Tries = other.Tries, Shun = other.Shun } : one;
    }

    private static Card Said(Card card, Outcome outcome, Circumstances call) => outcome switch
    {
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail when card.Tries + 1 < TriesOfARound =>
            Rest(card, call.At, 7) with { Tries = card.Tries + 1, Shun = call.GivenIn, Doubter = null },
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail => Rest(card, call.At, 180) with { Tries = 0, Shun = null, Doubter = null },
        Outcome.SwitchedOff => Rest(card, call.At, 14) with { Doubter = null },
        Outcome.DoesNotExist when card.Doubter is null || card.Doubter == call.Volunteer =>
            Rest(card, call.At, 14) with { Fate = Fate.Doubted, Doubter = call.Volunteer },
        Outcome.HungUp => new Card { Fate = Fate.Resting, Until = call.At.AddDays(365) },
        Outcome.CallLater when card.Promises < PromisesOfANumber => new Card
        {
            Fate = Fate.Promised,
            Until = call.At.AddDays(7),
            PromisedTo = call.Volunteer,
            CallAt = call.CallAt,
            Promises = card.Promises + 1,
            Tries = card.Tries,
        },
        Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger => new Card { Fate = Fate.Never },
        Outcome.Skipped or Outcome.LineFailed or Outcome.ChangedMind =>
            card.Fate == Fate.Promised ? card with { Fate = Fate.Free, Until = null, PromisedTo = null, CallAt = null } : card,
        _ => new Card { Fate = Fate.Done },
    };

    private static Card Rest(Card card, DateTimeOffset at, int days) =>
        card with { Fate = Fate.Resting, Until = at.AddDays(days), PromisedTo = null, CallAt = null };

    /// <summary>For ever, for a time (the later end), for somebody, not at all.</summary>
    private static (int, DateTimeOffset, int) Peace(Card card) => card.Fate switch
    {
        Fate.Never => (4, default, 0),
        Fate.Done => (3, default, 0),
        Fate.Resting => (2, card.Until!.Value, 0),
        Fate.Doubted => (2, card.Until!.Value, 1),
        Fate.Promised => (1, card.Until!.Value, 0),
        _ => default,
    };
}
