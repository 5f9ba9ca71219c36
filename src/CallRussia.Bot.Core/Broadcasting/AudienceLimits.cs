namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>An <see cref="Audience"/> made ready to be asked of many: the parts in which something is chosen, in the order in which they cost least to look at.</summary>
internal sealed class AudienceLimits
{
    private readonly (AudiencePart Part, HashSet<string> Values, bool IsAllBut)[] _limits;

    private AudienceLimits(Audience audience) => _limits =
    [
        .. from part in AudienceRules.Parts
           let chosen = AudienceRules.Chosen(audience, part)
           where chosen.Count > 0
           orderby part is AudiencePart.Tiers or AudiencePart.Activities
           select (part, chosen.ToHashSet(), audience.AllBut.Contains(part)),
    ];

    /// <summary>Counts that are kept tell how many fit.</summary>
    public bool AreCounted => Array.TrueForAll(_limits, limit => limit.Part is AudiencePart.Languages or AudiencePart.Countries);

    public static AudienceLimits Of(Audience audience) => new(audience);

    /// <param name="value">What somebody is in a part; null for what he has none of.</param>
    public bool Fit(Func<AudiencePart, string?> value)
    {
        foreach (var (part, values, isAllBut) in _limits)
            if ((value(part) is { } one && values.Contains(one)) == isAllBut) return false;
        return true;
    }
}
