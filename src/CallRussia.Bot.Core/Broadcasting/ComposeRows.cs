using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Composing: the words in each language, the picture, the links, who gets which. Only who began a draft changes it; others take a copy.</summary>
internal static class ComposeRows
{
    /// <summary>Its parts come within a second of each other: then what is there is shown.</summary>
    private static readonly TimeSpan s_albumComes = TimeSpan.FromSeconds(1.5);

    public static void Declare(Dialogue dialogue)
    {
        Begin(dialogue);
        Write(dialogue);
        Remove(dialogue);
        Edit(dialogue);
    }

    public static bool IsMine(Broadcast broadcast, Scene scene) => broadcast.Status == BroadcastStatus.Draft && broadcast.Author == scene.Volunteer.Id;

    private static void Begin(Dialogue dialogue) => dialogue.In<AtBroadcast>()
        .PermitIf<WordsWanted, Writing>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", (at, wanted, _) =>
            new Writing(at.Return, at.Broadcast.Id, at.Broadcast.Draft, wanted.Language))
        .StayIf<FallbackTurned>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", (at, _, _) =>
            [new KeepDraft(at.Broadcast.Id, at.Broadcast.Draft with { Fallback = Next(at.Broadcast.Draft) })])
        .StayIf<Typed>((at, _, scene) => IsMine(at.Broadcast, scene), "mine", Surplus)
        .StayIf<PhotoSent>(IsRest, "the rest of an album", Join)
        .StayIf<PhotoSent>(IsMore, "mine", Surplus)
        .StayIf<FileSent>(IsRest, "the rest of an album", Join)
        .StayIf<FileSent>(IsMore, "mine", Surplus)
        .StayIf<FilmSent>(IsRest, "the rest of an album", Join)
        .StayIf<FilmSent>(IsMore, "mine", Surplus)
        .StayIf<VoiceSent>(IsMore, "mine", Surplus)
        .StayIf<AlbumOver>((at, over, _) => at.Broadcast.Id == over.Id, "this one", (at, _, _) => [new LookAtBroadcast(at.Broadcast.Id)]);

    private static bool IsRest(AtBroadcast at, Trigger part, Scene scene) => IsMine(at.Broadcast, scene) && Joined(at, part) is not null;

    private static bool IsMore(AtBroadcast at, Trigger written, Scene scene) => IsMine(at.Broadcast, scene) && Joined(at, written) is null;

    private static Effect[] Join(AtBroadcast at, Trigger part, Scene scene) =>
        [new Effect.Schedule("album", scene.At + s_albumComes, new AlbumOver(at.Broadcast.Id)), Joined(at, part)!];

    private static KeepDraft? Joined(AtBroadcast at, Trigger part)
    {
        foreach (var (language, news) in at.Broadcast.Draft.Messages)
            if (NewsRules.Join(news, part) is { } joined)
                return new KeepDraft(at.Broadcast.Id, at.Broadcast.Draft with { Messages = at.Broadcast.Draft.Messages.SetItem(language, joined) });
        return null;
    }

    /// <summary>A second picture, or the rest of a text that Telegram cut in two: what is kept is said, and how to change it.</summary>
    private static Effect[] Surplus(AtBroadcast at, Trigger written, Scene scene) =>
        [new Effect.Overlay(ComposeScreens.Overview(at.Broadcast, scene).Before(BroadcastScreens.T("surplus")))];

    private static void Write(Dialogue dialogue) => dialogue.In<Writing>()
        .Shows(ComposeScreens.Write)
        .Permit<WordsWanted, Writing>((writing, wanted, _) => new Writing(writing.Return, writing.Id, writing.Draft, wanted.Language))
        .Permit<BroadcastSeen, AtBroadcast>((writing, seen, _) => new AtBroadcast(writing.Return, seen.Broadcast))
        .PermitIf<LinksWanted, Writing>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => writing with { Links = true, Problem = NewsProblem.None })
        .StayIf<Typed>(Fits, "fits", Take)
        .PermitIf<Typed, Writing>((writing, typed, scene) => !Fits(writing, typed, scene), "does not fit", Refuse)
        .StayIf<PhotoSent>(Fits, "fits", Take)
        .PermitIf<PhotoSent, Writing>((writing, photo, scene) => !Fits(writing, photo, scene), "does not fit", Refuse)
        .StayIf<FilmSent>(Fits, "fits", Take)
        .PermitIf<FilmSent, Writing>((writing, film, scene) => !Fits(writing, film, scene), "does not fit", Refuse)
        .StayIf<VoiceSent>(Fits, "fits", Take)
        .PermitIf<VoiceSent, Writing>((writing, voice, scene) => !Fits(writing, voice, scene), "does not fit", Refuse)
        .StayIf<FileSent>(Fits, "fits", Take)
        .PermitIf<FileSent, Writing>((writing, file, scene) => !Fits(writing, file, scene), "does not fit", Refuse)
        .Permit<Unsupported, Writing>(Refuse);

    private static void Remove(Dialogue dialogue) => dialogue.In<Writing>()
        .StayIf<LinksRemoved>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => [Keep(writing, writing.Now!.WithoutLinks())])
        // A picture alone is a message; without it nothing would be left.
        .StayIf<MediaRemoved>((writing, _, _) => writing.Now?.Media is not null, "there", (writing, _, _) =>
            [Keep(writing, writing.Now!.Html.Length == 0 ? null : writing.Now.WithoutMedia())])
        .StayIf<WordsRemoved>((writing, _, _) => writing.Now is not null, "written", (writing, _, _) => [Keep(writing, null)]);

    /// <summary>Wherever the draft is in hand, a change of a message that brought a part of it changes that part.</summary>
    private static void Edit(Dialogue dialogue) => dialogue.In<Broadcasts>()
        .StayIf<Edited>((at, edited, scene) => Find(at, edited, scene) is { Read.Problem: NewsProblem.None, IsNew: true }, "brought a part of the draft", (at, edited, scene) =>
            [new Effect.Toast(BroadcastScreens.T("edited")), Find(at, edited, scene)!.Keep()])
        .PermitIf<Edited, Writing>((at, edited, scene) => Find(at, edited, scene) is { Read.Problem: not NewsProblem.None }, "does not fit", (at, edited, scene) =>
            Find(at, edited, scene)!.Refused());

    private static EditedPart? Find(Broadcasts at, Edited edited, Scene scene)
    {
        var (id, draft) = at switch
        {
            Writing { Id: { } known } writing => (known, writing.Draft),
            AtBroadcast or Addressing or Timing or Deciding when Of(at) is { } broadcast && IsMine(broadcast, scene) => (broadcast.Id, broadcast.Draft),
            _ => default,
        };
        return draft?.Messages.Where(pair => pair.Value.From.Holds(edited.Message)).Select(pair => new EditedPart(
            new Writing(at.Return, id, draft, pair.Key, Links: pair.Value.From.Links == edited.Message), NewsRules.ReadEdited(pair.Value, edited))).FirstOrDefault();
    }

    private static Broadcast? Of(Broadcasts at) => at switch
    {
        AtBroadcast one => one.Broadcast,
        Addressing addressing => addressing.Broadcast,
        Timing timing => timing.Broadcast,
        Deciding deciding => deciding.Broadcast,
        _ => null,
    };

    /// <param name="At">Where that part is written.</param>
    /// <param name="Read">The part as it would be now.</param>
    private sealed record EditedPart(Writing At, NewsRead Read)
    {
        /// <summary>Telegram tells of changes too that nobody sees.</summary>
        public bool IsNew => Read.News != At.Now;

        public Writing Refused() => At with { Problem = Read.Problem, Line = Read.Line };

        public KeepDraft Keep() => ComposeRows.Keep(At, Read.News);
    }

    private static bool Fits(Writing writing, Trigger written, Scene scene) => Read(writing, written, scene).Problem == NewsProblem.None;

    private static Effect[] Take(Writing writing, Trigger written, Scene scene) => [Keep(writing, Read(writing, written, scene).News)];

    private static Decision<Writing> Refuse(Writing writing, Trigger written, Scene scene)
    {
        var read = Read(writing, written, scene);
        return writing with { Problem = read.Problem, Line = read.Line };
    }

    private static NewsRead Read(Writing writing, Trigger written, Scene scene) => writing is { Links: true, Now: { } now } && written is Typed links
        ? NewsRules.ReadLinks(now, links.Words, scene.Written)
        : NewsRules.Read(writing.Now, written, scene.Written);

    private static KeepDraft Keep(Writing writing, News? news)
    {
        var messages = news is null ? writing.Draft.Messages.Remove(writing.In) : writing.Draft.Messages.SetItem(writing.In, news);
        var fallback = writing.Draft.Fallback is { } language && messages.ContainsKey(language) ? writing.Draft.Fallback : null;
        return new KeepDraft(writing.Id, writing.Draft with { Messages = messages, Fallback = fallback });
    }

    /// <summary>Nothing, then each language that is written, then nothing again.</summary>
    private static Language? Next(BroadcastDraft draft)
    {
        Language?[] turns = [null, .. Language.All.Where(draft.Messages.ContainsKey).Select(language => (Language?)language)];
        return turns[(Array.IndexOf(turns, draft.Fallback) + 1) % turns.Length];
    }
}
