using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about events.</summary>
internal static class EventSamples
{
    private static readonly State Return = new Home();
    private static readonly string Title = new('Щ', EventRules.LongestTitle);
    private static readonly string About = new('ш', EventRules.LongestAbout);
    private static readonly string Where = new('w', EventRules.LongestWhere);
    private static readonly EventDraft Whole = new(Title, About, Some.Now.AddDays(3), 90, "lt", 20, Where, IsWeekly: true);
    private static readonly Event One = new(3, Some.VolunteerId, Title, About, Some.Now.AddDays(3), 90, "lt", 20, Where, IsWeekly: true, VolunteerClock.HomeZone);
    private static readonly EventNumbers Team = new(2, 21, 5, Enum.GetValues<EventJudgement>().ToDictionary(judgement => judgement, judgement => 1 + (int)judgement));

    private static readonly IReadOnlyList<EventShown> All =
    [
        new(One, null, 1, IsFull: false, null), new(One, null, 20, IsFull: true, null), new(One with { Places = 0, Language = null, IsWeekly = false }, null, 5, IsFull: false, null),
        .. ((GuestAnswer[])[GuestAnswer.Coming, GuestAnswer.Maybe, GuestAnswer.Waits]).SelectMany(answer => new EventShown[] { new(One, answer, 5, IsFull: false, null), new(One, answer, 20, IsFull: true, Team) }),
        new(One with { CancelledFor = Where }, GuestAnswer.Coming, 5, IsFull: false, Team with { Judged = null }), new(One with { CancelledFor = "" }, GuestAnswer.Coming, 5, IsFull: false, null), new(One with { Group = 3 }, null, 5, IsFull: false, null) { Of = new Group(3, "LT", new string('Щ', GroupRules.LongestCity)), MayCancel = true }, new(One with { StartsAt = Some.Now.AddDays(-1) }, GuestAnswer.Coming, 5, IsFull: false, Team),
        .. ((int[])[0, 8]).Select(places => new EventShown(One with { Places = places }, null, 0, IsFull: false, null)),
        .. ((GuestAnswer?[])[null, GuestAnswer.Coming]).Select(answer => new EventShown(One with { StartsAt = Some.Now.AddMinutes(5), Where = "", IsCalling = true }, answer, 5, IsFull: false, null)),
    ];

    /// <summary>At every question.</summary>
    private static IEnumerable<EventDraft> Drafts
    {
        get
        {
            for (var draft = Whole; ; draft = draft.Before())
            {
                yield return draft;
                if (draft.Step == EventStep.Title) yield break;
            }
        }
    }

    public static IEnumerable<State> States =>
    [
        .. Drafts.Select(draft => new MakingEvent(Return, draft)), .. Enum.GetValues<EventFault>().SelectMany(fault => Drafts.Select(draft => new MakingEvent(Return, draft, fault))),
        new MakingEvent(new OnCall(Some.Lease()), new EventDraft(Title, About), Heard: [Some.Now.AddDays(1), Some.Now.AddDays(8)]),
        new MakingEvent(Return, Whole with { Places = 0, Language = "", IsWeekly = false }), new MakingEvent(Return, Whole, Group: 3), new MakingEvent(Return, Whole with { Where = "", IsCalling = true }), new CancellingEvent(Return, 3), new CancellingEvent(Return, 3, EventFault.Empty), new CancellingEvent(Return, 3, EventFault.TooLong),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new EventsAsked(), new EventsAsked(2), new EventOpened(3), .. Enum.GetValues<GuestAnswer>().Select(answer => new EventAnswered(3, answer)), new EventFileWanted(3),
        new EventAttended(3, WasThere: true), new EventAttended(3, WasThere: false), .. Enum.GetValues<EventJudgement>().Select(judgement => new EventJudged(3, judgement)),
        new EventWanted(), new GroupEventWanted(3), new EventMayBegin(3), new EventMayEnd(3), new EventStepBack(), new EventMomentChosen(0), new EventMomentChosen(5), new EventMomentChosen(-1), .. EventRules.Lengths.Select(minutes => new EventMinutesChosen(minutes)), new EventMinutesChosen(7),
        .. Language.All.Select(language => new EventLanguageChosen(language.Code)), new EventLanguageChosen(""), new EventLanguageChosen("xx"), new EventUnlimited(), new EventCallingChosen(), new EventRepeatChosen(IsWeekly: true), new EventRepeatChosen(IsWeekly: false),
        new EventConfirmed(), new EventCancelWanted(3), .. Enum.GetValues<EventNews>().Select(news => new EventDue(3, news)),
        new EventsSeen([], 0, IsClosed: false), new EventsSeen([], 0, IsClosed: true), new EventsSeen(All, 0, IsClosed: false), new EventsSeen([.. All, .. All], 1, IsClosed: false),
        .. All.SelectMany(shown => new Trigger[] { new EventSeen(shown), new EventFileMade(shown) }), new EventGone(), new EventTooLate(), new EventNothingToTell(), new EventJudgementKept(),
        new EventAttendanceKept(3, WasThere: true), new EventAttendanceKept(3, WasThere: false),
        .. from news in Enum.GetValues<EventNews>() from shown in All select new EventNewsSeen(news == EventNews.Cancelled ? shown with { Event = shown.Event with { CancelledFor = Where } } : shown, news),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtEvents look => new EventsSeen(All, look.Page, IsClosed: false),
        LookAtEvent or AnswerEvent or CancelEvent or MakeEvent => new EventSeen(All[0]),
        MakeEventFile => new EventFileMade(All[0]),
        KeepAttendance keep => new EventAttendanceKept(keep.Event, keep.WasThere),
        KeepJudgement => new EventJudgementKept(),
        LookAtEventRight look => new EventMayBegin(look.Group),
        LookAtCancelling look => new EventMayEnd(look.Event),
        LookAtEventNews look => new EventNewsSeen(All[0], look.News == EventNews.Cancelled ? EventNews.Soon : look.News),
        _ => null,
    };
}
