using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Composing: the words in each language, the picture, the links, who gets which. Only who began a draft changes it; others take a copy.</summary>
internal static class ComposeRows
{
    public static void Declare(Dialogue dialogue)
    {
        Begin(dialogue);
        Write(dialogue);
        Remove(dialogue);
    }

    public static bool IsMine(Broadcast broadcast, Scene scene) => broadcast.Status == BroadcastStatus.Draft && broadcast.Author == scene.Volunteer.Id;

    private static void Begin(Dialogue dialogue) => dialogue.In<AtBroadcast>()
        .PermitIf<WordsWanted, Writing>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", (at, wanted, _) =>
            new Writing(at.Return, at.Broadcast.Id, at.Broadcast.Draft, wanted.Language))
        .StayIf<FallbackTurned>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", (at, _, _) =>
            [new KeepDraft(at.Broadcast.Id, at.Broadcast.Draft with { Fallback = Next(at.Broadcast.Draft) })])
        .StayIf<Typed>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", Surplus)
        .StayIf<PhotoSent>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", Surplus)
        .StayIf<FileSent>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", Surplus);

    /// <summary>The rest of an album, or of a text that Telegram cut in two: what is kept is said, and how to change it.</summary>
    private static Effect[] Surplus(AtBroadcast at, Trigger written, Scene scene) =>
        [new Effect.Overlay(ComposeScreens.Overview(at.Broadcast, scene).Before(BroadcastScreens.T("surplus")))];

    private static void Write(Dialogue dialogue) => dialogue.In<Writing>()
        .Shows((writing, _) => ComposeScreens.Write(writing))
        .Permit<WordsWanted, Writing>((writing, wanted, _) => new Writing(writing.Return, writing.Id, writing.Draft, wanted.Language))
        .Permit<BroadcastSeen, AtBroadcast>((writing, seen, _) => new AtBroadcast(writing.Return, seen.Broadcast))
        .PermitIf<LinksWanted, Writing>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => writing with { Links = true, Problem = NewsProblem.None })
        .StayIf<Typed>(Fits, "fits", Take)
        .PermitIf<Typed, Writing>((writing, typed, scene) => !Fits(writing, typed, scene), "does not fit", Refuse)
        .StayIf<PhotoSent>(Fits, "fits", Take)
        .PermitIf<PhotoSent, Writing>((writing, photo, scene) => !Fits(writing, photo, scene), "does not fit", Refuse)
        .StayIf<FileSent>(Fits, "fits", Take)
        .PermitIf<FileSent, Writing>((writing, file, scene) => !Fits(writing, file, scene), "does not fit", Refuse)
        .Permit<Unsupported, Writing>(Refuse);

    private static void Remove(Dialogue dialogue) => dialogue.In<Writing>()
        .StayIf<LinksRemoved>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => [Keep(writing, writing.Now! with { Links = [] })])
        // A picture alone is a message; without it nothing would be left.
        .StayIf<MediaRemoved>((writing, _, _) => writing.Now?.Media is not null, "there", (writing, _, _) =>
            [Keep(writing, writing.Now!.Html.Length == 0 ? null : writing.Now with { Media = null })])
        .StayIf<WordsRemoved>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => [Keep(writing, null)]);

    private static bool Fits(Writing writing, Trigger written, Scene scene) => Read(writing, written).Problem == NewsProblem.None;

    private static Effect[] Take(Writing writing, Trigger written, Scene scene) => [Keep(writing, Read(writing, written).News)];

    private static Decision<Writing> Refuse(Writing writing, Trigger written, Scene scene)
    {
        var read = Read(writing, written);
        return writing with { Problem = read.Problem, Line = read.Line };
    }

    private static NewsRead Read(Writing writing, Trigger written) => writing is { Links: true, Now: { } now } && written is Typed links
        ? NewsRules.ReadLinks(now, links.Words)
        : NewsRules.Read(writing.Now, written);

    private static KeepDraft Keep(Writing writing, News? news)
    {
        var messages = news is null ? writing.Draft.Messages.Remove(writing.In) : writing.Draft.Messages.SetItem(writing.In, news);
        var fallback = writing.Draft.Fallback is { } language && messages.ContainsKey(language) ? writing.Draft.Fallback : null;
        return new KeepDraft(writing.Id, writing.Draft with { Messages = messages, Fallback = fallback });
    }

    /// <summary>Nothing, then each language that is written, then nothing again.</summary>
    private static Language? Next(BroadcastDraft draft)
    {
        Language?[] turns = [null, .. ComposeScreens.Languages.Where(draft.Messages.ContainsKey).Select(language => (Language?)language)];
        return turns[(Array.IndexOf(turns, draft.Fallback) + 1) % turns.Length];
    }
}
