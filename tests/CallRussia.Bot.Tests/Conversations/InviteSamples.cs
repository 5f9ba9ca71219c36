using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Personal links.</summary>
internal static class InviteSamples
{
    private const string Payload = "friend-AAECAwQFBgcICQoLDA0ODw";

    public static IEnumerable<Trigger> Triggers =>
    [
        new InviteAsked(), new InvitePictureWanted(), new Started(Payload), new InvitationNoted(),
        .. from came in (int[])[0, 1, 3, 21] from asPicture in (bool[])[false, true] select new InvitationSeen(Payload, came, came / 2, asPicture),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtInvitation look => new InvitationSeen(Payload, 3, 1, look.AsPicture),
        NoteInvitation => new InvitationNoted(),
        _ => null,
    };
}
