using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Reporting;

public sealed class DigestTests
{
    private static readonly Turn Turn = new(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);

    [Theory]
    // 15:00 in Vilnius.
    [InlineData(18, "2026-11-25 16:00")]
    [InlineData(15, "2026-11-26 13:00")]
    [InlineData(8, "2026-11-26 06:00")]
    public void The_chosen_hour_is_one_on_the_organizer_s_clock(int hour, string due)
    {
        var timer = Assert.Single(Run(new AtDigest(new Home()), new DigestChosen(hour, 0)).Effects.OfType<Effect.Schedule>());
        Assert.Equal((LookAtDigest.Timer, due), (timer.Key, $"{timer.Due:yyyy-MM-dd HH:mm}"));
        Assert.Equal(new DigestDue(hour), timer.Trigger);
    }

    [Fact]
    public void The_hour_stays_when_the_clocks_are_put_back()
    {
        var before = new DateTimeOffset(2026, 10, 24, 5, 0, 0, TimeSpan.Zero);
        var timer = Assert.Single(Run(new Home(), new DigestDue(8), at: before).Effects.OfType<Effect.Schedule>());
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 6, 0, 0, TimeSpan.Zero), timer.Due);
    }

    [Fact]
    public void It_comes_in_a_message_of_its_own_wherever_the_organizer_is_and_sets_the_next()
    {
        foreach (var state in new State[] { new Home(), new OnCall(Some.Lease()), new Unmet(), new ChoosingCountry([]) })
        {
            var result = Run(state, new DigestDue(8));
            Assert.Single(result.Effects.OfType<Effect.Announce>());
            Assert.Single(result.Effects.OfType<Effect.Schedule>());
            Assert.Equal(state, result.Conversation!.State);
            Assert.Null(result.Live);
        }
    }

    [Fact]
    public void Whoever_is_no_organizer_any_more_gets_none_and_hears_nothing_of_it()
    {
        var result = Run(new Home(), new DigestDue(8), Some.Volunteer);
        Assert.Empty(result.Effects);
        Assert.Null(result.Live);
    }

    [Theory]
    [InlineData("8:30", "08:30,20:30")]
    [InlineData("08:30", "08:30")]
    [InlineData("в полдевятого утра", "08:30")]
    [InlineData("half past eight in the morning", "08:30")]
    [InlineData("pusę devynių ryto", "08:30")]
    [InlineData("в 3 часа ночи", "03:00")]
    [InlineData("завтра в 9", "")]
    [InlineData("никогда", "")]
    public void A_typed_time_is_asked_about_and_then_kept_to_the_minute(string typed, string times)
    {
        var heard = Assert.IsType<AtDigest>(Run(new AtDigest(new Home()), new Typed(typed)).Conversation!.State);
        Assert.Equal(times, string.Join(',', heard.Heard!.Select(time => $"{time:HH:mm}")));
        if (times.Length == 0) return;
        var chosen = Run(heard, new DigestChosen(heard.Heard![0].Hour, heard.Heard![0].Minute));
        var timer = Assert.Single(chosen.Effects.OfType<Effect.Schedule>());
        Assert.Equal((heard.Heard![0].Hour, heard.Heard![0].Minute), TimeZoneInfo.ConvertTime(timer.Due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Vilnius")) is var due ? (due.Hour, due.Minute) : default);
        Assert.Equal(new AtDigest(new Home(), timer.Due), chosen.Conversation!.State);
    }

    [Fact]
    public void It_can_be_ended() =>
        Assert.Equal(new Effect.Unschedule(LookAtDigest.Timer), Assert.Single(Run(new AtDigest(new Home()), new DigestChosen(-1, 0)).Effects));

    private static TurnResult Run(State state, Trigger trigger, Volunteer? volunteer = null, DateTimeOffset? at = null) => Turn.Run(
        new Conversation(volunteer ?? Some.Organizer, state, Turns: 7, LiveMessage: 70),
        new Incoming("t1", (volunteer ?? Some.Organizer).Id, trigger, at ?? Some.Now),
        (ask, _) => Samples.Answer(ask));
}
