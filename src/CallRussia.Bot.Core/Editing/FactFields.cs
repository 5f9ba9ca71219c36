using System.Globalization;
using System.Numerics;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Editing;

/// <summary>What is typed of a fact, in the order in which it is asked. The values stand on buttons and are stored.</summary>
[Flags]
public enum FactFields
{
    None = 0,
    ClaimRussian = 1 << 0,
    SourceRussian = 1 << 1,
    LimitRussian = 1 << 2,
    Url = 1 << 3,
    AsOf = 1 << 4,
    ClaimEnglish = 1 << 5,
    SourceEnglish = 1 << 6,
    LimitEnglish = 1 << 7,
    ClaimLithuanian = 1 << 8,
    SourceLithuanian = 1 << 9,
    LimitLithuanian = 1 << 10,
    ReviewBy = 1 << 11,
}

/// <summary>What is switched. The values stand on buttons.</summary>
public enum FactFlag
{
    Official = 0,
    Estimate = 1,
    TrainingOnly = 2,
}

/// <summary>The texts of a fact.</summary>
public enum FactPart
{
    Claim = 0,
    Source = 1,
    Limit = 2,
}

/// <summary>A fact field by field: as it would be typed, and with what was typed.</summary>
public static class FactTyping
{
    private const string Day = "yyyy-MM-dd";

    private static readonly (Language Language, int Shift)[] Shifts = [(Language.Russian, 0), (Language.English, 5), (Language.Lithuanian, 8)];

    public static FactFields Of(FactPart part, Language language) =>
        (FactFields)(1 << ((int)part + Shifts.First(shift => shift.Language == language).Shift));

    /// <summary>All texts of a language.</summary>
    public static FactFields Texts(Language language) => Of(FactPart.Claim, language) | Of(FactPart.Source, language) | Of(FactPart.Limit, language);

    /// <summary>Which text in which language; null for what is no text.</summary>
    public static (FactPart Part, Language Language)? Text(this FactFields field)
    {
        foreach (var part in Enum.GetValues<FactPart>())
            foreach (var (language, _) in Shifts)
                if (Of(part, language) == field) return (part, language);
        return null;
    }

    /// <summary>The one to be asked first.</summary>
    public static FactFields First(this FactFields fields) =>
        fields == FactFields.None ? fields : (FactFields)(1 << BitOperations.TrailingZeroCount((int)fields));

    public static IEnumerable<FactFields> Each(this FactFields fields) => Enum.GetValues<FactFields>().Where(one => one != FactFields.None && fields.HasFlag(one));

    public static FactWords Words(this FactDraft draft, FactPart part) =>
        part switch { FactPart.Claim => draft.Claim, FactPart.Source => draft.Source, _ => draft.Limit };

    public static string Typed(this FactDraft draft, FactFields field) => field switch
    {
        FactFields.Url => draft.Url,
        FactFields.AsOf => draft.AsOf.ToString(draft.AsOfMonth ? "yyyy-MM" : Day, CultureInfo.InvariantCulture),
        FactFields.ReviewBy => draft.ReviewBy.ToString(Day, CultureInfo.InvariantCulture),
        _ when field.Text() is { } text => draft.Words(text.Part).In(text.Language),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not one field."),
    };

    public static FactDraft With(this FactDraft draft, FactPart part, Language language, string words) => part switch
    {
        FactPart.Claim => draft with { Claim = draft.Claim.With(language, words) },
        FactPart.Source => draft with { Source = draft.Source.With(language, words) },
        _ => draft with { Limit = draft.Limit.With(language, words) },
    };

    public static bool Has(this FactDraft draft, FactFlag flag) =>
        flag switch { FactFlag.Official => draft.Official, FactFlag.Estimate => draft.Estimate, _ => draft.TrainingOnly };

    public static FactDraft Switch(this FactDraft draft, FactFlag flag) => flag switch
    {
        FactFlag.Official => draft with { Official = !draft.Official },
        FactFlag.Estimate => draft with { Estimate = !draft.Estimate },
        _ => draft with { TrainingOnly = !draft.TrainingOnly },
    };

    /// <summary>A version line by line (<c>ClaimRussian: …</c>), as far as it differs from another one; all of it where there is no other.</summary>
    public static string Lines(FactDraft draft, FactDraft? other)
    {
        var fields = Enum.GetValues<FactFields>().Where(field => field != FactFields.None).Select(field => (Name: field.ToString(), Now: draft.Typed(field), Other: other?.Typed(field)));
        var flags = Enum.GetValues<FactFlag>().Select(flag => (flag.ToString(), $"{draft.Has(flag)}", other is null ? null : $"{other.Has(flag)}"));
        return string.Join('\n', fields.Concat(flags).Append(("Theme", draft.Theme, other?.Theme)).Where(line => line.Item2 != line.Item3).Select(line => $"{line.Item1}: {line.Item2}"));
    }

    /// <summary>The fields in which two versions differ.</summary>
    public static FactFields Changed(FactDraft before, FactDraft after) => Enum.GetValues<FactFields>()
        .Where(field => field != FactFields.None && before.Typed(field) != after.Typed(field))
        .Aggregate(FactFields.None, (all, one) => all | one);
}
