namespace CallRussia.Bot.Core.People;

/// <summary>What somebody may do besides calling. One per person: an organizer is editor and moderator as well, an owner is all of it. The values are stored.</summary>
public enum Role
{
    None = 0,

    /// <summary>Lessons, and what volunteers report about people.</summary>
    Moderator = 1,

    /// <summary>The content.</summary>
    Editor = 2,

    /// <summary>Everything but appointing organizers.</summary>
    Organizer = 3,

    /// <summary>Everything. Those named in the configuration (Organizers) are owners too, and nobody can take that from them in the chat.</summary>
    Owner = 4,
}

/// <param name="Away">Blocked the bot: can't be told anything.</param>
public sealed record TeamMember(VolunteerId Volunteer, Role Role, bool Away);
