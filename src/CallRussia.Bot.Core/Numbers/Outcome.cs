namespace CallRussia.Bot.Core.Numbers;

/// <summary>The first of two taps: what became of the call, in one word.</summary>
public enum FirstTap
{
    /// <summary>"Nobody answered".</summary>
    Nobody = 1,

    /// <summary>"They ended it".</summary>
    TheyEnded = 2,

    /// <summary>"We talked".</summary>
    Talked = 3,

    /// <summary>"I did not call".</summary>
    DidNotCall = 4,
}

/// <summary>How a call ended. The values are stored: they are never renumbered, a new one takes a new number.</summary>
public enum Outcome
{
    NoAnswer = 10,
    Busy = 11,
    Voicemail = 12,
    SwitchedOff = 13,
    DoesNotExist = 14,

    HungUp = 20,
    Declined = 21,
    DoNotCall = 22,
    Hostile = 23,
    Child = 24,
    NotAPerson = 25,
    OtherLanguage = 26,
    InDanger = 27,

    Talked = 30,
    TalkedUnder3 = 31,
    TalkedFrom3To15 = 32,
    TalkedOver15 = 33,
    CallLater = 34,

    Skipped = 40,
    LineFailed = 41,
    ChangedMind = 42,
}

/// <summary>The family tree of outcomes: which tap leads to which.</summary>
public static class Outcomes
{
    public static IReadOnlyList<Outcome> All { get; } = Enum.GetValues<Outcome>();

    public static FirstTap FirstTap(this Outcome outcome) => (FirstTap)((int)outcome / 10);

    /// <summary>What the first tap alone says.</summary>
    public static Outcome Default(this FirstTap tap) => (Outcome)((int)tap * 10);

    /// <summary>What the second tap may say, in the order of the buttons.</summary>
    public static IReadOnlyList<Outcome> Refinements(this FirstTap tap) =>
        [.. All.Where(outcome => outcome.FirstTap() == tap && outcome != tap.Default())];

    /// <summary>A call was made: everything but "I did not call".</summary>
    public static bool WasCalled(this Outcome outcome) => outcome.FirstTap() != Numbers.FirstTap.DidNotCall;

    /// <summary>Nobody of us calls that number again, whatever comes.</summary>
    public static bool ForbidsCalls(this Outcome outcome) => outcome is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger;

    /// <summary>What may be said of a talk in which the other side rang, in the order of the buttons: each of it leaves a number in peace for good.</summary>
    public static IReadOnlyList<Outcome> AfterRingBack { get; } =
        [Outcome.Talked, Outcome.Declined, Outcome.DoNotCall, Outcome.Hostile, Outcome.Child, Outcome.NotAPerson, Outcome.OtherLanguage, Outcome.InDanger];

    /// <summary>A person was on the line.</summary>
    public static bool WasAnswered(this Outcome outcome) =>
        outcome.FirstTap() is Numbers.FirstTap.TheyEnded or Numbers.FirstTap.Talked && outcome != Outcome.NotAPerson;
}
