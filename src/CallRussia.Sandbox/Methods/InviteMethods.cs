namespace CallRussia.Sandbox;

/// <summary>Links by which people join a group.</summary>
internal static class InviteMethods
{
    private const int MostMembers = 99_999;

    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("createChatInviteLink", call =>
        {
            var most = call.Parameters.Int("member_limit", 0, 0, MostMembers);
            var expires = call.Parameters.Long("expire_date") is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
            Write(call, Group(call).AddInvite(most > 0 ? most : null, expires));
        }),
        BotMethod.Of("revokeChatInviteLink", call => Write(call, Group(call).Revoke(call.Parameters.Required("invite_link")))),
    ];

    private static SandboxGroup Group(BotCall call) => call.Chat(toWrite: false).Group ?? throw Refusal.BadRequest("chat is a private chat, so it has no invite links");

    private static void Write(BotCall call, SandboxInvite invite)
    {
        var writer = call.Result;
        writer.WriteStartObject();
        writer.WriteString("invite_link", invite.Link);
        writer.WritePropertyName("creator");
        call.World.Bot.WriteUser(writer);
        writer.WriteBoolean("creates_join_request", false);
        writer.WriteBoolean("is_primary", false);
        writer.WriteBoolean("is_revoked", invite.IsRevoked);
        if (invite.ExpiresAt is { } expires)
        {
            writer.WriteNumber("expire_date", expires.ToUnixTimeSeconds());
        }

        if (invite.Most is { } most)
        {
            writer.WriteNumber("member_limit", most);
        }

        writer.WriteEndObject();
    }
}
