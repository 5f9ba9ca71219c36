namespace CallRussia.Sandbox;

/// <summary>Who first sent a message that was forwarded, and when.</summary>
public abstract record SandboxOrigin(DateTimeOffset Date);

public sealed record BotOrigin(DateTimeOffset Date) : SandboxOrigin(Date);

public sealed record PersonOrigin(PersonCard Person, DateTimeOffset Date) : SandboxOrigin(Date);

/// <summary>A person who hides their account from forwarded messages: only a name is left.</summary>
public sealed record HiddenOrigin(string Name, DateTimeOffset Date) : SandboxOrigin(Date);
