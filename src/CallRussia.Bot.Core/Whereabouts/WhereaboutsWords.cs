using System.Collections.Immutable;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Whereabouts;

public sealed record LanguageChosen(Language Language) : Trigger;

public sealed record CountryChosen(string Code) : Trigger;

public sealed record CountrySkipped : Trigger;

/// <param name="Zone">IANA.</param>
public sealed record ZoneChosen(string Zone) : Trigger;

/// <summary>Where the volunteer lives: typed or chosen. <paramref name="Offered"/> holds the countries that fit what was typed last.</summary>
public sealed record ChoosingCountry(ImmutableArray<string> Offered, bool NotFound = false) : State
{
    public bool Equals(ChoosingCountry? other) => other is not null && NotFound == other.NotFound && Offered.SequenceEqual(other.Offered);

    public override int GetHashCode() => HashCode.Combine(Offered.Length, NotFound);
}
