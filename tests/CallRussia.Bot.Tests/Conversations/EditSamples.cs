using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The editors' part of the <see cref="Samples"/>, and what organizers read.</summary>
internal static class EditSamples
{
    private static readonly State Return = new Home();
    private static readonly string Note = new('Щ', FactRules.LongestNote);
    private static readonly VolunteerId Other = new(700_002);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Some.Now.UtcDateTime);

    public static Fact Fact => Some.Library.Facts.All.First(fact => fact.Theme == "casualties");

    public static FactDraft Written => Fact.Written!;

    /// <summary>As long as it may be, and everything that can be said of it.</summary>
    public static FactDraft Long => New with
    {
        Claim = Thrice(FactRules.Longest(FactPart.Claim)),
        Source = Thrice(FactRules.Longest(FactPart.Source)),
        Limit = Thrice(FactRules.Longest(FactPart.Limit)),
        Url = "https://example.org/report",
        Theme = "economy",
        AsOf = new DateOnly(2025, 4, 1),
        AsOfMonth = true,
        ReviewBy = Today.AddDays(-3),
        Official = true,
        TrainingOnly = true,
        Estimate = true,
    };

    public static FactDraft New { get; } =
        new("casualties-261125-130000", "casualties", Today, Today.AddMonths(6), "", new FactWords(), new FactWords(), new FactWords());

    private static FactDraft Used => Some.Library.Facts.Find(Some.Library.Objections.All.First(objection => objection.Facts.Count > 0).Facts[0])!.Written!;

    public static IEnumerable<State> States =>
    [
        new AtFacts(Return),
        new AtFacts(new OnCall(Some.Lease())),
        .. Some.Library.Facts.Themes.Select(theme => new AtFacts(Return, theme)),
        new AtFacts(Return, "casualties", Page: 1),
        new AtFacts(Return, "casualties", Fact.Id),
        .. new[] { Some.Library.Facts.All.First(fact => fact.Official), Some.Library.Facts.All.First(fact => fact.Estimate), Some.Library.Facts.All.First(fact => fact.TrainingOnly) }
            .Select(fact => new AtFacts(Return, fact.Theme, fact.Id)),
        .. Enum.GetValues<FactFields>().Where(one => one != FactFields.None).Select(one => new Drafting(Return, Written, Written, one, Language.Russian)),
        .. Enum.GetValues<FactFields>().Where(one => one != FactFields.None).Select(one => new Drafting(Return, null, New, one, Language.Russian)),
        .. Enum.GetValues<FactProblem>().Select(problem => new Drafting(Return, Written, Written, FactFields.ClaimEnglish, Language.Russian, problem)),
        new Drafting(Return, Written, Written, FactFields.Url, Language.Russian, FactProblem.TooLong),
        new Drafting(Return, null, New, FactFields.None, Language.Russian),
        new Drafting(Return, Written, Written, FactFields.None, Language.Russian) { AsksNote = true },
        new Drafting(Return, Written, Long with { Id = Written.Id }, FactFields.None, Language.Lithuanian) { AsksNote = true, IsNoteUnfit = true, Note = Note },
        new Drafting(Return, Written, Long with { Id = Written.Id }, FactFields.None, Language.English) { Note = Note },
        new Drafting(Return, Written, Written, FactFields.None, Language.English),
        new Drafting(Return, Written, Long with { Id = Written.Id }, FactFields.None, Language.Lithuanian),
        new Drafting(Return, Long, New, FactFields.None, Language.Russian),
        new Drafting(Return, Used, Used with { TrainingOnly = true, Theme = "gone" }, FactFields.None, Language.Russian),
        new Drafting(Return, Written, New with { ReviewBy = Today.AddDays(-9), AsOf = Today.AddDays(9), Url = "no link", Claim = Thrice(500) }, FactFields.None, Language.Russian),
        new Judging(Return, Proposal(Other, Written, Long with { Id = Written.Id, TrainingOnly = false }), Language.English),
        new Judging(Return, Proposal(Other, null, Long), Language.Russian),
        new Judging(Return, Proposal(Other, Written, Long) with { Note = Note }, Language.English),
        new Judging(Return, Proposal(Other, null, New), Language.Russian),
        new Judging(Return, Proposal(Other, Written, Long), Language.Russian) { Kept = new Drafting(Return, Written, Long, FactFields.None, Language.Russian) },
        new Judging(Return, Proposal(Some.Organizer.Id, Written, Long), Language.Russian) { IsAlone = true },
        new Judging(Return, Proposal(Some.Organizer.Id, Written, FactRules.Confirm(Written, Today, 3)), Language.Russian),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new FactDeskAsked(), new ThemeOpened("economy", 0), new ThemeOpened("gone", 0), new FactOpened(Fact.Id), new FactOpened("gone"),
        new NewFactWanted("economy"), new NewFactWanted("gone"), new CorrectionWanted(), new TranslationWanted(), new ExpiryWanted(), new ConfirmationWanted(6), new ConfirmationWanted(99),
        new FieldWanted(FactFields.SourceEnglish), new FieldWanted(FactFields.None), .. Enum.GetValues<FactFlag>().Select(flag => new FlagSwitched(flag)),
        new ThemesWanted(), new OverviewWanted(), new LanguageShown(Language.Lithuanian), new NoteWanted(), new NoteDropped(), new DraftSent(),
        new ProposalsAsked(0), new ProposalsAsked(1), new ProposalOpened(3), new ProposalWaits(3), new ProposalApproved(), new ProposalRefused(),
        new FactProposed(Proposal(Some.Organizer.Id, Written, Long)), new FactProposed(Proposal(Some.Organizer.Id, Written, Long), IsAlone: true), new ProposalsSeen(Many, 0, IsAlone: true),
        new ProposalDecided(3), new DecisionSeen(Proposal(Some.Organizer.Id, Written, Long), IsApproved: true), new DecisionSeen(Proposal(Some.Organizer.Id, Written, Long), IsApproved: false), new FactBusy(Proposal(Other, Written, Long)),
        new ProposalsSeen([], 0), new ProposalsSeen(Many, 0), new ProposalsSeen(Many, 1), new ProposalsSeen(Many, 99),
        new ProposalSeen(Proposal(Other, Written, Long)), new ProposalGone(), new OwnProposal(),
        new FactApproved(Proposal(Other, Written, Long)), new FactRefused(Proposal(Other, Written, Long)),
        new ReportAsked(0, 0), new ReportAsked(1, 1), new SayingsSeen([], 0, 0), new SayingsSeen(Sayings, 0, 0), new SayingsSeen(Sayings, 1, 0), new SayingsSeen(Sayings, 0, 1), new SayingsSeen(Sayings, 1, 2),
    ];

    private static List<FactProposal> Many =>
    [
        Proposal(Some.Organizer.Id, Written, Long), Proposal(Other, null, Long),
        .. Enumerable.Range(0, 6).Select(_ => Proposal(Other, Written, Long)),
    ];

    private static List<Saying> Sayings
    {
        get
        {
            var met = Some.Library.Objections.All.Take(12).Select((objection, i) => new Saying(null, objection.Id, 60 - i, (i % 4) switch { 0 => null, 1 => 60 - i, 2 => 80, _ => 6 })).ToList();
            var regions = Some.World.Plan.Regions.Callable.Take(18).Select(region => region.Code).ToList();
            return [.. met, .. regions.SelectMany(region => met.Take(5).Select(saying => saying with { Region = region, Count = saying.Count / 4 })), new Saying(null, "gone", 9, null)];
        }
    }

    public static Trigger? Answer(Ask ask) => ask switch
    {
        ProposeFact propose => new FactProposed(Proposal(Some.Organizer.Id, propose.Before, propose.Draft)),
        LookAtProposals look => new ProposalsSeen(Many, look.Page),
        LookAtProposal => new ProposalSeen(Proposal(Other, Written, Long)),
        ApproveFact => new FactApproved(Proposal(Other, Written, Long)),
        LookAtDecision => new DecisionSeen(Proposal(Some.Organizer.Id, Written, Long), IsApproved: true),
        RefuseFact => new FactRefused(Proposal(Other, Written, Long)),
        LookAtSayings look => new SayingsSeen(Sayings, look.WeeksAgo, look.Page),
        _ => null,
    };

    private static FactProposal Proposal(VolunteerId by, FactDraft? before, FactDraft draft) => new(3, before, draft, by, Some.Now.AddHours(-3));

    private static FactWords Thrice(int length) => new(new string('я', length), new string('x', length), new string('ž', length));
}
