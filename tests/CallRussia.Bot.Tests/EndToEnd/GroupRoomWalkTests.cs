using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A host links a group of Telegram, and members join it, over HTTP.</summary>
public sealed class GroupRoomWalkTests
{
    [Fact]
    public async Task From_linking_to_the_last_word_in_the_group()
    {
        await using var bot = await RunningBot.Start();
        var (host, member, group) = await Group(bot);
        var stranger = bot.Telegram.AddPerson("Sly");
        var chat = bot.Telegram.AddGroup("Friends", [host]);

        await Open(host, "Link a Telegram group");
        var link = (await host.ExpectButton("Choose a group")).Button("Choose a group")!.Url!;
        Assert.EndsWith("&admin=invite_users", link, StringComparison.Ordinal);
        chat.AddBot(host, link.Split("startgroup=")[1].Split('&')[0]);
        await bot.WhileTimePasses(host.ExpectMessage("Done, the Telegram group is linked"));

        await Open(member, "Join the Telegram group");
        await member.ExpectEdit("people see each other");
        await member.Press("I understand, give me the link");
        var entry = await bot.WhileTimePasses(member.ExpectMessage("It lets in one person"));
        var invite = Assert.Single(chat.Invites);
        Assert.Equal((1, invite.Link), (invite.Most, entry.Button("Join")!.Url));
        Assert.InRange(invite.ExpiresAt!.Value - bot.Clock.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        chat.Join(member, invite.Link);
        Assert.Throws<InvalidOperationException>(() => chat.Join(stranger, invite.Link));

        // Whatever people say there: nobody is answered, and nothing of it is known.
        foreach (var words in (string[])["/number", "/start", $"/help@CallRussiaBot", "Hello!", "+7 975 002 00 11", "/forget", "don't call me"]) chat.Send(member, words);
        await bot.Telegram.UntilConfirmed();
        await Reminded(bot, group);
        await bot.WhileTimePasses(chat.ExpectMessage("Evening of calls"));
        Assert.Contains("Evening of calls", Assert.Single(chat.FromBot).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Café", chat.FromBot[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7 975", chat.FromBot[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains(invite.Link, StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));

        chat.RemoveBot(host);
        await bot.WhileTimePasses(host.ExpectMessage("The bot is no longer in your Telegram group"));
        Assert.Null(await bot.Look(store => store.Read(kept => GroupRooms.Of(kept, group), default)));
    }

    [Fact]
    public async Task When_the_host_stops_the_links_that_are_out_are_taken_back()
    {
        await using var bot = await RunningBot.Start();
        var (host, member, group) = await Group(bot);
        var chat = await Link(bot, host, isSupergroup: true);
        var link = await Entry(bot, member, chat);
        await Open(host, "Stop being the host");
        await bot.Telegram.ExpectCall(call => call.Method == "revokeChatInviteLink", "a link taken back");
        Assert.True(Assert.Single(chat.Invites).IsRevoked);
        Assert.Throws<InvalidOperationException>(() => chat.Join(member, link));
        Assert.Empty(chat.FromBot);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_followed_also_when_only_a_refusal_tells()
    {
        await using var bot = await RunningBot.Start();
        var (host, member, group) = await Group(bot);
        var chat = await Link(bot, host, isSupergroup: false);
        await bot.Telegram.UntilConfirmed();
        await bot.Stop();
        var supergroup = chat.Migrate(host);
        bot.Telegram.ContinueUpdatesFrom(bot.Telegram.NextUpdateId + 10);
        await bot.StartAgain();
        Assert.Contains(await Entry(bot, member, supergroup), supergroup.Invites.Select(invite => invite.Link));
        Assert.Equal(supergroup.Id, (await bot.Look(store => store.Read(kept => GroupRooms.Of(kept, group), default)))!.TelegramId);
    }

    [Fact]
    public async Task Without_the_right_to_invite_nobody_waits_in_vain_and_the_host_reads_why()
    {
        await using var bot = await RunningBot.Start();
        var (host, member, _) = await Group(bot);
        await Link(bot, host, isSupergroup: true, mayInvite: false);
        await Open(member, "Join the Telegram group");
        await member.Press("I understand, give me the link");
        await bot.WhileTimePasses(member.ExpectMessage("It did not work"));
        await bot.WhileTimePasses(host.ExpectMessage("may no longer invite people"));
    }

    private static async Task<SandboxGroup> Link(RunningBot bot, SandboxPerson host, bool isSupergroup, bool mayInvite = true)
    {
        var chat = bot.Telegram.AddGroup("Friends", [host], isSupergroup);
        await Open(host, "Link a Telegram group");
        var link = (await host.ExpectButton("Choose a group")).Button("Choose a group")!.Url!;
        chat.AddBot(host, link.Split("startgroup=")[1].Split('&')[0], mayInvite);
        await bot.WhileTimePasses(host.ExpectMessage("Done, the Telegram group is linked"));
        return chat;
    }

    private static async Task<string> Entry(RunningBot bot, SandboxPerson member, SandboxGroup chat)
    {
        await Open(member, "Join the Telegram group");
        await member.Press("I understand, give me the link");
        return (await bot.WhileTimePasses(member.ExpectMessage("It lets in one person"))).Button("Join")!.Url!;
    }

    /// <summary>Presses a button on the page of the group.</summary>
    private static async Task Open(SandboxPerson person, string label)
    {
        person.Send("/community");
        await person.Press("Groups near you");
        await person.Press("Lithuania");
        await person.Press(label);
    }

    /// <summary>A meeting whose reminder is due in a moment.</summary>
    private static Task<Event> Reminded(RunningBot bot, long group) => bot.Look(store => store.Write(
        kept => Events.Add(
            kept,
            new Event(0, null, "Evening of calls", "Let us call together", bot.Clock.GetUtcNow().AddMinutes(10).AddSeconds(5), 60, null, 0, "Café", IsWeekly: false, VolunteerClock.HomeZone) { Group = group },
            bot.Clock.GetUtcNow()),
        default));

    /// <summary>An open group of Lithuania with a host and a member.</summary>
    private static async Task<(SandboxPerson Host, SandboxPerson Member, long Group)> Group(RunningBot bot)
    {
        var (host, member) = (await FirstCallTests.Arrived(bot, "Ann"), await FirstCallTests.Arrived(bot, "Bob"));
        var group = await bot.Look(store => store.Write(
            kept =>
            {
                var now = bot.Clock.GetUtcNow();
                var found = Groups.OfCountry(kept, "LT", now);
                kept.Put(Groups.Table, found with { Told = 5, HasOpened = true });
                foreach (var who in (VolunteerId[])[new(host.Id), new(member.Id)])
                {
                    kept.Change(Chats.Volunteers, who, person => person with { Volunteer = person.Volunteer with { Country = "LT" } });
                    Groups.Join(kept, found.Id, who, now);
                }
                kept.Put(GroupHosts.Table, new GroupHost(found.Id, new VolunteerId(host.Id), now, now));
                return found.Id;
            },
            default));
        return (host, member, group);
    }
}
