using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about work without calls.</summary>
internal static class WorkSamples
{
    private const long Helper = 700_090;

    private static readonly State Return = new Home();
    private static readonly WorkKind[] Kinds = Enum.GetValues<WorkKind>();
    private static readonly WorkOffer Offer = new(new VolunteerId(Helper), WorkKind.Design, Some.Now.AddDays(-9), new string('Ж', WorkOffer.LongestNote));

    private static readonly IReadOnlyList<WorkCount> Counts = [.. Kinds.Select(kind => new WorkCount(kind, 12 * (int)kind, kind == WorkKind.Translating ? null : Some.Now.AddDays(-(int)kind)))];

    private static readonly IReadOnlyList<WorkOfferShown> Offers =
        [.. Enumerable.Range(0, 7).Select(i => new WorkOfferShown(Offer with { Note = i % 2 == 0 ? Offer.Note : "", WrittenAt = i % 3 == 0 ? Some.Now : null }, Language.All[i % Language.All.Count]))];

    public static IEnumerable<State> States =>
    [
        .. Enum.GetValues<WorkFault>().Select(fault => new DescribingWork(Return, WorkKind.Design, fault)), new DescribingWork(new OnCall(Some.Lease()), WorkKind.Press),
        new AtWork(Return), new AtWork(Return, WorkKind.Design), new AtWork(Return, WorkKind.Design, 1), new WritingToHelper(Return, WorkKind.Design, Helper), new WritingToHelper(Return, WorkKind.Design, Helper, Unfit: true),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new WorkAsked(), new WorkQueueAsked(), .. Kinds.SelectMany(kind => new Trigger[]
        {
            new WorkKindAsked(kind), new WorkOffered(kind), new WorkTakenBack(kind), new WorkNoteWanted(kind), new WorkQueueOpened(kind), new WorkTold(kind, IsDone: true), new WorkTold(kind, IsDone: false),
            new WorkKindSeen(kind, null, IsClosed: false), new WorkKindSeen(kind, Offer with { Kind = kind }, IsClosed: false, IsCut: true), new WorkKindSeen(kind, Offer with { Kind = kind, Note = "" }, IsClosed: false),
        }),
        new WorkQueueOpened(WorkKind.Design, 1), new HelperLetterWanted(WorkKind.Design, Helper), new WorkEnded(WorkKind.Design, Helper, IsDone: true), new WorkEnded(WorkKind.Design, Helper, IsDone: false),
        new WorkSeen([], IsClosed: false), new WorkSeen([], IsClosed: true), new WorkSeen([.. Kinds.Select(kind => Offer with { Kind = kind, WrittenAt = kind == WorkKind.Press ? Some.Now : null })], IsClosed: false), new WorkKindSeen(WorkKind.Design, null, IsClosed: true),
        new WorkQueueSeen(Counts, null, []), new WorkQueueSeen(Counts, WorkKind.Design, Offers), new WorkQueueSeen(Counts, WorkKind.Design, []), new HelperWritten(), new HelperNotWritten(),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtWork => new WorkSeen([Offer], IsClosed: false),
        LookAtWorkKind look => new WorkKindSeen(look.Kind, null, IsClosed: false),
        OfferWork offer => new WorkKindSeen(offer.Kind, Offer with { Kind = offer.Kind }, IsClosed: false),
        TakeWorkBack back => new WorkKindSeen(back.Kind, null, IsClosed: false),
        NoteWork note => new WorkKindSeen(note.Kind, Offer with { Kind = note.Kind, Note = note.Words }, IsClosed: false, note.IsCut),
        LookAtWorkQueue look => new WorkQueueSeen(Counts, look.Kind, look.Kind is null ? [] : Offers),
        EndWork end => new WorkQueueSeen(Counts, end.Kind, Offers),
        NoteHelperWritten note => new WorkQueueSeen(Counts, note.Kind, Offers),
        WriteToHelper => new HelperWritten(),
        _ => null,
    };
}
