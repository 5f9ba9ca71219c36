using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Editing;

/// <summary>What is wrong with what was typed, or with a fact as a whole. The values are stored.</summary>
public enum FactProblem
{
    None = 0,
    Empty = 1,
    TooLong = 2,

    /// <summary>A tag that is not closed or not known, or braces.</summary>
    Markup = 3,
    NotADate = 4,
    InFuture = 5,

    /// <summary>To be looked at again before the day for which it holds.</summary>
    BeforeAsOf = 6,

    /// <summary>To be looked at again on a day that is over: there is another button for that.</summary>
    InPast = 7,
    NotALink = 8,
    NoTheme = 9,

    /// <summary>For training only, while an objection offers it on calls.</summary>
    UsedOnCalls = 10,
}

/// <summary>What a fact must be before a second person is asked.</summary>
public static class FactRules
{
    public const int LongestUrl = 500;
    public const int LongestNote = 160;

    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "M.yyyy"];

    /// <summary>The same day for all editors.</summary>
    public static DateOnly Today(Scene scene) => DateOnly.FromDateTime(scene.At.UtcDateTime);

    /// <summary>Characters that fit a card beside a listening reply.</summary>
    public static int Longest(FactPart part) => part switch { FactPart.Claim => 400, FactPart.Source => 120, _ => 300 };

    /// <summary>What is said about a change leads nowhere else and fits a line of the list.</summary>
    public static bool IsNote(Typed typed) => typed.Words.Trim() is { Length: > 0 and <= LongestNote } words && words == typed.Bare.Trim() && !words.Contains('\n') && !PhoneNumberFinder.IsIn(words);

    /// <summary>Reads what was typed for a field.</summary>
    /// <param name="changed">The fact with it; as it was when there is a problem.</param>
    public static FactProblem Read(FactDraft draft, FactFields field, string typed, DateOnly today, out FactDraft changed)
    {
        var words = typed.Trim().ReplaceLineEndings("\n");
        changed = draft;
        if (field.Text() is { } text) changed = draft.With(text.Part, text.Language, words);
        else if (field == FactFields.Url) changed = draft with { Url = words };
        else if (TryDate(words, Days, out var day)) changed = field == FactFields.AsOf ? draft with { AsOf = day, AsOfMonth = false } : draft with { ReviewBy = day };
        else if (field == FactFields.AsOf && TryDate(words, Months, out var month)) changed = draft with { AsOf = month, AsOfMonth = true };
        else return FactProblem.NotADate;

        var problem = field == FactFields.ReviewBy && changed.ReviewBy < today ? FactProblem.InPast : Check(changed, field, today);
        if (problem != FactProblem.None) changed = draft;
        return problem;
    }

    /// <summary>What keeps a fact from being proposed or approved; empty when nothing does.</summary>
    public static IReadOnlyList<(FactFields Field, FactProblem Problem)> Check(FactDraft draft, Library library, DateOnly today)
    {
        var found = Enum.GetValues<FactFields>()
            .Where(field => field != FactFields.None)
            .Select(field => (Field: field, Problem: Check(draft, field, today)))
            .Where(check => check.Problem != FactProblem.None)
            .ToList();
        if (!library.Facts.Themes.Contains(draft.Theme)) found.Add((FactFields.None, FactProblem.NoTheme));
        if (draft.TrainingOnly && library.Objections.All.Any(objection => objection.Facts.Contains(draft.Id))) found.Add((FactFields.None, FactProblem.UsedOnCalls));
        return found;
    }

    /// <summary>No longer offered from this moment on. Somewhere it is still yesterday.</summary>
    public static FactDraft Expire(FactDraft draft, DateOnly today) => draft with { ReviewBy = Later(draft.AsOf, today.AddDays(-2)) };

    public static FactDraft Confirm(FactDraft draft, DateOnly today, int months) => draft with { ReviewBy = today.AddMonths(months) };

    private static FactProblem Check(FactDraft draft, FactFields field, DateOnly today) => field switch
    {
        FactFields.AsOf => draft.AsOf > today ? FactProblem.InFuture : FactProblem.None,
        FactFields.ReviewBy => draft.ReviewBy < draft.AsOf ? FactProblem.BeforeAsOf : FactProblem.None,
        FactFields.Url => CheckUrl(draft.Url),
        _ => CheckWords(draft.Typed(field), field.Text()!.Value),
    };

    private static FactProblem CheckUrl(string url) =>
        url.Length == 0 ? FactProblem.Empty
        : url.Length > LongestUrl ? FactProblem.TooLong
        : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Any(char.IsWhiteSpace) ? FactProblem.None
        : FactProblem.NotALink;

    private static FactProblem CheckWords(string words, (FactPart Part, Language Language) text) => PhrasebookTemplate.Parse(words, text.Language) switch
    {
        _ when string.IsNullOrWhiteSpace(words) => FactProblem.Empty,
        PhrasebookParse.Parsed { Template: { Placeholders.Count: 0 } template } => template.Length(0) > Longest(text.Part) ? FactProblem.TooLong : FactProblem.None,
        _ => FactProblem.Markup,
    };

    private static bool TryDate(string words, string[] formats, out DateOnly date) =>
        DateOnly.TryParseExact(words, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
