namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Why a broadcast that waited went back to its author.</summary>
/// <param name="Words">A sentence of the organizer who returned it; empty where <paramref name="Ready"/> says it.</param>
public sealed record ReturnReason(ReadyReturn Ready, string Words = "")
{
    /// <summary>One sentence: more is better said to each other.</summary>
    public const int Longest = 200;

    /// <returns>Null when the words are none, or too many.</returns>
    public static ReturnReason? Of(string words) => words.Trim() is { Length: > 0 and <= Longest } sentence ? new ReturnReason(ReadyReturn.None, sentence) : null;

    // What people type reaches no log by way of a record's printed form.
    public override string ToString() => $"ReturnReason({Ready})";
}

/// <summary>Reasons that need no typing. The values stand on buttons and are stored.</summary>
public enum ReadyReturn
{
    /// <summary>It is said in words.</summary>
    None = 0,
    Wording = 1,
    Facts = 2,
    Recipients = 3,
    Time = 4,
}
