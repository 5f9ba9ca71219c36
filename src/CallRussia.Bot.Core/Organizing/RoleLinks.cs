using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Deep links that carry an invitation into a role.</summary>
public static class RoleLinks
{
    private const string Prefix = "join-";

    /// <summary>How long an invitation is good for.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(48);

    /// <summary>What a link's payload means: an invitation never becomes something that is kept with the volunteer.</summary>
    public static Trigger Read(string payload) =>
        payload.StartsWith(Prefix, StringComparison.Ordinal) ? new RoleLinkOpened(payload[Prefix.Length..]) : new Started(payload);

    /// <param name="bot">The bot's user name; while it is not known, what to type to it.</param>
    public static string Link(string? bot, string code) => bot is null ? $"/start {Prefix}{code}" : $"https://t.me/{bot}?start={Prefix}{code}";
}

/// <summary>/start with an invitation into a role.</summary>
public sealed record RoleLinkOpened(string Code) : Trigger
{
    public override string ToString() => "RoleLinkOpened";
}
