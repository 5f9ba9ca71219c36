namespace CallRussia.Sandbox;

/// <summary>An update waiting to be fetched: its JSON is made once, when it happens.</summary>
internal sealed record PendingUpdate(int Id, byte[] Json, DateTimeOffset ExpiresAt);
