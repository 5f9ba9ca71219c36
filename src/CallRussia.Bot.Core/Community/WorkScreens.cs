using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Work without calls, as those see it who would like to help, and those who look for help.</summary>
internal static class WorkScreens
{
    public static readonly Text Sent = T("sent.toast");

    private const int PerPage = 3;

    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());
    private static readonly Button.Press ToBack = new(new Text("common.back.button"), new Back());
    private static readonly Button.Press ToAll = new(T("all.button"), new WorkAsked());

    public static Screen All(WorkSeen seen, Scene scene)
    {
        if (seen.IsClosed) return Screen.Of(new Text("community.closed")).Row(ToBack);
        var screen = Screen.Of(T("heading"), T("about"));
        if (DangerousPlaces.Has(scene.Volunteer.Country)) screen = screen.And(T("danger"));
        if (seen.Mine.Count > 0) screen = screen.And(T("mine").With("lines", new TextArg.Lines(seen.Mine.Select(offer => T(offer.WrittenAt is null ? "mine-line" : "mine-written").With("kind", Name(offer.Kind)).With("when", scene.DayTime(offer.At))))));
        return Enum.GetValues<WorkKind>().Where(kind => WorkOffers.IsOpen(kind, scene.Volunteer))
            .Select(kind => (Button)new Button.Press(CommunityScreens.Marked(T($"kind.{kind}.button"), seen.Mine.Any(offer => offer.Kind == kind)), new WorkKindAsked(kind)))
            .Chunk(2).Aggregate(screen, (all, row) => all.Row(row)).Row(ToBack);
    }

    public static Screen One(WorkKindSeen seen, Scene scene)
    {
        if (seen.IsClosed || !WorkOffers.IsOpen(seen.Kind, scene.Volunteer)) return Screen.Of(new Text("community.closed")).Row(ToBack);
        var screen = Screen.Of(T("what." + seen.Kind), T("takes." + seen.Kind));
        if (seen.Mine is not { } mine) return screen.Row(new Button.Press(T("offer.button"), new WorkOffered(seen.Kind))).Row(ToAll, ToBack);
        screen = screen.And(T("offered"));
        if (mine.Note.Length > 0) screen = screen.And(T("note").With("words", mine.Note));
        if (seen.IsCut) screen = screen.And(T("cut"));
        return screen
            .Row(new Button.Press(T(mine.Note.Length > 0 ? "note-anew.button" : "note.button"), new WorkNoteWanted(seen.Kind)))
            .Row(new Button.Press(T("take-back.button"), new WorkTakenBack(seen.Kind)))
            .Row(ToAll, ToBack);
    }

    public static Screen Describe(DescribingWork describing)
    {
        var screen = Screen.Of(T("describe"));
        if (describing.Fault != WorkFault.None) screen = screen.Before(T("fault." + describing.Fault).With("longest", WorkOffer.LongestNote));
        return screen.Row(Cancel);
    }

    public static Screen Told(WorkTold told) => Screen.Of(T(told.IsDone ? "told.done" : "told.not-now").With("kind", Name(told.Kind))).Row(new Button.Press(T("button"), new WorkAsked(), Lasting: true));

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("queue")).Row(new Button.Press(T("queue.button"), new WorkQueueAsked()));

    /// <summary>For organizers: the kinds with how long somebody waits, or the offers of one kind.</summary>
    public static Screen Queue(AtWork at, WorkQueueSeen seen, Scene scene) => seen.Kind is { } kind ? Offers(at, kind, seen, scene) : Kinds(seen, scene);

    public static Screen Write(WritingToHelper writing)
    {
        var screen = Screen.Of(T("write"));
        return (writing.Unfit ? screen.Before(T("write-unfit")) : screen).Row(new Button.Press(new Text("common.back.button"), new WorkQueueOpened(writing.Kind)));
    }

    private static Screen Kinds(WorkQueueSeen seen, Scene scene) => seen.Counts
        .Select(count => (Button)new Button.Press(T("kind-count.button").With("kind", T($"kind.{count.Kind}.button")).With("count", count.Count), new WorkQueueOpened(count.Kind)))
        .Chunk(2).Aggregate(
            Screen.Of(T("queue"), T("counts").With("lines", new TextArg.Lines(seen.Counts.Select(count => Line(count, scene))))), (all, row) => all.Row(row))
        .Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));

    private static Text Line(WorkCount count, Scene scene)
    {
        var line = T(count.Oldest is null ? "count" : "count-waits").With("kind", Name(count.Kind)).With("count", count.Count);
        return count.Oldest is { } oldest ? line.With("waited", scene.Waited(oldest)) : line;
    }

    private static Screen Offers(AtWork at, WorkKind kind, WorkQueueSeen seen, Scene scene)
    {
        var slice = Slice<WorkOfferShown>.Of(seen.Offers, at.Page, PerPage);
        var screen = Screen.Of(T("of-kind").With("kind", Name(kind)).With("count", seen.Offers.Count));
        foreach (var shown in slice.Items)
        {
            var (offer, who) = (shown.Offer, PersonText.Short(shown.Offer.Who));
            screen = screen.And(T(offer.WrittenAt is null ? "offer" : "offer-written").With("who", who).With("waited", scene.Waited(offer.At)).With("language", shown.Language.Name));
            if (offer.Note.Length > 0) screen = screen.And(T("note").With("words", offer.Note));
            screen = screen
                .Row(new Button.Press(T("write.button").With("who", who), new HelperLetterWanted(kind, offer.Who.Value)))
                .Row(new Button.Press(T("done.button").With("who", who), new WorkEnded(kind, offer.Who.Value, IsDone: true)), new Button.Press(T("not-now.button").With("who", who), new WorkEnded(kind, offer.Who.Value, IsDone: false)));
        }
        return screen.Turn(slice.Page, slice.Last, page => new WorkQueueOpened(kind, page)).Row(new Button.Press(new Text("common.back.button"), new WorkQueueAsked()));
    }

    private static Text Name(WorkKind kind) => T($"kind.{kind}");

    private static Text T(string key) => new("work." + key);
}
