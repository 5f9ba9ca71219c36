using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>A personal link and its picture, with how many came by it and how many of them called. Nobody sees who, and there are no points.</summary>
public sealed record InviteFeature() : Feature("iv")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(InviteAsked),
        ["p"] = typeof(InvitePictureWanted),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .StayIf<InviteAsked>((_, _, scene) => InviteScreens.IsSafe(scene), "safe there", (_, _, _) => [new LookAtInvitation()])
        .StayIf<InviteAsked>((_, _, scene) => !InviteScreens.IsSafe(scene), "dangerous there", (_, _, _) => [new Effect.Overlay(InviteScreens.NotThere())])
        .StayIf<InvitePictureWanted>((_, _, scene) => InviteScreens.IsSafe(scene), "safe there", (_, _, _) => [new LookAtInvitation(AsPicture: true)])
        .Stay<InvitationSeen>((_, seen, scene) => seen.AsPicture && InviteScreens.Picture(seen, scene) is { } picture
            ? [new Effect.Toast(InviteScreens.PictureComes), new Effect.SendChart(picture)]
            : [new Effect.Overlay(InviteScreens.Link(seen, scene))]);
}
