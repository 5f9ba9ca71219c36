using System.Collections.Immutable;

namespace CallRussia.Bot.Core.Texts.Times;

/// <summary>What was understood of typed words about a time.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>Moments that may be meant, the likeliest first: one where there is no doubt. All are ahead.</summary>
    public sealed record Moments(ImmutableArray<DateTimeOffset> Candidates) : Heard
    {
        public bool Equals(Moments? other) => other is not null && Candidates.SequenceEqual(other.Candidates);

        public override int GetHashCode() => Candidates.Aggregate(0, HashCode.Combine);
    }

    /// <summary>A day, but not when on it.</summary>
    public sealed record OnlyDay(DateOnly Day) : Heard;

    /// <summary>A time that is over.</summary>
    public sealed record Past : Heard;

    /// <summary>No time, or a day that no calendar has.</summary>
    public sealed record Unclear : Heard;
}
