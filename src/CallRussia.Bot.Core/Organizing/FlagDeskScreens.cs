using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Flagged calls as organizers see them: where, why and since when; by whom is known to nobody.</summary>
internal static class FlagDeskScreens
{
    public static readonly Text Gone = T("gone.toast");

    private const int PerPage = 8;

    private static readonly Button.Press ToList = new(T("list.button"), new FlagsAsked());

    public static Screen Waits(FlagWaits waits) => Screen.Of(T("waits"))
        .Row(new Button.Press(T("open.button"), new FlagOpened(waits.Flag, FlagStep.Look), Lasting: true));

    public static Text Solved(FlagStep step) => T($"solved.{step}.toast");

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => Screen.Of(T("heading")).Row(ToList);

    public static Screen List(AtFlags at, FlagsSeen seen, Scene scene)
    {
        var slice = Slice<OpenFlag>.Of(seen.Flags, at.Page, PerPage);
        var screen = slice.Items.Count == 0
            ? Screen.Of(T("none"))
            : Screen.Of(T("heading"), T("lines").With("lines", new TextArg.Lines(slice.Items.Select(flag => Said(IsOld(flag, scene) ? "line-old" : "line", flag, scene)))));
        return slice.Items
            .Select(flag => (Button)new Button.Press(T("nth.button").With("id", $"{flag.Id}"), new FlagOpened(flag.Id, FlagStep.Look)))
            .Chunk(4).Aggregate(screen, (all, row) => all.Row(row))
            .Turn(slice.Page, slice.Last, page => new FlagsAsked(page))
            .Row(DeskScreens.Back(DeskPage.Menu));
    }

    public static Screen One(OpenFlag flag, Scene scene) => Screen.Of(Said("one", flag, scene).With("number", $"{flag.Number}"), T("todo"))
        .Row(Step(flag, FlagStep.Return))
        .Row(Step(flag, FlagStep.Retire), Step(flag, FlagStep.Close))
        .Row(ToList);

    private static Button.Press Step(OpenFlag flag, FlagStep step) => new(T($"step.{step}.button"), new FlagOpened(flag.Id, step));

    private static bool IsOld(OpenFlag flag, Scene scene) => scene.At - flag.Since > Flags.Patience;

    private static Text Said(string key, OpenFlag flag, Scene scene) => T(key)
        .With("id", $"{flag.Id}")
        .With("region", new TextArg.RegionName(flag.Region.Text))
        .With("reasons", new TextArg.Listing(flag.Reasons.Select(reason => (TextArg)T($"reason.{reason}"))))
        .With("age", new TextArg.Duration(scene.At - flag.Since));

    private static Text T(string key) => new("flag." + key);
}
