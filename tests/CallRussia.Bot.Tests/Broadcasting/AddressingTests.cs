using System.Collections.Immutable;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

public sealed class AddressingTests
{
    private static readonly State Home = new Home();
    private static readonly BroadcastId Id = BroadcastSamples.Id;

    [Fact]
    public void The_parts_of_the_rule_add_up_and_every_page_says_how_many_fit_just_now()
    {
        var then = At(new Addressing(Home, BroadcastSamples.One(BroadcastSamples.Plain)));
        State state = then.Conversation.State;
        foreach (var (part, index) in new[] { (AudiencePart.Languages, 0), (AudiencePart.Tiers, 2), (AudiencePart.Activities, 1), (AudiencePart.Roles, 3) })
        {
            state = At(state).Answering(Counted(part)).Taps(new PartWanted(part, 0)).State;
            var chosen = At(state).Answering(Kept).Taps(new ChoiceSwitched(index));
            Assert.Contains(new Text("broadcast.reach").With("count", 46_000), chosen.Screen.Paragraphs);
            state = chosen.State;
        }

        Assert.Equal(
            new Audience { Languages = ["ru"], Tiers = [Tier.Trusted], Activities = [Activity.Active], Roles = [Role.Organizer] },
            Assert.IsType<Addressing>(state).Broadcast.Draft.To);
        Assert.Equal(4, ((TextArg.Lines)At(state).Answering(new AudiencesSeen([1, 2, 3], [])).Taps(new AudienceWanted()).Screen.Paragraphs[1].Args["lines"]).Items.Length);
    }

    [Fact]
    public void Every_choice_of_every_part_has_its_count_beside_it_also_when_it_is_nobody()
    {
        foreach (var part in new[] { AudiencePart.Tiers, AudiencePart.Activities, AudiencePart.Roles })
        {
            var labels = At(new Addressing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).Answering(Counted(part)).Taps(new PartWanted(part, 0))
                .Screen.Rows.SelectMany(row => row).Where(button => button is Button.Press { Trigger: ChoiceSwitched }).Select(button => button.Label.Args["count"]).ToList();
            Assert.Contains(new TextArg.Count(46_000), labels);
            Assert.Contains(new TextArg.Count(0), labels);
        }
    }

    [Fact]
    public void A_choice_is_taken_back_by_itself_or_with_all_of_its_part()
    {
        var tiers = new Addressing(Home, BroadcastSamples.One(BroadcastSamples.Rich), AudiencePart.Tiers);

        Assert.Equal([Tier.Caller, Tier.Trusted], Only(At(tiers).Answering(Kept).Taps(new ChoiceSwitched(0))).To.Tiers);
        var cleared = Only(At(tiers).Answering(Kept).Taps(new PartCleared()));
        Assert.Empty(cleared.To.Tiers);
        Assert.Equal(BroadcastSamples.Rich.To.Countries, cleared.To.Countries);
    }

    [Fact]
    public void A_part_is_turned_round_to_leave_out_what_it_names_and_is_as_at_first_when_nothing_is_named()
    {
        var draft = BroadcastSamples.Plain with { To = new Audience { Countries = ["DE"], Tiers = [Tier.Trusted] } };
        var at = new Addressing(Home, BroadcastSamples.One(draft), AudiencePart.Countries, Choices: [new Choice("DE", 7), new Choice("LT", 3)]);

        var turned = At(at).Answering(Kept).Taps(new PartTurnedAround());
        Assert.Equal(draft.To with { AllBut = [AudiencePart.Countries] }, Only(turned).To);
        Assert.Contains("broadcast.part.all-but", turned.Keys);
        var whole = At(turned.State).Answering(new AudiencesSeen([1, 2, 3], [])).Taps(new AudienceWanted()).Screen.Paragraphs[1];
        Assert.Contains(new Text("broadcast.to.all-but").With("chosen", new TextArg.Listing(new TextArg.CountryName("DE"))), ((TextArg.Lines)whole.Args["lines"]).Items[0].Args.Values);
        Assert.Equal(draft.To, Only(At(turned.State).Answering(Kept).Taps(new PartTurnedAround())).To);
        Assert.Equal(new Audience { Tiers = [Tier.Trusted] }, Only(At(turned.State).Answering(Kept).Taps(new ChoiceSwitched(0))).To);
        Assert.Equal(new Audience { Tiers = [Tier.Trusted] }, Only(At(turned.State).Answering(Kept).Taps(new PartCleared())).To);
        // Nothing is left out while nothing is named.
        Assert.Equal(KernelTexts.NotNow, At(new Addressing(Home, BroadcastSamples.One(BroadcastSamples.Plain), AudiencePart.Countries, Choices: [])).Taps(new PartTurnedAround()).Result.Toast!.Text);
    }

    [Fact]
    public void Countries_come_page_by_page_the_most_frequent_first_and_are_looked_up_once()
    {
        var seen = new ChoicesSeen(AudiencePart.Countries, [.. Some.World.Countries.All.Take(30).Select((country, i) => new Choice(country.Code, 900 - i))]);
        var first = At(new Addressing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).Answering(seen).Taps(new PartWanted(AudiencePart.Countries, 0));
        var second = At(first.State).Taps(new PartWanted(AudiencePart.Countries, 1));
        var chosen = At(second.State).Answering(Kept).Taps(new ChoiceSwitched(14));

        Assert.Equal([new LookAtChoices(BroadcastSamples.Plain, AudiencePart.Countries)], first.Asked);
        Assert.Empty(second.Asked);
        Assert.DoesNotContain(new ChoiceSwitched(0), second.Buttons);
        Assert.Equal([seen.Choices[14].Value], Only(chosen).To.Countries);
        Assert.Equal(1, Assert.IsType<Addressing>(chosen.State).Page);
    }

    [Fact]
    public void A_country_that_nobody_lives_in_any_more_can_still_be_taken_back()
    {
        var draft = BroadcastSamples.Plain with { To = new Audience { Countries = ["FR"] } };
        var at = new Addressing(Home, BroadcastSamples.One(draft), AudiencePart.Countries, Choices: [new Choice("DE", 7)]);

        Assert.Equal(Audience.Everyone, Only(At(at).Answering(Kept).Taps(new ChoiceSwitched(1))).To);
        Assert.Equal(KernelTexts.NotNow, At(at).Taps(new ChoiceSwitched(2)).Result.Toast!.Text);
    }

    [Fact]
    public void A_day_and_an_hour_are_those_of_the_organizer_s_clock()
    {
        var kind = At(Draft()).Taps(new TimeWanted());
        var day = At(kind.State).Taps(new TimeKindChosen(Local: false));
        var hour = At(day.State).Taps(new SendDayChosen(1));
        var kept = At(hour.State).Answering(Kept).Taps(new SendHourChosen(18));

        // Vilnius is two hours ahead in November.
        Assert.Equal(new SendTime.At(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero)), Only(kept).When);
        Assert.IsType<AtBroadcast>(kept.State);
    }

    [Fact]
    public void On_the_organizer_s_clock_only_hours_ahead_are_offered_on_everyone_s_own_all_of_them()
    {
        var today = new DateOnly(2026, 11, 25);
        var own = new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain), Local: false, today);

        // It is 15:00 in Vilnius.
        Assert.Equal(Enumerable.Range(16, 8), At(own).When(new Back()).Buttons.OfType<SendHourChosen>().Select(button => button.Hour));
        Assert.Empty(At(own).Taps(new SendHourChosen(15)).Asked);
        Assert.Equal(new SendTime.LocalHour(today, 9), Only(At(own with { Local = true }).Answering(Kept).Taps(new SendHourChosen(9))).When);
        var late = At(own with { Day = null }).AtTime(Some.Now.AddHours(8.5)).When(new Back());
        Assert.DoesNotContain(new SendDayChosen(0), late.Buttons);
    }

    [Fact]
    public void A_forged_day_or_hour_does_nothing()
    {
        Assert.Empty(At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain), Local: true)).Taps(new SendDayChosen(400)).Asked);
        Assert.Empty(At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain), Local: true, new DateOnly(2026, 11, 25))).Taps(new SendHourChosen(24)).Asked);
        Assert.Empty(At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).Taps(new SendHourChosen(9)).Asked);
    }

    [Theory]
    [InlineData("завтра в 15:30", "2026-11-26 13:30")]
    [InlineData("tomorrow 3:30 pm", "2026-11-26 13:30")]
    [InlineData("rytoj pusę keturių dienos", "2026-11-26 13:30")]
    [InlineData("через 20 минут", "2026-11-25 13:20")]
    [InlineData("завтра в 3 ночи", "2026-11-26 01:00")]
    public void A_typed_time_is_shown_and_asked_about_to_the_minute(string typed, string utc)
    {
        var heard = At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).When(new Typed(typed));
        Assert.Empty(heard.Asked);
        Assert.Equal(typed.Contains("ночи", StringComparison.Ordinal), ((TextArg.Lines)heard.Screen.Paragraphs[0].Args["lines"]).Items[0].Key == "broadcast.when.line-night");
        var kept = At(heard.State).Answering(Kept).Taps(new SendTimeConfirmed(0));
        Assert.Equal(utc, $"{Assert.IsType<SendTime.At>(Only(kept).When).Moment.UtcDateTime:yyyy-MM-dd HH:mm}");
    }

    [Fact]
    public void A_typed_time_on_everyone_s_own_clock_has_minutes_too()
    {
        var heard = At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain), Local: true)).When(new Typed("завтра в полвосьмого вечера"));
        Assert.Equal(new SendTime.LocalHour(new DateOnly(2026, 11, 26), 19, 30), Only(At(heard.State).Answering(Kept).Taps(new SendTimeConfirmed(0))).When);
    }

    [Theory]
    [InlineData("сегодня в 14:00")]
    [InlineData("31 декабря в 10:00")]
    [InlineData("когда-нибудь")]
    public void A_typed_time_that_is_over_too_far_or_none_is_not_taken(string typed)
    {
        var heard = At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).When(new Typed(typed));
        Assert.Empty(Assert.IsType<Timing>(heard.State).Heard!);
        Assert.Empty(At(heard.State).Taps(new SendTimeConfirmed(0)).Asked);
        Assert.Contains(new TimeWanted(), heard.Buttons);
    }

    [Fact]
    public void A_typed_day_leads_to_its_hours() =>
        Assert.Equal(
            new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain), Local: false, new DateOnly(2026, 11, 28)),
            At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Plain))).When(new Typed("в субботу")).State);

    [Fact]
    public void At_once_is_one_tap()
    {
        var then = At(new Timing(Home, BroadcastSamples.One(BroadcastSamples.Full))).Answering(Kept).Taps(new AtOnceWanted());

        Assert.Equal(new SendTime.Now(), Only(then).When);
    }

    [Fact]
    public void A_draft_is_what_it_holds() =>
        Assert.Equal(BroadcastSamples.Plain, BroadcastSamples.Plain with { Messages = ImmutableDictionary<Language, News>.Empty.Add(Language.Russian, BroadcastSamples.News with { }), To = new Audience() });

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static AtBroadcast Draft() => new(Home, BroadcastSamples.One(BroadcastSamples.Plain));

    private static ChoicesSeen Counted(AudiencePart part) =>
        new(part, [.. ((string[])(part == AudiencePart.Languages ? ["ru", "en", "lt"] : ["0", "1", "2", "3", "4"])).Select(value => new Choice(value, value == "1" ? 46_000 : 0))]);

    private static Trigger Kept(Ask ask) => new BroadcastSeen(BroadcastSamples.One(Assert.IsType<KeepDraft>(ask).Draft));

    private static BroadcastDraft Only(Talk.Then then) => BroadcastSamples.Kept(then);
}
