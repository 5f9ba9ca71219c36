using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Who is in an audience.</summary>
public abstract partial class StoreContract
{
    private Task<bool> Met(Volunteer volunteer) => Bench.Turn(volunteer.Id.Value, turn => turn.Save(new Conversation(volunteer, new Home(), 0)));

    private async Task MetMany(int from, int count)
    {
        for (var id = from; id < from + count; id++) await Met(StoreBench.Volunteer(id));
    }

    private async Task<int> Reach(Audience audience, BroadcastDraft? draft = null)
    {
        var seen = await Bench.Ask<BroadcastSeen>(Olga, new KeepDraft(null, (draft ?? SomeNews.Draft) with { To = audience }));
        return seen.Broadcast.Reachable;
    }

    [Fact]
    public async Task Nobody_who_is_away_wants_no_news_or_is_still_a_guest_is_in_any_audience()
    {
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { Away = true });
        await Met(StoreBench.Volunteer(3) with { NoNews = true });
        await Met(StoreBench.Volunteer(4) with { Standing = Standing.Guest });
        await Met(StoreBench.Volunteer(5) with { Standing = Standing.Supporter });
        Assert.Equal(2, await Reach(Audience.Everyone));
        await Met(StoreBench.Volunteer(1) with { NoNews = true });
        Assert.Equal(1, await Reach(Audience.Everyone));
        await Met(StoreBench.Volunteer(2) with { Country = "LT" });
        await Met(StoreBench.Volunteer(5) with { Standing = Standing.Supporter, Language = Language.English, Country = "DE" });
        Assert.Equal((2, 1), (await Reach(Audience.Everyone), await Reach(new Audience { Countries = ["DE"], Languages = ["en"] })));
        await Bench.Ask(2, new EraseMe());
        Assert.Equal(1, await Reach(Audience.Everyone));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Within_a_part_any_value_fits_and_all_parts_have_to()
    {
        await Met(StoreBench.Volunteer(1) with { Country = "LT", Invitation = "berlin" });
        await Met(StoreBench.Volunteer(2) with { Country = "DE", Invitation = "berlin" });
        await Met(StoreBench.Volunteer(3) with { Country = null });
        await Met(StoreBench.Volunteer(4) with { Country = "DE", Language = Language.English });
        Assert.Equal(3, await Reach(new Audience { Countries = ["LT", "DE"] }));
        Assert.Equal(1, await Reach(new Audience { Countries = [Audience.Unknown] }));
        Assert.Equal(2, await Reach(new Audience { Tags = ["berlin"] }));
        Assert.Equal(1, await Reach(new Audience { Tags = ["berlin"], Countries = ["DE"] }));
        Assert.Equal(1, await Reach(new Audience { Languages = ["en"], Countries = ["DE"] }));
        Assert.Equal(0, await Reach(new Audience { Tags = ["vilnius"] }));
    }

    [Fact]
    public async Task A_part_that_leaves_out_what_it_names_reaches_all_others_also_those_who_have_none_of_it()
    {
        await Bench.Add(7, 0, 20);
        await Met(StoreBench.Volunteer(1) with { Country = "LT", Invitation = "berlin" });
        await Met(StoreBench.Volunteer(2) with { Country = "DE", CourseFinishedAt = Bench.Clock.Now });
        await Met(StoreBench.Volunteer(3) with { Country = null, Standing = Standing.Supporter });
        await Bench.Call(1, Outcome.Talked);
        async Task<int> But(AudiencePart part, Audience audience) => await Reach(audience with { AllBut = [part] });
        Assert.Equal(2, await But(AudiencePart.Countries, new Audience { Countries = ["LT"] }));
        Assert.Equal(1, await But(AudiencePart.Countries, new Audience { Countries = ["LT", Audience.Unknown] }));
        Assert.Equal(2, await But(AudiencePart.Tags, new Audience { Tags = ["berlin"] }));
        Assert.Equal(2, await But(AudiencePart.Tiers, new Audience { Tiers = [Tier.Caller] }));
        Assert.Equal(2, await But(AudiencePart.Activities, new Audience { Activities = [Activity.Active] }));
        Assert.Equal(1, await But(AudiencePart.Countries, new Audience { Countries = ["LT"], Tiers = [Tier.Caller] }));
        Assert.Equal(3, await But(AudiencePart.Roles, Audience.Everyone));
        // A count beside a choice says how many they are, whichever way round the part is.
        Assert.Equal([new Choice("??", 1), new Choice("DE", 1), new Choice("LT", 1)], await Choices(AudiencePart.Countries, new Audience { Countries = ["LT"], AllBut = [AudiencePart.Countries] }));
        Assert.Equal([new Choice("DE", 1)], await Choices(AudiencePart.Countries, new Audience { Countries = ["LT"], Tiers = [Tier.Caller], AllBut = [AudiencePart.Countries] }));

        var id = await Ordered(SomeNews.Draft with { To = new Audience { Countries = ["LT"], AllBut = [AudiencePart.Countries] } });
        await Filled(id);
        Assert.Equal([2, 3], (await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default)).Select(one => one.Volunteer.Value));
    }

    [Fact]
    public async Task Who_reads_none_of_its_languages_is_not_reached_unless_one_is_for_everybody_else()
    {
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { Language = Language.Lithuanian });
        var russian = SomeNews.In(Language.Russian);
        Assert.Equal(1, await Reach(Audience.Everyone, russian));
        Assert.Equal(2, await Reach(Audience.Everyone, russian with { Fallback = Language.Russian }));
        Assert.Equal(1, await Reach(Audience.Everyone, russian with { Fallback = Language.English }));
        Assert.Equal(0, await Reach(new Audience { Languages = ["lt"] }, russian));
        Assert.Equal(0, await Reach(Audience.Everyone, BroadcastDraft.Empty));
    }

    [Fact]
    public async Task Tiers_follow_the_budgets_and_supporters_have_none()
    {
        await Bench.Add(7, 0, 200);
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { CourseFinishedAt = Bench.Clock.Now });
        await Met(StoreBench.Volunteer(3) with { Standing = Standing.Supporter });
        await Met(StoreBench.Volunteer(4));
        await Met(StoreBench.Volunteer(5) with { QuizPassedAt = null });
        for (var call = 0; call < Budgets.OutcomesOfCaller; call++) await Bench.Call(4, Outcome.Talked);
        for (var call = 0; call < Budgets.OutcomesOfTrusted; call++) await Bench.Call(5, Outcome.Talked);
        async Task<int> Of(Tier tier) => await Reach(new Audience { Tiers = [tier] });
        Assert.Equal((2, 2, 0), (await Of(Tier.Newcomer), await Of(Tier.Caller), await Of(Tier.Trusted)));
        await Met(StoreBench.Volunteer(5));
        Assert.Equal((1, 2, 1), (await Of(Tier.Newcomer), await Of(Tier.Caller), await Of(Tier.Trusted)));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Everybody_has_exactly_one_activity_and_taking_a_report_back_takes_it_back()
    {
        await Bench.Add(7, 0, 20);
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { JoinedAt = Bench.Clock.Now.AddDays(-15) });
        await Met(StoreBench.Volunteer(3));
        await Met(StoreBench.Volunteer(4));
        await Bench.Call(3, Outcome.NoAnswer);
        await Bench.Call(4, Outcome.Skipped);
        async Task<List<int>> All() => [.. await Task.WhenAll(Enum.GetValues<Activity>().Select(one => Reach(new Audience { Activities = [one] })))];
        Assert.Equal([2, 1, 0, 1], await All());
        var lease = await Bench.HandOut(2);
        await Bench.Report(2, lease, Outcome.HungUp);
        Assert.Equal([2, 2, 0, 0], await All());
        await Bench.Report(2, lease, Outcome.DoNotCall);
        await Bench.Ask(2, new UndoOutcome(lease.Id));
        Assert.Equal([2, 1, 0, 1], await All());
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal([0, 0, 1, 3], await All());
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Roles_are_those_of_the_chat_and_of_the_configuration()
    {
        Bench.Options = Bench.Options with { Broadcasts = new BroadcastRules { Owners = [7] } };
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { Role = Role.Editor });
        await Met(StoreBench.Volunteer(7));
        Assert.Equal(1, await Reach(new Audience { Roles = [Role.None] }));
        Assert.Equal(2, await Reach(new Audience { Roles = [Role.Editor, Role.Owner] }));
    }

    [Fact]
    public async Task What_can_be_chosen_is_what_reachable_volunteers_have()
    {
        await Met(StoreBench.Volunteer(1) with { Country = "LT", Invitation = "berlin" });
        await Met(StoreBench.Volunteer(2) with { Country = "LT" });
        await Met(StoreBench.Volunteer(3));
        await Met(StoreBench.Volunteer(4) with { Country = "DE", Invitation = "riga", Away = true });
        Assert.Equal([new Choice("LT", 2), new Choice(Audience.Unknown, 1)], await Choices(AudiencePart.Countries, Audience.Everyone));
        Assert.Equal([new Choice("berlin", 1)], await Choices(AudiencePart.Tags, Audience.Everyone));
        // Before the first words it is counted as for everybody.
        Assert.Equal([new Choice("LT", 2), new Choice(Audience.Unknown, 1)], await Choices(AudiencePart.Countries, Audience.Everyone, BroadcastDraft.Empty));
    }

    private async Task<IReadOnlyList<Choice>> Choices(AudiencePart part, Audience to, BroadcastDraft? draft = null) =>
        (await Bench.Ask<ChoicesSeen>(Olga, new LookAtChoices((draft ?? SomeNews.Draft) with { To = to }, part))).Choices;

    private static Audience Alone(Audience to, AudiencePart part, string value) => part switch
    {
        AudiencePart.Languages => to with { Languages = [value] },
        AudiencePart.Countries => to with { Countries = [value] },
        AudiencePart.Tiers => to with { Tiers = [Enum.Parse<Tier>(value)] },
        AudiencePart.Activities => to with { Activities = [Enum.Parse<Activity>(value)] },
        AudiencePart.Roles => to with { Roles = [Enum.Parse<Role>(value)] },
        _ => to with { Tags = [value] },
    };

    /// <summary>By hand, and by asking for each choice alone how many there are.</summary>
    [Fact]
    public async Task Beside_every_choice_stands_how_many_it_alone_would_reach_with_the_other_parts_as_they_are()
    {
        await Bench.Add(7, 0, 20);
        await Met(StoreBench.Volunteer(1) with { Country = "LT", Invitation = "berlin" });
        await Met(StoreBench.Volunteer(2) with { Country = "DE", Invitation = "berlin", Role = Role.Editor, JoinedAt = Bench.Clock.Now.AddDays(-20) });
        await Met(StoreBench.Volunteer(3) with { Country = "DE", Language = Language.English, Standing = Standing.Supporter });
        await Met(StoreBench.Volunteer(4) with { Country = "DE", Language = Language.Lithuanian });
        await Met(StoreBench.Volunteer(5) with { Country = "DE", NoNews = true });
        await Bench.Call(1, Outcome.Talked);
        var rule = new Audience { Countries = ["DE"], Tiers = [Tier.Newcomer, Tier.Caller], Languages = ["ru"], Tags = ["berlin"] };

        Assert.Equal([new Choice("DE", 1), new Choice("LT", 1)], await Choices(AudiencePart.Countries, rule));
        Assert.Equal([1, 0, 0], (await Choices(AudiencePart.Languages, rule)).Select(choice => choice.Volunteers));
        // Who reads Lithuanian gets what is written in another language.
        Assert.Equal([1, 1, 1], (await Choices(AudiencePart.Languages, Audience.Everyone with { Countries = ["DE"] })).Select(choice => choice.Volunteers));
        foreach (var part in Enum.GetValues<AudiencePart>())
        {
            foreach (var to in (Audience[])[rule with { AllBut = [part == AudiencePart.Tags ? AudiencePart.Countries : AudiencePart.Tags] }, rule, Audience.Everyone, Audience.Everyone with { Countries = ["DE", "LT"] }])
            {
                var alone = (await Choices(part, to)).Select(async choice => (choice.Volunteers, await Reach(Alone(to, part, choice.Value))));
                Assert.All(await Task.WhenAll(alone), pair => Assert.Equal(pair.Item2, pair.Volunteers));
            }
        }
    }

    [Fact]
    public async Task Rules_at_hand_are_counted_for_the_draft_and_saved_ones_are_the_team_s()
    {
        await Bench.Add(7, 0, 20);
        await Met(StoreBench.Volunteer(1));
        await Met(StoreBench.Volunteer(2) with { Country = "LT" });
        await Met(StoreBench.Volunteer(3) with { Country = "LT", Language = Language.Lithuanian });
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Met(StoreBench.Volunteer(4) with { JoinedAt = Bench.Clock.Now });
        var draft = SomeNews.In(Language.Russian) with { To = new Audience { Countries = ["LT"] } };
        var saved = await Bench.Ask<AudiencesSeen>(Olga, new SaveAudience("Литва", draft));
        Assert.Equal([1, 0, 1], saved.Ready);
        Assert.Equal(("Литва", draft.To, 1), Assert.Single(saved.Saved) is var one ? (one.Name, one.To, one.Volunteers) : default);
        Assert.Equal(new AudienceNotSaved(NameProblem.Taken), await Bench.Ask(Boris, new SaveAudience("литва", draft)));
        for (var i = 1; i < SavedAudiences.Most; i++) await Bench.Ask<AudiencesSeen>(Olga, new SaveAudience($"Б{i}", draft));
        Assert.Equal(new AudienceNotSaved(NameProblem.Full), await Bench.Ask(Olga, new SaveAudience("Ещё", draft)));
        await Bench.Restart();
        Assert.False(Bench.IsInFiles("Литва"));
        var left = await Bench.Ask<AudiencesSeen>(Boris, new DropAudience(one.Id, SomeNews.Draft));
        Assert.Equal(SavedAudiences.Most - 1, left.Saved.Count);
        Assert.All(left.Saved, other => Assert.Equal(2, other.Volunteers));
        Assert.Equal(left.Saved.Count, (await Bench.Ask<AudiencesSeen>(Boris, new DropAudience(one.Id, SomeNews.Draft))).Saved.Count);
    }

    [Fact]
    public async Task An_album_that_arrived_before_its_words_is_not_sent_again_and_is_recalled_with_them()
    {
        await MetMany(1, 1);
        var id = await Ordered(SomeNews.Draft);
        await Filled(id);
        async Task<Recipient> Claimed() => Assert.Single(await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default));
        async Task Settle(RecipientSettled settled) => await Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [settled], Bench.Clock.Now), default);
        var who = (await Claimed()).Volunteer;
        await Settle(new RecipientSettled(id, who, DeliveryFate.Waiting, NotBefore: Bench.Clock.Now) { Album = [5, 6] });
        await Bench.Restart();
        Assert.Equal([5, 6], (await Claimed()).Album);
        await Settle(new RecipientSettled(id, who, DeliveryFate.Sent, 7));
        var recalled = Assert.Single(await Bench.Store.Read(kept => BroadcastCourse.Recallable(kept, id, default, 9, Bench.Clock.Now), default));
        Assert.Equal((7, "5 6"), (recalled.Message, string.Join(' ', recalled.Album)));
    }

    [Theory]
    [InlineData(DeliveryFate.Failed)]
    [InlineData(DeliveryFate.Unknown)]
    [InlineData(DeliveryFate.Blocked)]
    [InlineData(DeliveryFate.Waiting)]
    public async Task An_album_whose_words_did_not_arrive_is_recalled_as_far_as_it_is_known(DeliveryFate fate)
    {
        await MetMany(1, 2);
        var pictures = new NewsMedia(NewsMediaKind.Photo, "file-1") { Others = [new NewsMedia(NewsMediaKind.Photo, "file-2")] };
        var id = await Ordered(BroadcastDraft.Empty with { Messages = BroadcastDraft.Empty.Messages.Add(Language.Russian, new News("Look", pictures)) });
        await Filled(id);
        async Task<List<Recipient>> Recallable() => await Bench.Store.Read(kept => BroadcastCourse.Recallable(kept, id, default, 9, Bench.Clock.Now), default);
        async Task Settle(RecipientSettled settled) => await Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [settled], Bench.Clock.Now), default);
        var claimed = await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default);
        await Settle(new RecipientSettled(id, claimed[0].Volunteer, fate) { Album = [5, 6] });
        // Of this one nothing is known.
        await Settle(new RecipientSettled(id, claimed[1].Volunteer, DeliveryFate.Unknown));
        await Steer(id, Steering.Recall);
        await Filled(id);
        await Bench.Restart();
        var recalled = Assert.Single(await Recallable());
        Assert.Equal((claimed[0].Volunteer, 6, "5"), (recalled.Volunteer, recalled.Message, string.Join(' ', recalled.Album)));
        Assert.Equal(BroadcastStatus.Recalling, (await Look(id)).Status);

        await Settle(recalled.NotBegun());
        recalled = Assert.Single(await Recallable());
        Assert.Equal((6, "5"), (recalled.Message, string.Join(' ', recalled.Album)));
        await Settle(new RecipientSettled(id, recalled.Volunteer, DeliveryFate.Deleted));
        await Filled(id);
        var over = await Look(id);
        Assert.Equal((BroadcastStatus.Recalled, 2, fate == DeliveryFate.Unknown ? 2 : 1), (over.Status, over.Progress.Deleted + over.Progress.Unknown, over.Progress.Unknown));
        Assert.Empty(await Recallable());
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Who_is_forgotten_is_in_no_audience_and_stays_in_the_counts_of_what_was_sent()
    {
        await MetMany(1, 3);
        var id = await Ordered(SomeNews.Draft);
        await Filled(id);
        var first = Assert.Single(await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 1, Bench.Clock.Now), default));
        await Bench.Ask(2, new EraseMe());
        await Bench.Ask(first.Volunteer.Value, new EraseMe());
        // The answer comes after the forgetting.
        await Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [new RecipientSettled(id, first.Volunteer, DeliveryFate.Sent, 5)], Bench.Clock.Now), default);
        var progress = (await Look(id)).Progress;
        Assert.Equal((3, 0, 1, 1), (progress.Total, progress.Sent, progress.Unknown, progress.Dropped));
        Assert.Equal("1", await Deliveries());
        Assert.Equal(3, Assert.Single(await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default)).Volunteer.Value);
        Assert.Empty(await Bench.Store.Check(default));
    }
}
