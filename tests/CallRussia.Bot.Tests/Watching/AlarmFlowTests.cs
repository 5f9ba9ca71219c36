using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Watching;

public sealed class AlarmFlowTests
{
    private static readonly Alarm Broken = WatchSamples.Broken;

    [Fact]
    public void An_alarm_comes_beside_a_call_with_what_to_do_and_a_button_to_be_left_alone()
    {
        var then = Talk.In(new OnCall(Some.Lease())).As(Some.Organizer).When(new AlarmRaised(Broken));

        Assert.Null(then.Result.Live);
        var screen = then.Only<Effect.Announce>().Screen;
        Assert.Equal(["alarm.raised", "alarm.content-broken.todo", "alarm.detail"], screen.Paragraphs.Select(text => text.Key));
        var buttons = screen.Rows.SelectMany(row => row).OfType<Button.Press>().ToList();
        Assert.Equal([new MuteWanted(AlarmKind.ContentBroken), new AlarmsAsked()], buttons.Select(press => press.Trigger));
        Assert.All(buttons, press => Assert.True(press.Lasting));
    }

    [Fact]
    public void Being_left_alone_lasts_a_day_and_is_shown_with_the_way_back()
    {
        var muted = new MutedAlarm(AlarmKind.ContentBroken, Some.Now.AddHours(24));

        var then = Talk.In(new Home()).As(Some.Organizer).Answering(new AlarmsRead([Broken], [muted])).Taps(new MuteWanted(AlarmKind.ContentBroken));

        Assert.Equal(new MuteAlarm(AlarmKind.ContentBroken, Some.Now.AddHours(24)), Assert.Single(then.Asked));
        Assert.Contains(new UnmuteWanted(), then.Buttons);
    }

    [Fact]
    public void Hearing_again_begins_at_once()
    {
        var then = Talk.In(new Home()).As(Some.Organizer).Answering(new AlarmsRead([], [])).Taps(new UnmuteWanted());

        Assert.Equal(new UnmuteAlarms(), Assert.Single(then.Asked));
    }

    [Fact]
    public void Somebody_who_has_no_role_any_more_is_told_nothing()
    {
        var then = Talk.In(new Home()).When(new AlarmRaised(Broken));

        Assert.Empty(then.Result.Effects);
        Assert.Equal(Role.None, then.Volunteer.Role);
    }
}
