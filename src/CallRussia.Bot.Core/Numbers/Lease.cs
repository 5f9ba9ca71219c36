namespace CallRussia.Bot.Core.Numbers;

/// <summary>One hand-out of one number to one volunteer. Ids grow and are never used again, so an old button names an old lease.</summary>
public readonly record struct LeaseId(long Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A number held by one volunteer until a time.</summary>
/// <param name="Until">When it goes back by itself.</param>
/// <param name="Agreed">The lease on which this call was agreed for later, when it is such a call.</param>
/// <param name="Nth">Which hand-out of this volunteer it is, from 1.</param>
public sealed record Lease(
    LeaseId Id, PhoneNumber Number, RegionCode Region, DateTimeOffset GivenAt, DateTimeOffset Until, LeaseId? Agreed, int Nth);
