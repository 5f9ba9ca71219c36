using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <param name="Watchers">Who is told how it stands: its author and the other organizers; of one that waits for them, the others alone.</param>
public sealed record BroadcastAtWork(Broadcast Broadcast, IReadOnlyList<VolunteerId> Watchers)
{
    /// <summary>It waits or has ended, and they have not been told yet.</summary>
    public bool IsUntold { get; init; }

    /// <summary>When its status changed last: with it, what is told has an id of its own.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <param name="Message">What to delete, for a recall.</param>
/// <param name="Tries">Attempts before this one that did not arrive.</param>
public sealed record Recipient(BroadcastId Broadcast, VolunteerId Volunteer, Language Language, int Tries, int? Message = null)
{
    /// <summary>The messages of its album, where they have arrived.</summary>
    public IReadOnlyList<int> Album { get; init; } = [];

    /// <summary>Nobody has begun to send (or to delete) it: it stands as it stood before.</summary>
    public RecipientSettled NotBegun() => new(Broadcast, Volunteer, Message is null ? DeliveryFate.Waiting : DeliveryFate.Sent, Message) { Album = Album };
}

/// <param name="Fate">Waiting gives it back: not sent. Sent without a message is one that can't be recalled.</param>
/// <param name="Message">The message in the chat, of a sent one.</param>
/// <param name="NotBefore">Of one given back after an attempt: when to try again; null when there was no attempt.</param>
public sealed record RecipientSettled(BroadcastId Broadcast, VolunteerId Volunteer, DeliveryFate Fate, int? Message = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>The messages of its album, where they have arrived: they are not sent again, whatever becomes of the words.</summary>
    public IReadOnlyList<int> Album { get; init; } = [];
}

/// <param name="Copy">In the language of its reader, where there is one.</param>
public sealed record TrialCopy(BroadcastId Broadcast, VolunteerId Volunteer, Language Language, News Copy);
