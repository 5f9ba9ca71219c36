using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Rules that are at hand, under the parts of the present one; saving one, and taking one away.</summary>
internal static class AtHandScreens
{
    private static readonly Button.Press Back = new(new Text("common.back.button"), new AudienceWanted());

    /// <summary>What takes the place of the present rule with one tap.</summary>
    public static Screen Under(Screen screen, Addressing at)
    {
        if (at.Ready is not { } ready) return screen;
        var to = at.Broadcast.Draft.To;
        screen = AudienceRules.Ready.Zip(ready)
            .Select(pair => (Button)new Button.Press(Label(T("ready." + pair.First), pair.Second, to == AudienceRules.Of(pair.First)), new ReadyAudienceTaken(pair.First)))
            .Chunk(3)
            .Aggregate(screen.And(T("at-hand")), (s, row) => s.Row(row));
        screen = (at.Saved ?? [])
            .Select(saved => (Button)new Button.Press(Label(saved.Name, saved.Volunteers, to == saved.To), new SavedAudienceTaken(saved.Id)))
            .Chunk(2)
            .Aggregate(screen, (s, row) => s.Row(row));
        List<Button> care = [];
        if (to != Audience.Everyone) care.Add(new Button.Press(T("save.button"), new AudienceSavingWanted()));
        if (at.Saved is { Count: > 0 }) care.Add(new Button.Press(T("drop.button"), new AudienceDroppingWanted()));
        return care.Count > 0 ? screen.Row([.. care]) : screen;
    }

    public static Screen Name(NamingAudience naming)
    {
        var screen = Screen.Of(T("save").With("most", SavedAudiences.LongestName), AudienceScreens.Who(naming.Broadcast.Draft.To)).Row(Back);
        return naming.Problem == NameProblem.None ? screen : screen.Before(naming.Problem switch
        {
            NameProblem.Unfit => T("save.Unfit").With("most", SavedAudiences.LongestName),
            NameProblem.Full => T("save.Full").With("most", SavedAudiences.Most),
            _ => T("save.Taken"),
        });
    }

    public static Screen Drop(DroppingAudience dropping) => dropping.Chosen is { } chosen
        ? Screen.Of(T("drop.sure").With("name", chosen.Name), AudienceScreens.Who(chosen.To)).Row(new Button.Press(T("drop.yes.button"), new AudienceDropped())).Row(Back)
        : dropping.Saved
            .Select(saved => (Button)new Button.Press(T("choice.button").With("name", saved.Name), new AudienceDroppingWanted(saved.Id)))
            .Chunk(2)
            .Aggregate(Screen.Of(T("drop")), (s, row) => s.Row(row))
            .Row(Back);

    private static Text Label(TextArg name, int count, bool isTaken)
    {
        var label = T("choice-counted.button").With("name", name).With("count", count);
        return isTaken ? new Text("common.done").With("label", label) : label;
    }
}
