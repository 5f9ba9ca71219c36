using System.Collections.Immutable;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> that is about broadcasts.</summary>
internal static class BroadcastSamples
{
    private static readonly State Return = new Home();
    private static readonly VolunteerId Other = new(700_002);

    public static readonly BroadcastId Id = new(7);

    public static readonly News News = new("Друзья, <b>сегодня</b> мы звоним вместе, приходите!") { Links = [new NewsLink("Прийти", "https://example.org/a")] };

    /// <summary>In Russian with a picture, in English with a file, to few, at a moment.</summary>
    public static readonly BroadcastDraft Rich = new(
        ImmutableDictionary<Language, News>.Empty
            .Add(Language.Russian, News with { Media = new NewsMedia(NewsMediaKind.Photo, "p1"), From = new NewsSource(Words: 1, Media: 1) })
            .Add(Language.English, new News("", new NewsMedia(NewsMediaKind.Document, "d1"))),
        Language.English,
        new Audience
        {
            Languages = ["ru", "en"],
            Countries = ["DE", "IL", "LT", "US", Audience.Unknown],
            Tiers = [.. Enum.GetValues<Tier>()],
            Activities = [Activity.New, Activity.Active, Activity.Lapsed, Activity.NeverCalled],
            Roles = [.. Enum.GetValues<Role>()],
            Tags = ["i_abc"],
        },
        new SendTime.At(Some.Now.AddHours(20)));

    public static readonly BroadcastDraft Plain = BroadcastDraft.Empty with { Messages = BroadcastDraft.Empty.Messages.Add(Language.Russian, News) };

    private static readonly NewsMedia Album = new(NewsMediaKind.Photo, "p1") { Album = "a1", Others = [new NewsMedia(NewsMediaKind.Video, "v1"), new NewsMedia(NewsMediaKind.Photo, "p2")] };

    public static readonly BroadcastDraft Full = Plain with
    {
        Messages = Plain.Messages.Add(Language.English, News).Add(Language.Lithuanian, News),
        When = new SendTime.LocalHour(new DateOnly(2026, 11, 26), 18),
    };

    private static readonly BroadcastProgress Going = new(46_000, 12_000, 300, 20, 5, 0, 0, 24.6, TimeSpan.FromMinutes(23));
    private static readonly ChoicesSeen Choices = new(AudiencePart.Countries, [new Choice("IL", 900), new Choice(Audience.Unknown, 40), .. Some.World.Countries.All.Take(20).Select(c => new Choice(c.Code, 5))]);

    private static readonly Audience Lapsed = new() { Activities = [Activity.Lapsed] };
    private static readonly AudiencesSeen AtHand = new([1_200, 300, 40_000], [.. Enumerable.Range(3, SavedAudiences.Most).Select(i => new AudienceAtHand(i, new string('я', SavedAudiences.LongestName), Lapsed, 46_000))]);

    private static readonly ImmutableArray<Broadcast> Ordered =
    [
        One(Full, BroadcastStatus.Waiting), One(Full, BroadcastStatus.Waiting, by: Other), One(Rich, BroadcastStatus.Scheduled),
        One(Plain, BroadcastStatus.Sending), One(Plain, BroadcastStatus.Sending, Going), One(Plain, BroadcastStatus.Sending, Going with { Left = null }),
        .. Enum.GetValues<BroadcastStop>().Select(stop => One(Plain, BroadcastStatus.Sending, Going) with { Stopped = stop }),
        One(Plain, BroadcastStatus.Paused, Going), One(Plain, BroadcastStatus.Paused, Going with { UnderWay = 3 }), One(Plain, BroadcastStatus.Done, Going) with { Taps = 21 }, One(Plain, BroadcastStatus.Cancelled, Going with { Dropped = 9 }),
        One(Plain, BroadcastStatus.Recalling, Going with { Deleted = 3 }), One(Plain, BroadcastStatus.Recalled, Going with { Deleted = 3 }),
    ];

    private static BroadcastDraft With(NewsMedia media) => Plain with { Messages = Plain.Messages.SetItem(Language.Russian, News with { Media = media }) };

    public static IEnumerable<State> States =>
    [
        new AtBroadcasts(Return), new AtBroadcasts(new OnCall(Some.Lease()), 1),
        new AtBroadcast(Return, One(Plain)), new AtBroadcast(Return, One(Rich)), new AtBroadcast(Return, One(Full)), new AtBroadcast(Return, One(BroadcastDraft.Empty) with { Reachable = 0 }),
        new AtBroadcast(Return, One(Full, by: Other)), new AtBroadcast(Return, One(Plain) with { Returned = new ReturnReason(ReadyReturn.None, "Имя <лучше> убрать") }),
        .. Ordered.Select(one => new AtBroadcast(Return, one)),
        new Writing(Return, null, BroadcastDraft.Empty, Language.Russian), new Writing(Return, Id, Rich, Language.Russian), new Writing(Return, Id, Rich, Language.English),
        .. Enum.GetValues<NewsMediaKind>().Select(kind => new Writing(Return, Id, With(new NewsMedia(kind, "f")), Language.Russian)),
        new Writing(Return, Id, With(Album), Language.Russian), new AtBroadcast(Return, One(With(Album))),
        new Writing(Return, Id, Rich, Language.Russian, Links: true), new Writing(Return, Id, Rich, Language.Lithuanian, Links: true),
        .. Enum.GetValues<NewsProblem>().Select(problem => new Writing(Return, Id, Plain, Language.Lithuanian, Problem: problem, Line: 2)),
        new Addressing(Return, One(Plain)), new Addressing(Return, One(Rich)),
        .. Enum.GetValues<AudiencePart>().Select(part => new Addressing(Return, One(Rich), part, Choices: part == AudiencePart.Tags ? null : part == AudiencePart.Countries ? Choices.Choices : [new Choice("1", 46_000)])),
        new Addressing(Return, One(Rich with { To = Rich.To with { AllBut = [.. Enum.GetValues<AudiencePart>()] } })),
        new Addressing(Return, One(Rich with { To = Rich.To with { AllBut = [AudiencePart.Countries] } }), AudiencePart.Countries, Choices: Choices.Choices),
        new Addressing(Return, One(Plain), Ready: AtHand.Ready), new Addressing(Return, One(Plain with { To = Lapsed }), Ready: AtHand.Ready, Saved: AtHand.Saved),
        .. Enum.GetValues<NameProblem>().Select(problem => new NamingAudience(Return, One(Rich), problem)),
        new DroppingAudience(Return, One(Rich), AtHand.Saved), new DroppingAudience(Return, One(Rich), AtHand.Saved, 3),
        new Addressing(Return, One(Plain), AudiencePart.Countries, 1, Choices.Choices), new Addressing(Return, One(Plain), AudiencePart.Tags),
        new Timing(Return, One(Plain)), new Timing(Return, One(Rich), Local: true), new Timing(Return, One(Full), Local: false),
        new Timing(Return, One(Plain), Local: true, new DateOnly(2026, 11, 25)), new Timing(Return, One(Plain), Local: false, new DateOnly(2026, 11, 25)),
        new Timing(Return, One(Plain), Heard: [Some.Now.AddHours(1), Some.Now.AddHours(13)]), new Timing(Return, One(Plain), Local: true, Heard: [Some.Now.AddHours(1)]), new Timing(Return, One(Plain), Heard: []),
        new Deciding(Return, Id, BroadcastDeed.Send),
        new Deciding(Return, Id, BroadcastDeed.Send, One(Plain)), new Deciding(Return, Id, BroadcastDeed.Send, One(Rich)), new Deciding(Return, Id, BroadcastDeed.Approve, One(Full, BroadcastStatus.Waiting, by: Other)),
        new Deciding(Return, Id, BroadcastDeed.Cancel, One(Full, BroadcastStatus.Waiting)), new Deciding(Return, Id, BroadcastDeed.Cancel, One(Full, BroadcastStatus.Waiting, by: Other)),
        new Deciding(Return, Id, BroadcastDeed.Cancel, One(Full, BroadcastStatus.Waiting, by: Other), Unfit: true),
        new Deciding(Return, Id, BroadcastDeed.Cancel, One(Full, BroadcastStatus.Scheduled)), new Deciding(Return, Id, BroadcastDeed.Cancel, One(Plain, BroadcastStatus.Sending, Going)),
        new Deciding(Return, Id, BroadcastDeed.Recall, One(Plain, BroadcastStatus.Done, Going)), new Deciding(Return, Id, BroadcastDeed.ResendUnknown, One(Plain, BroadcastStatus.Done, Going)),
        new Deciding(Return, Id, BroadcastDeed.Discard, One(Plain)),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new NewsDeclined(), new NewsWelcome(), new BroadcastsAsked(0), new BroadcastBegun(), new BroadcastOpened(Id), new WordsWanted(Language.Lithuanian), new LinksWanted(),
        new PhotoSent("p2"), new PhotoSent("p2", "<b>x</b>"), new PhotoSent("p3") { Album = "a9" }, new FilmSent("v1", IsSilent: false), new FilmSent("g1", IsSilent: true, "<b>x</b>"), new WordsRemoved(), new MediaRemoved(), new LinksRemoved(), new FallbackTurned(),
        new PreviewWanted(Id, Language.Russian), new TrialWanted(), new CopyWanted(Id), new AudienceWanted(),
        new PartWanted(AudiencePart.Countries, 0), new PartWanted(AudiencePart.Tiers, 0), new ChoiceSwitched(0), new ChoiceSwitched(99), new PartCleared(), new PartTurnedAround(),
        .. Enum.GetValues<ReadyAudience>().Select(ready => new ReadyAudienceTaken(ready)), new SavedAudienceTaken(3), new SavedAudienceTaken(99), new AudienceSavingWanted(), new AudienceDroppingWanted(),
        new AudienceDroppingWanted(3), new AudienceDropped(), AtHand, new AudienceNotSaved(NameProblem.Taken),
        new TimeWanted(), new AtOnceWanted(), new TimeKindChosen(Local: false), new SendDayChosen(1), new SendDayChosen(99), new SendHourChosen(18), new SendHourChosen(99), new SendTimeConfirmed(0), new SendTimeConfirmed(9),
        .. Enum.GetValues<BroadcastDeed>().Select(deed => new DeedWanted(Id, deed)), new DeedConfirmed(),
        new BroadcastsSeen([]), new BroadcastsSeen(Many), new BroadcastSeen(One(Plain)), new BroadcastGone(Id), Choices, new ReachCounted(Plain, 300), new BroadcastTried(Id, [Some.Organizer.Id, Other]),
        .. Enum.GetValues<BroadcastRefusal>().Select(why => new BroadcastRefused(Id, why)),
        new BroadcastWentOn(One(Plain, BroadcastStatus.Sending, Going)), new BroadcastWentOn(One(Plain, BroadcastStatus.Done, Going)),
        new BroadcastWentOn(One(BroadcastDraft.Empty, BroadcastStatus.Cancelled, Going)), new BroadcastWentOn(One(Plain, BroadcastStatus.Recalled, Going)),
        new AlbumOver(Id), new BroadcastWaits(Id, 46_000), new BroadcastDecided(Id, Approved: true), new BroadcastDecided(Id, Approved: false),
        .. Enum.GetValues<ReadyReturn>().SelectMany(ready => (Trigger[])[new ReturnReasonChosen(ready), new BroadcastDecided(Id, Approved: false, new ReturnReason(ready, "x"))]),
    ];

    /// <summary>What is kept at the end of a turn that does nothing else.</summary>
    public static BroadcastDraft Kept(Talk.Then then) => Assert.IsType<KeepDraft>(Assert.Single(then.Asked)).Draft;

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtBroadcasts => new BroadcastsSeen(Many),
        LookAtBroadcast => new BroadcastSeen(One(Plain)),
        KeepDraft keep => new BroadcastSeen(One(keep.Draft)),
        LookAtAudiences or SaveAudience or DropAudience => AtHand,
        LookAtChoices { Part: AudiencePart.Countries } => Choices,
        LookAtChoices { Part: var part } => new ChoicesSeen(part, [new Choice("1", 900), new Choice("2", 0)]),
        OrderBroadcast => new BroadcastSeen(One(Plain, BroadcastStatus.Sending)),
        ApproveBroadcast => new BroadcastSeen(One(Full, BroadcastStatus.Scheduled)),
        ReturnBroadcast => new BroadcastSeen(One(Plain, by: Other)),
        SteerBroadcast { Steering: Steering.Discard } => new BroadcastGone(Id),
        SteerBroadcast => new BroadcastSeen(One(Plain, BroadcastStatus.Paused, Going)),
        TryBroadcast => new BroadcastTried(Id, [Some.Organizer.Id, Other]),
        _ => null,
    };

    public static Broadcast One(BroadcastDraft draft, BroadcastStatus status = BroadcastStatus.Draft, BroadcastProgress? progress = null, VolunteerId? by = null) =>
        new(Id, by ?? Some.Organizer.Id, Some.Now.AddHours(-2), status, draft, 46_000, progress ?? BroadcastProgress.None);

    private static List<BroadcastBrief> Many =>
    [
        .. Enum.GetValues<BroadcastStatus>().Select((status, i) => new BroadcastBrief(new BroadcastId(i + 1), status, Some.Now.AddHours(-i), i == 0 ? "" : new string('я', 60), i > 2 ? 46_000 : 0, i * 100)),
    ];
}
