using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Who gets it: the rule in words, its parts, and how many it reaches just now.</summary>
internal static class AudienceScreens
{
    private const int PerPage = 12;
    private const int MostNamed = 3;

    public static Screen Show(Addressing at) => at.Part is { } part ? Part(at, part) : Whole(at);

    /// <summary>The rule in words.</summary>
    public static Text Who(Audience audience)
    {
        var parts = AudienceRules.Parts.Where(part => AudienceRules.Chosen(audience, part).Count > 0).ToList();
        return parts.Count == 0 ? T("to.everyone") : T("to").With("lines", new TextArg.Lines(parts.Select(part =>
            T("to." + part).With("chosen", audience.AllBut.Contains(part) ? (TextArg)T("to.all-but").With("chosen", Chosen(audience, part)) : Chosen(audience, part)))));
    }

    public static Text Reach(Broadcast broadcast) => broadcast.Reachable == 0 ? T("reach.none") : T("reach").With("count", broadcast.Reachable);

    private static Screen Whole(Addressing at)
    {
        var to = at.Broadcast.Draft.To;
        var parts = AudienceRules.Parts
            .Select(part => (Button)new Button.Press(Mark(T($"part.{part}.button"), AudienceRules.Chosen(to, part).Count > 0), new PartWanted(part, 0)))
            .Chunk(2)
            .Aggregate(Screen.Of(T("audience"), Who(to), Reach(at.Broadcast)), (screen, row) => screen.Row(row));
        return AtHandScreens.Under(parts, at).Row(To(at.Broadcast.Id));
    }

    private static Screen Part(Addressing at, AudiencePart part)
    {
        var to = at.Broadcast.Draft.To;
        var (chosen, isAllBut) = (AudienceRules.Chosen(to, part), to.AllBut.Contains(part));
        var offered = AudienceRules.Offered(at);
        var slice = Slice<(Choice Choice, int Index)>.Of([.. offered.Select((choice, index) => (choice, index))], at.Page, PerPage);
        var screen = Screen.Of(T("part." + part), chosen.Count == 0 ? T("part.any") : T(isAllBut ? "part.all-but" : "part.chosen").With("chosen", Chosen(to, part)), Reach(at.Broadcast));
        screen = slice.Items
            .Select(item => (Button)new Button.Press(Mark(Label(part, item.Choice, isCounted: at.Choices is not null), chosen.Contains(item.Choice.Value), isAllBut), new ChoiceSwitched(item.Index)))
            .Chunk(part is AudiencePart.Countries or AudiencePart.Languages ? 2 : 1)
            .Aggregate(screen, (s, row) => s.Row(row))
            .Turn(slice.Page, slice.Last, page => new PartWanted(part, page));
        screen = screen.And(T(offered.Count == 0 ? "part.nothing" : "part.counts"));
        if (chosen.Count > 0)
            screen = screen.Row(new Button.Press(T(isAllBut ? "part.only.button" : "part.all-but.button"), new PartTurnedAround())).Row(new Button.Press(T("part.clear.button"), new PartCleared()));
        return screen.Row(new Button.Press(new Text("common.back.button"), new AudienceWanted()));
    }

    private static Text Label(AudiencePart part, Choice choice, bool isCounted)
    {
        var name = AudienceRules.Name(part, choice.Value);
        return isCounted ? T("choice-counted.button").With("name", name).With("count", choice.Volunteers) : T("choice.button").With("name", name);
    }

    /// <summary>"a, b, c and 5 more".</summary>
    private static TextArg.Listing Chosen(Audience audience, AudiencePart part)
    {
        var chosen = AudienceRules.Chosen(audience, part).Select(value => AudienceRules.Name(part, value)).ToList();
        return new TextArg.Listing(chosen.Count <= MostNamed ? chosen : [.. chosen.Take(MostNamed), T("more").With("count", chosen.Count - MostNamed)]);
    }

    private static Text Mark(Text label, bool chosen, bool isAllBut = false) => chosen ? (isAllBut ? T("choice-out") : new Text("common.done")).With("label", label) : label;
}
