using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A broadcast over HTTP, from the first typed word to the volunteers' chats.</summary>
public sealed class BroadcastChatTests
{
    private const long OlgaId = 700_003;
    private const long OlegId = 700_004;

    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task What_an_organizer_composes_reaches_the_volunteers_as_it_was_written()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);

        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        await olga.ExpectMessage("Send the message in English");
        olga.SendPhoto(Picture, "Friends, **today** we call __together__: [come](https://example.org/a)");
        await olga.ExpectMessage("Draft of a broadcast");
        await olga.Press("✓ English");
        await olga.Press("Buttons with links");
        await olga.ExpectEdit("one a line");
        olga.SendMarked("Come along - https://example.org/b");
        await olga.ExpectMessage("picture and 1 button");
        await olga.Press("Review and send");
        await olga.ExpectEdit("It goes to 2 people");
        await olga.Press("Send now");

        foreach (var person in new[] { anna, olga })
        {
            var news = await person.ExpectMessage(message => message.Photo is not null, "the picture");
            Assert.Equal("Friends, today we call together: come", news.Text);
            Assert.Equal(["bold", "italic", "text_link"], news.Entities.Select(entity => entity.Type));
            Assert.Equal("https://example.org/b", news.Button("Come along")!.Url);
        }
        await olga.WaitFor(person => person.Messages.FirstOrDefault(message => message.Text.Contains("sent 2 of 2", StringComparison.Ordinal)), "the end");

        await anna.Press("Stop the news");
        await anna.ExpectMessage("The news is off");
        olga.Send("/broadcast");
        await olga.Press("1");
        await olga.ExpectEdit("sent 2 of 2");
        await olga.Press("Use as a start");
        await olga.WaitFor(person => person.Messages.FirstOrDefault(message => message.Text.Contains("Just now that is 1 person", StringComparison.Ordinal)), "the copy");
        await anna.Press("Turn it on again");
        await anna.ExpectToast("on again");
    }

    [Fact]
    public async Task A_tap_on_a_link_leads_on_and_is_counted_without_a_name()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"), ("Site:Listen", "127.0.0.1:0"), ("Site:Url", "https://calls.example.org"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        olga.Send("Friends!");
        await olga.ExpectMessage("Draft of a broadcast");
        await olga.Press("✓ English");
        await olga.Press("Buttons with links");
        await olga.ExpectEdit("Taps are counted");
        olga.SendMarked("Come along - https://example.org/b");
        await olga.ExpectMessage("1 button");
        await olga.Press("Review and send");
        await olga.Press("Send now");

        var address = new Uri((await anna.ExpectMessage("Friends!")).Button("Come along")!.Url!);
        Assert.Equal("calls.example.org", address.Host);
        using var web = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Services.GetRequiredService<SiteServer>().Address };
        web.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");
        for (var i = 0; i < 2; i++) Assert.Equal("https://example.org/b", (await web.GetAsync(address.AbsolutePath)).Headers.Location!.AbsoluteUri);
        await bot.Services.GetRequiredService<LinkDoor>().Keep();
        olga.Send("/broadcast");
        await olga.Press("1");
        await olga.ExpectEdit("2 taps on its links");
    }

    [Fact]
    public async Task An_album_arrives_once_above_its_words_also_where_these_have_to_be_sent_again_and_leaves_with_them()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        await olga.ExpectMessage("Send the message in English");
        olga.SendAlbum([Picture, Picture, Picture], "Friends, look!");
        await olga.ExpectEdit("an album of 3 parts");
        await olga.Press("Review and send");
        bot.Telegram.Faults.Next(SandboxFault.ServerError, method: "sendMessage", chatId: anna.Id);
        await olga.Press("Send now");

        var words = await anna.ExpectMessage("Friends, look!");
        Assert.NotNull(words.Button("Stop the news"));
        var album = anna.Messages.Where(message => message.Photo is not null).ToList();
        Assert.Equal((3, 1), (album.Count, album.Select(message => message.MediaGroupId).Distinct().Count()));
        Assert.All(album, photo => Assert.True(photo.Id < words.Id));

        await olga.WaitFor(person => person.Messages.FirstOrDefault(message => message.Text.Contains("sent 2 of 2", StringComparison.Ordinal)), "the end");
        await olga.Press("Recall");
        await olga.Press("Yes, recall");
        await anna.WaitFor(person => person.Messages.All(message => message.Photo is null && message.Text != "Friends, look!") ? "gone" : null, "the album gone");
    }

    [Theory]
    [InlineData(SandboxFileKind.Video, "video")]
    [InlineData(SandboxFileKind.Animation, "GIF")]
    [InlineData(SandboxFileKind.Voice, "voice message")]
    public async Task Films_and_recordings_reach_the_volunteers(SandboxFileKind kind, string name)
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        await olga.ExpectMessage("Send the message in English");
        olga.SendFile(kind, [1, 2, 3], "clip");
        await olga.ExpectMessage(message => message.Text.Contains($"English: {name}", StringComparison.Ordinal), "the draft");
        await olga.Press("Preview: en");
        await olga.ExpectMessage(message => message.FromBot && message.File?.Kind == kind, "the preview");
        await olga.Press("Review and send");
        await olga.Press("Send now");
        Assert.NotNull((await anna.ExpectMessage(message => message.File?.Kind == kind, "the film")).Button("Stop the news"));
    }

    [Fact]
    public async Task A_message_that_is_edited_before_it_is_sent_goes_out_as_it_is_now()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        await olga.ExpectMessage("Send the message in English");
        var written = olga.SendMarked("Freinds, we call tonite");
        await olga.ExpectMessage("Draft of a broadcast");
        olga.Edit(written.Id, "Friends, we call **tonight**");
        await olga.ExpectMessage("the draft changed with it");
        await olga.Press("Review and send");
        await olga.Press("Send now");

        var news = await anna.ExpectMessage("Friends, we call tonight");
        Assert.Equal(["bold"], news.Entities.Select(entity => entity.Type));

        // Afterwards it changes nothing, and neither does any other message; a number that comes in so is taken out of the chat.
        var chat = anna.Send("hello");
        await anna.ExpectMessage("The guide has nothing like that");
        anna.Edit(chat.Id, "/forget");
        anna.Edit(chat.Id, "+7 975 007 12 34");
        await anna.ExpectMessage("phone number");
        await anna.WaitFor(person => person.Messages.All(message => message.Id != chat.Id) ? "gone" : null, "the message gone");
    }

    [Fact]
    public async Task A_big_one_waits_for_another_organizer_who_returns_it_or_lets_it_go()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId},{OlegId}"), ("Broadcasting:ApprovalAbove", "2"));
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        var oleg = await FirstCallTests.Arrived(bot, "Oleg", OlegId);
        olga.Send("/broadcast");
        await olga.Press("New broadcast");
        olga.Send("Friends!");
        await Order(olga);

        await oleg.ExpectMessage("waits for your approval");
        await oleg.Press("Return to the author");
        await oleg.ExpectMessage("Why do you return it?");
        oleg.Send("Please name the hour.");
        await olga.ExpectMessage("Why it came back: Please name the hour.");
        await olga.WaitFor(person => person.Messages.FirstOrDefault(message => message.Text.StartsWith("Draft of a broadcast", StringComparison.Ordinal) && message.Text.Contains("Please name the hour.", StringComparison.Ordinal)), "the draft");

        await Order(olga);
        await oleg.ExpectMessage("waits for your approval");
        await oleg.Press("Look at it");
        await oleg.Press("Preview: en");
        await oleg.ExpectMessage("Friends!");
        await oleg.Press("Approve");
        await oleg.Press("Yes, let it go");
        await anna.ExpectMessage("Friends!");
        await olga.ExpectMessage("Another organizer agreed");
    }

    private static async Task Order(SandboxPerson olga)
    {
        await olga.Press("Review and send");
        await olga.Press("Send now");
        await olga.ExpectEdit("another organizer has to let it go");
    }
}
