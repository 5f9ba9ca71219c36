using System.Collections.Immutable;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>
/// A rule that selects volunteers. Within a part any value fits, or any other where the part leaves out what it names; an empty part fits everybody, and all parts have to fit. Who is away, wants no news or has not
/// answered the first questions is never in it.
/// </summary>
public sealed record Audience
{
    public static Audience Everyone { get; } = new();

    public ImmutableSortedSet<string> Languages { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2; <see cref="Unknown"/> for those who skipped the question.</summary>
    public ImmutableSortedSet<string> Countries { get; init; } = [];

    /// <summary>Callers by what they may take; supporters belong to none.</summary>
    public ImmutableSortedSet<Tier> Tiers { get; init; } = [];

    public ImmutableSortedSet<Activity> Activities { get; init; } = [];

    /// <summary>Roles; <see cref="Role.None"/> for those without one.</summary>
    public ImmutableSortedSet<Role> Roles { get; init; } = [];

    /// <summary>What the links carried by which volunteers came (<see cref="Volunteer.Invitation"/>).</summary>
    public ImmutableSortedSet<string> Tags { get; init; } = [];

    /// <summary>Parts that leave out what they name: who has none of it fits, too.</summary>
    public ImmutableSortedSet<AudiencePart> AllBut { get; init; } = [];

    public const string Unknown = "??";

    public bool Equals(Audience? other) => other is not null && Languages.SetEquals(other.Languages) && Countries.SetEquals(other.Countries)
        && Tiers.SetEquals(other.Tiers) && Activities.SetEquals(other.Activities) && Roles.SetEquals(other.Roles) && Tags.SetEquals(other.Tags)
        && AllBut.SetEquals(other.AllBut);

    public override int GetHashCode() => HashCode.Combine(Languages.Count, Countries.Count, Tiers.Count, Activities.Count, Roles.Count, Tags.Count);
}

/// <summary>What volunteers did lately; everybody is in exactly one. The values are stored.</summary>
public enum Activity
{
    /// <summary>Came in the last 14 days and has not called yet.</summary>
    New = 0,

    /// <summary>Called in the last 30 days.</summary>
    Active = 1,

    /// <summary>Called, but not in the last 30 days.</summary>
    Lapsed = 2,

    /// <summary>Came longer ago than 14 days and never called.</summary>
    NeverCalled = 3,
}
