using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Inviting;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Community;

/// <summary>Answers what became of personal links.</summary>
internal static class InviteDesk
{
    public static InvitationSeen Look(ITransaction kept, LookAtInvitation ask, Deed deed)
    {
        var invitation = Invitations.Of(kept, deed.Who);
        return new InvitationSeen(invitation.Payload(), invitation.Came, invitation.Called, ask.AsPicture);
    }

    public static InvitationNoted Note(ITransaction kept, NoteInvitation ask, Deed deed)
    {
        Invitations.Came(kept, deed.Who, ask.Payload, deed.At);
        return new InvitationNoted();
    }
}
