using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Somebody invites a friend, over HTTP.</summary>
public sealed class InviteWalkTests
{
    [Fact]
    public async Task A_friend_who_comes_by_the_link_and_calls_is_counted_twice_and_named_nowhere()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        anna.Send("/community");
        await anna.Press("Invite friends");
        var shown = await anna.ExpectEdit("Nobody has come by it yet");
        var payload = shown.Text[(shown.Text.IndexOf("?start=", StringComparison.Ordinal) + 7)..].Split('\n')[0].Trim();

        await anna.Press("Show it as a QR code");
        await anna.ExpectMessage(message => message.File is { Kind: SandboxFileKind.Photo } && message.Text.Contains(payload, StringComparison.Ordinal), "the picture");

        var boris = bot.Telegram.AddPerson("Boris", "en");
        boris.Start(payload);
        await boris.Press("English");
        await boris.Press("Yes, I speak Russian");
        await boris.Press("I agree");
        await boris.Press("Skip");
        await boris.Press("Get a number");
        await boris.Press("Nobody answered");
        await boris.ExpectEdit("Nobody answered");

        anna.Send("/community");
        await anna.Press("Invite friends");
        var counted = await anna.ExpectEdit("1 person came by it, and 1 has called already");
        Assert.DoesNotContain("Boris", counted.Text, StringComparison.Ordinal);
    }
}
