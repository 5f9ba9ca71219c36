using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>A group's chat at Telegram: who links it, who gets into it, and what is said there.</summary>
public sealed class GroupRoomTests : ITestWithEnd
{
    private const long Chat = -1_005_000_000_001;
    private const string Link = "https://t.me/+sandbox1";

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task It_is_linked_by_its_host_alone_once_and_in_time()
    {
        var group = await _town.Hosted();
        Assert.DoesNotContain("startgroup", await _town.Does(Town.Boris, new GroupRoomWanted(group)), StringComparison.Ordinal);
        var code = await Code(group);
        await Says(Town.Boris, code);
        await Says(Town.Anna, "group-" + new string('a', 22));
        Assert.Null(await Linked(group));

        _town.Clock.Now += GroupRooms.CodeLives;
        await Says(Town.Anna, code);
        await _town.Soon();
        Assert.Contains("кнопка была слишком старой", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Null(await Linked(group));

        code = await Code(group);
        await Says(Town.Anna, code);
        await _town.Soon();
        Assert.Contains("группа в Telegram связана", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Equal(Chat, (await Linked(group))!.TelegramId);
        Assert.Contains("Группа в Telegram связана", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await Says(Town.Anna, code, Chat - 1);
        Assert.Equal(Chat, (await Linked(group))!.TelegramId);
    }

    [Fact]
    public async Task The_code_stands_in_no_readable_form_in_the_store()
    {
        var code = await Code(await _town.Hosted());
        var (_, words) = await _town.Read();
        Assert.DoesNotContain(words, word => word.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(code, new GroupCodeSaid(1, code).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_warned_and_gets_one_link_a_day_and_nobody_else_any()
    {
        var group = await LinkedGroup();
        await _town.Settle(700_300);
        await _town.Does(700_300, new GroupEntryConfirmed(group));
        Assert.Empty(await Errands());

        Assert.Contains("люди видят друг друга", await _town.Does(Town.Boris, new GroupEntryWanted(group)), StringComparison.Ordinal);
        Assert.Empty(await Errands());
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        var asked = Assert.Single(await Errands());
        Assert.Equal((DeliveryKind.Entry, Chat, Town.Boris), (asked.Kind, asked.Volunteer.Value, RoomErrand.FromUtf8(asked.Payload).Who));
        Assert.Equal(_town.Clock.Now.AddDays(1), RoomErrand.FromUtf8(asked.Payload).Until);

        await _town.Does(Town.Boris, new GroupEntryMade(group, Link));
        Assert.Contains("впустит одного человека", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Contains("впустит одного человека", await _town.Does(Town.Boris, new GroupEntryConfirmed(group)), StringComparison.Ordinal);
        Assert.Single(await Errands());
        await _town.Later(TimeSpan.FromDays(1));
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        Assert.Equal(2, (await Errands()).Count);
    }

    [Theory]
    [InlineData("leaves")]
    [InlineData("suspended")]
    [InlineData("forgotten")]
    [InlineData("unlinked")]
    [InlineData("host goes")]
    public async Task A_link_is_taken_back_when_its_member_goes_or_the_chat_does(string how)
    {
        var group = await LinkedGroup();
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await _town.Does(Town.Boris, new GroupEntryMade(group, Link));
        await Sent();
        switch (how)
        {
            case "leaves": await _town.Does(Town.Boris, new GroupLeft(group)); break;
            case "suspended": await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Boris), "a test", Role.None), new VolunteerId(Town.Organizer), default); break;
            case "forgotten": await _town.Does(Town.Boris, new ForgetConfirmed()); break;
            case "unlinked": await _town.Does(Town.Anna, new GroupRoomLeft(group)); break;
            default: await _town.Does(Town.Anna, new ForgetConfirmed()); break;
        }

        var asked = Assert.Single(await Errands());
        Assert.Equal((DeliveryKind.Revoke, Link), (asked.Kind, RoomErrand.FromUtf8(asked.Payload).Link));
        Assert.DoesNotContain(await _town.Look(kept => kept.All(GroupEntries.Table).ToList()), entry => entry.Link.Length > 0);
        Assert.Equal(how is "unlinked" or "host goes", await Linked(group) is null);
    }

    [Fact]
    public async Task Whoever_leaves_and_comes_back_gets_no_other_link_on_that_day()
    {
        var group = await LinkedGroup();
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await _town.Does(Town.Boris, new GroupEntryMade(group, Link));
        await _town.Does(Town.Boris, new GroupLeft(group));
        await _town.Does(Town.Boris, new GroupJoined(group));
        await Sent();
        Assert.Contains("уже была ссылка", await _town.Does(Town.Boris, new GroupEntryConfirmed(group)), StringComparison.Ordinal);
        Assert.Empty(await Errands());
        await _town.Later(TimeSpan.FromDays(1));
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        Assert.Equal(DeliveryKind.Entry, Assert.Single(await Errands()).Kind);
    }

    [Fact]
    public async Task A_link_that_comes_when_nobody_waits_for_it_any_more_goes_back()
    {
        var group = await LinkedGroup();
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await _town.Does(Town.Boris, new GroupLeft(group));
        await Sent();
        await _town.Does(Town.Boris, new GroupEntryMade(group, Link));
        Assert.Equal(DeliveryKind.Revoke, Assert.Single(await Errands()).Kind);
        Assert.DoesNotContain("впустит одного человека", _town.Latest(Town.Boris), StringComparison.Ordinal);
    }

    /// <summary>It "came in a moment" for the whole day.</summary>
    [Fact]
    public async Task A_link_that_Telegram_did_not_make_is_told_and_asked_for_again_with_one_press()
    {
        var group = await LinkedGroup();
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await GivenUp(Assert.Single(await Errands()));
        Assert.Contains("не получилась", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Contains("через мгновение", await _town.Does(Town.Boris, new GroupEntryConfirmed(group)), StringComparison.Ordinal);
        var again = Assert.Single(await Errands());
        await _town.Does(Town.Boris, new GroupEntryMade(group, Link));
        // What was made in time stays, whatever is heard of it later.
        await GivenUp(again);
        Assert.Contains("впустит одного человека", _town.Latest(Town.Boris), StringComparison.Ordinal);

        async Task GivenUp(Delivery errand)
        {
            await _town.Store.Write(kept => Outbox.Settle(kept, [new Settlement.GivenUp(errand.Id, "broken", _town.Clock.Now)], KeptLeases.EndOf), default);
            await _town.Soon();
        }
    }

    [Theory]
    [InlineData(false, "Бота больше нет")]
    [InlineData(true, "больше нельзя приглашать")]
    public async Task When_the_bot_is_put_out_or_may_not_invite_the_host_hears_of_it_and_who_waits_too(bool mayNotInvite, string words)
    {
        var group = await LinkedGroup();
        await _town.Does(Town.Boris, new GroupEntryConfirmed(group));
        await Happens(new GroupRoomLost(mayNotInvite), Chat - 1);
        Assert.NotNull(await Linked(group));
        await Happens(new GroupRoomLost(mayNotInvite));
        await _town.Soon();
        Assert.Null(await Linked(group));
        Assert.Contains(words, _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("Не получилось", _town.Latest(Town.Boris), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_hears_of_a_meeting_a_day_and_ten_minutes_before_and_not_where_it_is()
    {
        var group = await LinkedGroup();
        await _town.Plan(group);
        await _town.Later(TimeSpan.FromDays(3));
        Assert.Equal(2, Said().Count);
        Assert.All(Said(), said => Assert.Contains("Вечер звонков", said, StringComparison.Ordinal));
        Assert.Contains("завтра в 19:00", Said()[0], StringComparison.Ordinal);
        Assert.Contains("Через десять минут", Said()[1], StringComparison.Ordinal);
        Assert.All(Said(), said => Assert.DoesNotContain("Кафе", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_hears_of_a_meeting_also_while_its_host_blocks_the_bot()
    {
        var group = await LinkedGroup();
        await _town.Plan(group);
        await _town.Does(Town.Anna, new WentAway());
        var told = _town.All.Count(told => told.To == Town.Anna);
        await _town.Later(TimeSpan.FromDays(3));
        Assert.Equal((2, told), (Said().Count, _town.All.Count(told => told.To == Town.Anna)));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("unlinked")]
    [InlineData("host goes")]
    public async Task Of_what_does_not_take_place_or_belongs_to_it_no_more_it_hears_nothing(string how)
    {
        var group = await LinkedGroup();
        await _town.Plan(group);
        var one = await _town.Look(kept => Assert.Single(Events.Ahead(kept, _town.Clock.Now)).Id);
        switch (how)
        {
            case "cancelled":
                await _town.Does(Town.Anna, new EventCancelWanted(one));
                await _town.Writes(Town.Anna, "Не получается");
                break;
            case "unlinked": await _town.Does(Town.Anna, new GroupRoomLeft(group)); break;
            default: await _town.Does(Town.Anna, new HostingLeft(group)); break;
        }
        await _town.Later(TimeSpan.FromDays(3));
        Assert.Empty(Said());
    }

    [Fact]
    public async Task A_chat_that_is_linked_later_hears_of_what_is_planned_already_also_where_it_moved_to()
    {
        var group = await _town.Hosted();
        await _town.Plan(group);
        await Says(Town.Anna, await Code(group));
        await Happens(new GroupRoomMoved(Chat - 7));
        await _town.Later(TimeSpan.FromDays(3));
        Assert.Empty(Said());
        Assert.Equal(2, Said(Chat - 7).Count);
    }

    private List<string> Said(long chat = Chat) => [.. _town.All.Where(told => told.To == chat).Select(told => told.Words)];

    private Task<GroupRoom?> Linked(long group) => _town.Look(kept => GroupRooms.Of(kept, group));

    /// <summary>What Telegram is to be asked about the chat.</summary>
    private Task<List<Delivery>> Errands() => _town.Look(kept => Outbox.Of(kept, new VolunteerId(Chat)).Where(delivery => delivery.Kind is DeliveryKind.Entry or DeliveryKind.Revoke).ToList());

    private async Task Sent()
    {
        foreach (var errand in await Errands()) await _town.Deliver(errand);
    }

    private Task<string> Says(long who, string code, long chat = Chat) => Happens(new GroupCodeSaid(who, code), chat);

    private Task<string> Happens(InGroup what, long chat = Chat) => _town.Does(chat, what);

    private async Task<string> Code(long group)
    {
        await _town.Does(Town.Anna, new GroupRoomWanted(group));
        return await _town.Store.Write(kept => GroupRooms.MakeCode(kept, group, _town.Clock.Now), default);
    }

    private async Task<long> LinkedGroup()
    {
        var group = await _town.Hosted();
        await Says(Town.Anna, await Code(group));
        await _town.Soon();
        return group;
    }
}
