namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// The total order behind "a later report only ever tightens": how much peace an outcome demands for the person called.
/// </summary>
internal static class Severity
{
    /// <summary>From strictest to loosest.</summary>
    private static readonly Outcome[] StrictestFirst =
    [
        // Never again. First what threatens a person's safety, then what the person asked for, then what we concluded ourselves.
        Outcome.InDanger,
        Outcome.DoNotCall,
        Outcome.Hostile,
        Outcome.Child,

        // Retired. There is nobody to call, the person said no, we can't talk, we have talked (the longer, the surer).
        Outcome.NotAPerson,
        Outcome.Declined,
        Outcome.OtherLanguage,
        Outcome.TalkedOver15,
        Outcome.TalkedFrom3To15,
        Outcome.TalkedUnder3,
        Outcome.Talked,

        // Rests, the longer they usually are the stricter; among equals, what was heard on the line says more than silence.
        Outcome.HungUp,
        Outcome.DoesNotExist,
        Outcome.SwitchedOff,
        Outcome.Voicemail,
        Outcome.Busy,
        Outcome.NoAnswer,

        // The person wants the call.
        Outcome.CallLater,

        // Nobody was called.
        Outcome.LineFailed,
        Outcome.ChangedMind,
        Outcome.Skipped,
    ];

    public static int Of(Outcome outcome) => -Array.IndexOf(StrictestFirst, outcome);
}
