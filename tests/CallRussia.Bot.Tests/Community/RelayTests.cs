using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Two people write to each other through the bot.</summary>
public sealed class RelayTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Words_arrive_under_the_chosen_name_and_are_gone_when_sent()
    {
        await Open();
        var shown = await _town.Writes(Town.Anna, "Привет, как ты сегодня?");
        Assert.Contains("Борис", shown, StringComparison.Ordinal);
        var heard = Assert.Single(_town.Heard(Town.Boris));
        Assert.Equal("💬 <b>Анна</b>\nПривет, как ты сегодня?", heard.Words);
        Assert.True(heard.Guarded);
        Assert.DoesNotContain((await _town.Read()).Words, word => word.Contains("как ты сегодня", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_Telegram_asks_to_wait_words_lie_in_the_outbox_and_nowhere_else()
    {
        await Open();
        _town.Held.Add(Town.Boris);
        await _town.Writes(Town.Anna, "Подожди меня");
        Assert.Single((await _town.Read()).Words, word => word.Contains("Подожди меня", StringComparison.Ordinal));
        _town.Held.Clear();
        foreach (var waiting in await _town.Look(kept => Outbox.Waiting(kept, default, Share.Everybody))) await _town.Deliver(waiting);
        Assert.Single(_town.Heard(Town.Boris));
        Assert.DoesNotContain((await _town.Read()).Words, word => word.Contains("Подожди меня", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_that_comes_twice_is_passed_on_once()
    {
        await Open();
        await _town.Does(Town.Anna, new Typed("Раз"), 501, "u77");
        await _town.Does(Town.Anna, new Typed("Раз"), 501, "u77");
        Assert.Single(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task A_number_is_taken_out_and_the_writer_is_told_why()
    {
        await Open();
        var shown = await _town.Writes(Town.Anna, "Звони: +7 975 002 00 11, жду");
        Assert.Equal("💬 <b>Анна</b>\nЗвони: …, жду", _town.Heard(Town.Boris).Single().Words);
        Assert.Contains("многоточие", shown, StringComparison.Ordinal);
        Assert.Contains("@имена", await _town.Writes(Town.Anna, "@anna_petrova"), StringComparison.Ordinal);
        Assert.Single(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task What_Telegram_found_to_be_a_link_does_not_go_on()
    {
        await Open();
        await _town.Does(Town.Anna, new Typed("смотри сюда") { Bare = "смотри …" });
        Assert.Equal("💬 <b>Анна</b>\nсмотри …", _town.Heard(Town.Boris).Single().Words);
    }

    [Fact]
    public async Task A_voice_goes_on_and_leaves_nothing_behind()
    {
        await Open();
        await _town.Does(Town.Anna, new VoiceSent("voice-file"));
        Assert.Equal("voice-file", _town.Heard(Town.Boris).Single().Voice);
        Assert.DoesNotContain((await _town.Read()).Words, word => word.Contains("voice-file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Unread.Picture)]
    [InlineData(Unread.Sticker)]
    [InlineData(Unread.File)]
    [InlineData(Unread.Place)]
    [InlineData(Unread.Forwarded)]
    public async Task Nothing_but_words_and_voice_goes_on(Unread what)
    {
        await Open();
        Assert.Contains("слова и голос", await _town.Does(Town.Anna, new Unsupported(what)), StringComparison.Ordinal);
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task Somebody_else_s_words_or_voice_do_not_go_on()
    {
        await Open();
        await _town.Does(Town.Anna, new Forwarded(700_555, new Typed("чужое")));
        await _town.Does(Town.Anna, new Forwarded(null, new VoiceSent("v")));
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task A_correction_goes_on_without_numbers_and_a_change_of_older_words_does_not()
    {
        await Open();
        await _town.Writes(Town.Anna, "Буду в семь", message: 600);
        await _town.Does(Town.Anna, new Edited(600, new Typed("Буду в восемь, +7 975 002 00 11")), 600);
        Assert.Contains("Буду в восемь, …", _town.Heard(Town.Boris)[^1].Words, StringComparison.Ordinal);
        await _town.Does(Town.Anna, new Edited(599, new Typed("Из другого разговора")), 599);
        Assert.Equal(2, _town.Heard(Town.Boris).Count);
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_not_reached_and_the_writer_is_told()
    {
        await Open();
        _town.Blocking.Add(Town.Boris);
        await _town.Writes(Town.Anna, "Ты здесь?");
        await _town.Soon();
        Assert.Contains("не дошло", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("не достучаться", await _town.Writes(Town.Anna, "А теперь?"), StringComparison.Ordinal);
        Assert.DoesNotContain((await _town.Read()).Words, word => word.Contains("Ты здесь", StringComparison.Ordinal));
    }

    [Fact]
    public async Task During_a_call_and_at_night_words_arrive_without_a_sound()
    {
        await Open();
        await _town.Writes(Town.Anna, "Днём");
        Assert.False(_town.Heard(Town.Boris)[^1].Quietly);
        _town.Clock.Now = _town.Clock.Now.AddHours(10);
        await _town.Does(Town.Anna, new TalkOpened(TalkKind.Buddy, _talk));
        await _town.Writes(Town.Anna, "Ночью");
        Assert.True(_town.Heard(Town.Boris)[^1].Quietly);
    }

    [Fact]
    public async Task A_number_of_the_bank_is_still_to_be_had_in_the_middle_of_a_talk()
    {
        await Open();
        Assert.IsType<Talking>(await _town.StateOf(Town.Anna));
        await _town.Does(Town.Anna, new NumberAsked());
        Assert.IsNotType<Talking>(await _town.StateOf(Town.Anna));
        await _town.Writes(Town.Anna, "нато");
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task A_talk_that_went_quiet_is_folded_so_that_no_stray_word_goes_on()
    {
        await Open();
        await _town.Writes(Town.Anna, "До связи");
        await _town.Later(Talking.OpenFor + TimeSpan.FromMinutes(1));
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
        await _town.Writes(Town.Anna, "нато");
        Assert.Single(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task Either_leaves_without_a_reason_and_old_buttons_say_that_it_is_over()
    {
        await Open();
        await _town.Does(Town.Boris, new TalkEndWanted(TalkKind.Buddy, _talk));
        await _town.Does(Town.Boris, new TalkEndConfirmed(TalkKind.Buddy, _talk));
        await _town.Does(Town.Boris, new TalkEndConfirmed(TalkKind.Buddy, _talk));
        await _town.Soon();
        Assert.Contains("не о вас", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
        Assert.Contains("закончен", await _town.Does(Town.Anna, new TalkOpened(TalkKind.Buddy, _talk)), StringComparison.Ordinal);
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task A_report_ends_it_is_told_to_the_team_alone_and_serves_after_the_end_too()
    {
        await Open();
        await _town.Does(Town.Boris, new TalkEndConfirmed(TalkKind.Buddy, _talk));
        await _town.Does(Town.Anna, new PersonReportWanted(TalkKind.Buddy, _talk));
        Assert.Contains("больше не встретитесь", await _town.Does(Town.Anna, new PersonReasonChosen(PersonReason.Insults)), StringComparison.Ordinal);
        await _town.Soon();
        Assert.DoesNotContain(_town.All, told => told.To == Town.Boris && told.Words.Contains("жалоб", StringComparison.OrdinalIgnoreCase));
        await _town.Does(Town.Anna, new PersonReportWanted(TalkKind.Buddy, _talk));
        await _town.Does(Town.Anna, new PersonReasonChosen(PersonReason.Insults));
        var report = Assert.Single(await _town.Look(kept => PersonReports.List(kept, closed: false, new VolunteerId(Town.Organizer))));
        Assert.Equal(Town.Boris, report.About.Value);
        await Again();
        Assert.Equal(0, await _town.Match(9));
    }

    [Fact]
    public async Task Suspension_ends_it_for_both_and_takes_back_what_is_on_its_way()
    {
        await Open();
        _town.Held.Add(Town.Boris);
        await _town.Writes(Town.Anna, "На полпути");
        await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Anna), "a test", Role.None), new VolunteerId(Town.Organizer), default);
        _town.Held.Clear();
        foreach (var waiting in await _town.Look(kept => Outbox.Waiting(kept, default, Share.Everybody))) await _town.Deliver(waiting);
        await _town.Soon();
        Assert.Empty(_town.Heard(Town.Boris));
        Assert.Null(await _town.Side(Town.Boris, TalkKind.Buddy));
        Assert.Contains("закончен", await _town.Does(Town.Anna, new TalkOpened(TalkKind.Buddy, _talk)), StringComparison.Ordinal);
        Assert.Contains("закрыт", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_is_gone_from_both_sides()
    {
        await Open();
        await _town.Writes(Town.Anna, "Пока");
        await _town.Does(Town.Anna, new ForgetConfirmed());
        await _town.Soon();
        var (people, words) = await _town.Read();
        Assert.DoesNotContain(Town.Anna, people);
        Assert.DoesNotContain(words, word => word.Contains("Анна", StringComparison.Ordinal));
        Assert.Contains("не о вас", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Null(await _town.Side(Town.Boris, TalkKind.Buddy));
    }

    [Fact]
    public async Task A_flood_of_one_is_held_back()
    {
        await Open();
        for (var i = 0; i < 50; i++) await _town.Writes(Town.Anna, $"слово {(char)('а' + (i % 30))}");
        Assert.Equal(40, _town.Heard(Town.Boris).Count);
        Assert.Contains("помедленнее", await _town.Writes(Town.Anna, "ещё"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_said_is_in_my_data_but_that_there_is_a_talk()
    {
        await Open();
        await _town.Writes(Town.Anna, "Тайное");
        var files = new List<string>();
        _town.Watch = delivery =>
        {
            if (delivery.Kind == DeliveryKind.File) files.Add(MessagePayload.FromUtf8(delivery.Payload).FileContent!);
        };
        await _town.Does(Town.Anna, new MyDataAsked());
        var mine = Assert.Single(files);
        Assert.Contains("\"Talks\"", mine, StringComparison.Ordinal);
        Assert.Contains("NameAmongVolunteers", mine, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Town.Boris}", mine, StringComparison.Ordinal);
    }

    private long _talk;

    private async Task Open()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        _talk = await _town.Pair(Town.Anna, Town.Boris);
        await _town.Does(Town.Anna, new TalkOpened(TalkKind.Buddy, _talk));
    }

    private async Task Again()
    {
        await _town.Seeks(Town.Anna);
        await _town.Seeks(Town.Boris);
    }
}
