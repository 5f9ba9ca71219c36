namespace CallRussia.Sandbox;

/// <summary>A link by which people join a group.</summary>
/// <param name="Most">So many join by it; null for as many as like.</param>
/// <param name="Joined">So many did.</param>
public sealed record SandboxInvite(string Link, int? Most, DateTimeOffset? ExpiresAt, int Joined = 0, bool IsRevoked = false)
{
    public bool IsGood(DateTimeOffset now) => !IsRevoked && (Most is null || Joined < Most) && (ExpiresAt is null || ExpiresAt > now);
}
