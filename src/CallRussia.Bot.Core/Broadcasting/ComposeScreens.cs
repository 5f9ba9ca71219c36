using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Broadcasting.BroadcastScreens;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A draft as a whole, and the writing of one of its parts.</summary>
internal static class ComposeScreens
{
    public static Screen Overview(Broadcast broadcast, Scene scene)
    {
        var draft = broadcast.Draft;
        var mine = ComposeRows.IsMine(broadcast, scene);
        var screen = Screen.Of(T(mine ? "draft" : "draft-others"), Words(draft))
            .And(AudienceScreens.Who(draft.To)).And(AudienceScreens.Reach(broadcast)).And(T("when").With("time", Time(draft.When, scene)));
        if (broadcast.Returned is { } why) screen = screen.And(WatchScreens.Returned(why));
        if (mine) screen = Parts(screen, draft);
        screen = Previews(screen, broadcast, lasting: false);
        if (mine && draft.Messages.Count > 0)
        {
            screen = screen.Row(new Button.Press(T("trial.button"), new TrialWanted()));
            if (broadcast.Reachable > 0) screen = screen.Row(new Button.Press(T("review.button"), new DeedWanted(broadcast.Id, BroadcastDeed.Send)));
        }
        if (!mine) screen = screen.Row(new Button.Press(T("copy.button"), new CopyWanted(broadcast.Id)));
        return DeedScreens.Fits(BroadcastDeed.Discard, broadcast, scene)
            ? screen.Row(new Button.Press(T("discard.button"), new DeedWanted(broadcast.Id, BroadcastDeed.Discard)), ToList)
            : screen.Row(ToList);
    }

    /// <summary>What readers of each language get.</summary>
    public static Text Words(BroadcastDraft draft) => Lines(Language.All.Select(language =>
        draft.Messages.GetValueOrDefault(language) is { } news ? T("words").With("language", language.OwnName).With("sketch", Sketch(news))
        : draft.For(language) is not null ? T("words.instead").With("language", language.OwnName).With("in", In(draft.Fallback!.Value))
        : T("words.nothing").With("language", language.OwnName)));

    /// <param name="lasting">For a page that is redrawn.</param>
    public static Screen Previews(Screen screen, Broadcast broadcast, bool lasting) => broadcast.Draft.Messages.Count == 0
        ? screen
        : screen.Row([.. Language.All.Where(broadcast.Draft.Messages.ContainsKey).Select(language =>
            new Button.Press(T("preview.button").With("code", language.Code), new PreviewWanted(broadcast.Id, language), lasting))]);

    public static Screen Write(Writing writing, Scene scene)
    {
        var screen = writing.Links ? Links(writing, scene) : Message(writing);
        if (writing.Problem == NewsProblem.None) return screen;
        var problem = T("problem." + writing.Problem);
        return screen.Before(writing.Problem switch
        {
            NewsProblem.TooLong => problem.With("most", Limits.MessageCharacters),
            NewsProblem.TooLongUnderMedia => problem.With("most", Limits.CaptionCharacters),
            NewsProblem.LongLabel => problem.With("line", writing.Line).With("most", NewsRules.LongestLabel),
            NewsProblem.ManyLinks => problem.With("most", NewsRules.MostLinks),
            NewsProblem.NoAddress or NewsProblem.NoLabel => problem.With("line", writing.Line),
            _ => problem,
        });
    }

    private static Screen Parts(Screen screen, BroadcastDraft draft)
    {
        screen = screen.Row([.. Language.All.Select(language => Button(language, draft.Messages.ContainsKey(language)))]);
        if (draft.Messages.Count is > 0 and < 3)
            screen = screen.Row(new Button.Press(draft.Fallback is { } other ? T("fallback.button").With("in", In(other)) : T("fallback-nothing.button"), new FallbackTurned()));
        return screen.Row(new Button.Press(T("audience.button"), new AudienceWanted()), new Button.Press(T("when.button"), new TimeWanted()));
    }

    private static Screen Message(Writing writing)
    {
        var screen = writing.Now is { } now
            ? Screen.Of(T("rewrite").With("in", In(writing.In)).With("sketch", Sketch(now)))
            : Screen.Of(T("write").With("in", In(writing.In)));
        if (writing.Draft.Messages.Count == 0)
            screen = screen.Row([.. Language.All.Where(language => language != writing.In).Select(language => Button(language, done: false))]);
        if (writing.Now is { } written)
        {
            screen = screen.Row(new Button.Press(T("links.button"), new LinksWanted()));
            if (written.Media is { } media) screen = screen.Row(new Button.Press(T(media.IsSeveral() ? "remove-album.button" : $"remove-{media.Kind}.button"), new MediaRemoved()));
            screen = screen.Row(new Button.Press(T("remove-words.button"), new WordsRemoved()));
        }
        return screen.Row(writing.Id is { } id ? To(id) : ToList);
    }

    private static Screen Links(Writing writing, Scene scene)
    {
        var screen = Screen.Of(T("links").With("most", NewsRules.MostLinks), T(scene.Campaign.Pages is null ? "links.uncounted" : "links.counted"));
        if (writing.Now is { Links.Length: > 0 } now)
            screen = screen.And(Lines(now.Links.Select(link => T("link").With("label", link.Label).With("url", link.Url))))
                .Row(new Button.Press(T("remove-links.button"), new LinksRemoved()));
        return screen.Row(new Button.Press(new Text("common.back.button"), new WordsWanted(writing.In)));
    }

    private static Button.Press Button(Language language, bool done)
    {
        var label = T("language.button").With("language", language.OwnName);
        return new Button.Press(done ? new Text("common.done").With("label", label) : label, new WordsWanted(language));
    }

    private static Text In(Language language) => T("in-" + language.Code);
}
