using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Work without calls: who offered it, and how long it stays.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task An_offer_stands_once_with_its_sentence_until_it_is_taken_back()
    {
        await Bench.Ask(1, new NoteWork(WorkKind.Design, "before it was offered", IsCut: false));
        Assert.Null((await Bench.Ask<WorkKindSeen>(1, new LookAtWorkKind(WorkKind.Design))).Mine);
        await Bench.Ask(1, new OfferWork(WorkKind.Design));
        await Bench.Ask(1, new NoteWork(WorkKind.Design, "posters", IsCut: false));
        Assert.Equal("posters", (await Bench.Ask<WorkKindSeen>(1, new OfferWork(WorkKind.Design))).Mine!.Note);
        await Bench.Ask(1, new OfferWork(WorkKind.Testing));
        await Bench.Ask(1, new TakeWorkBack(WorkKind.Design));
        Assert.Equal([WorkKind.Testing], (await Bench.Ask<WorkSeen>(1, new LookAtWork())).Mine.Select(offer => offer.Kind));
    }

    [Fact]
    public async Task Organizers_see_each_kind_the_longest_wait_first_until_the_team_wrote()
    {
        var begun = Bench.Clock.Now;
        foreach (var who in (long[])[2, 1])
        {
            await Bench.Ask(who, new OfferWork(WorkKind.Press));
            Bench.Clock.Now += TimeSpan.FromHours(3);
        }
        var queue = await Bench.Ask<WorkQueueSeen>(Olga, new LookAtWorkQueue(WorkKind.Press));
        Assert.Equal([2L, 1L], queue.Offers.Select(shown => shown.Offer.Who.Value));
        Assert.Equal(new WorkCount(WorkKind.Press, 2, begun), queue.Counts[(int)WorkKind.Press]);
        queue = await Bench.Ask<WorkQueueSeen>(Olga, new NoteHelperWritten(WorkKind.Press, new VolunteerId(2)));
        Assert.Equal(new WorkCount(WorkKind.Press, 2, begun.AddHours(3)), queue.Counts[(int)WorkKind.Press]);
        queue = await Bench.Ask<WorkQueueSeen>(Olga, new EndWork(WorkKind.Press, new VolunteerId(2), IsDone: true));
        Assert.Equal(1, Assert.Single(queue.Offers).Offer.Who.Value);
        Assert.Single(await Kept(kept => Core.Mail.Timers.Of(kept, new VolunteerId(2)).ToList()), timer => timer.Trigger == new WorkTold(WorkKind.Press, IsDone: true));
    }

    [Fact]
    public async Task What_the_team_writes_to_a_helper_is_a_talk_that_both_go_on_with()
    {
        await Bench.Ask(1, new OfferWork(WorkKind.Design));
        Assert.IsType<HelperNotWritten>(await Bench.Ask(Olga, new WriteToHelper(new VolunteerId(1), "call +7 975 003 12 34")));
        await Bench.Ask<HelperWritten>(Olga, new WriteToHelper(new VolunteerId(1), "welcome"));
        await Bench.Ask<HelperWritten>(Olga, new WriteToHelper(new VolunteerId(1), "and thank you"));
        var talk = Assert.Single((await Bench.Ask<ProblemsSeen>(Olga, new LookAtProblems(Closed: false))).Problems);
        Assert.Equal((1L, ProblemKind.Help, (long?)Olga), (talk.By.Value, talk.Kind, talk.ClaimedBy?.Value));
        Assert.Equal(("and thank you", ProblemKind.Help), await Bench.Ask<TeamWordsSeen>(1, new LookAtTeamWords(talk.Id)) is var seen ? (seen.Words.Words, seen.Kind) : default);
        await Bench.Ask<ProblemAddedTo>(1, new AddToProblem(talk.Id, "glad to"));
    }

    [Fact]
    public async Task Whoever_is_suspended_or_forgotten_offers_nothing_and_after_half_a_year_nobody_does()
    {
        foreach (var who in (long[])[1, 2, 3]) await Bench.Ask(who, new OfferWork(WorkKind.Testing));
        await Bench.Turn(1, turn => turn.Save(new Conversation(StoreBench.Volunteer(1), new Home(), 1)));
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test", Role.None));
        await Bench.Ask(2, new EraseMe());
        Assert.Null((await Bench.Ask<WorkKindSeen>(1, new OfferWork(WorkKind.Testing))).Mine);
        Assert.Equal([3L], await Kept(kept => Core.Keeping.TransactionExtensions.All(kept, WorkOffers.Table).Select(offer => offer.Who.Value).ToList()));
        Bench.Clock.Now += TimeSpan.FromDays(181);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Empty((await Bench.Ask<WorkQueueSeen>(Olga, new LookAtWorkQueue(WorkKind.Testing))).Offers);
    }

    [Fact]
    public async Task Where_helping_is_dangerous_nothing_is_offered_that_shows_somebody_to_others()
    {
        foreach (var kind in Enum.GetValues<WorkKind>()) await InCountry(1, "BY", new OfferWork(kind));
        Assert.Equal([WorkKind.Translating, WorkKind.CheckingFacts, WorkKind.Testing, WorkKind.Design], (await Bench.Ask<WorkSeen>(1, new LookAtWork())).Mine.Select(offer => offer.Kind));
    }
}
