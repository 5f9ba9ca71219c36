using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>The link as a picture, to be scanned.</summary>
public sealed record InvitePictureWanted : Trigger;

/// <summary>The volunteer's personal link; made when it is first asked for. Answered by <see cref="InvitationSeen"/>.</summary>
public sealed record LookAtInvitation(bool AsPicture = false) : Ask;

/// <param name="Payload">What the link carries.</param>
/// <param name="Came">How many began with it.</param>
/// <param name="Called">Of these, how many made a first call.</param>
/// <param name="AsPicture">As it was asked.</param>
public sealed record InvitationSeen(string Payload, int Came, int Called, bool AsPicture) : Answer
{
    // Whoever reads the payload reads the link.
    public override string ToString() => nameof(InvitationSeen);
}
