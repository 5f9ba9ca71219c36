using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

/// <summary>What comes with the words of a broadcast: films, recordings, albums.</summary>
public sealed class MediaTests
{
    private static readonly State Home = new Home();
    private static readonly BroadcastId Id = BroadcastSamples.Id;

    [Theory]
    [InlineData(NewsMediaKind.Video)]
    [InlineData(NewsMediaKind.Animation)]
    [InlineData(NewsMediaKind.Voice)]
    public void A_film_a_GIF_or_a_recording_joins_the_words(NewsMediaKind kind)
    {
        Trigger sent = kind == NewsMediaKind.Voice ? new VoiceSent("f") : new FilmSent("f", kind == NewsMediaKind.Animation);
        var then = At(Written()).Answering(Kept).When(sent);

        Assert.Equal(BroadcastSamples.News with { Media = new NewsMedia(kind, "f") }, Only(then).Messages[Language.Russian]);
    }

    [Fact]
    public void Elsewhere_a_film_is_a_picture_that_is_not_read()
    {
        foreach (var state in new State[] { Home, new OnCall(Some.Lease()) })
            Assert.Equal(At(state).When(new Unsupported(Unread.Picture)).Screen, At(state).When(new FilmSent("f", IsSilent: false)).Screen);
    }

    [Fact]
    public void An_album_is_collected_in_order_and_shown_when_it_is_there()
    {
        var first = At(Written()).Answering(Kept).When(new PhotoSent("p1", "Смотрите") { Album = "a" });
        var second = At(first.State).Answering(Kept).When(new FilmSent("v2", IsSilent: false) { Album = "a" });
        var third = At(second.State).Answering(Kept).When(new Forwarded(8, new PhotoSent("p3") { Album = "a" }));

        Assert.NotNull(first.Result.Live);
        Assert.All(new[] { second, third }, part => Assert.Null(part.Result.Live));
        var news = Only(third).Messages[Language.Russian];
        Assert.Equal("Смотрите", news.Html);
        Assert.Equal([new NewsMedia(NewsMediaKind.Photo, "p1"), new NewsMedia(NewsMediaKind.Video, "v2"), new NewsMedia(NewsMediaKind.Photo, "p3")], news.Media!.Each());
        Assert.Equal(4, news.Messages());

        var due = third.Result.Effects.OfType<Effect.Schedule>().Single();
        Assert.Equal(new AlbumOver(Id), due.Trigger);
        var shown = At(third.State).Answering(new BroadcastSeen(BroadcastSamples.One(Only(third)))).When(due.Trigger);
        Assert.Equal(70, shown.Result.Live!.Replaces);
        var sketch = (TextArg.Lines)shown.Screen.Paragraphs.First(text => text.Key == "broadcast.lines").Args["lines"];
        Assert.Contains(new Text("broadcast.media.album").With("count", 3), ((TextArg.Listing)sketch.Items[0].Args["sketch"]).Items);
    }

    [Fact]
    public void More_than_Telegram_shows_in_one_album_is_left_out()
    {
        var at = At(Written()).Answering(Kept).When(new PhotoSent("p1") { Album = "a" }).State;
        for (var i = 2; i <= 10; i++) at = At(at).Answering(Kept).When(new PhotoSent($"p{i}") { Album = "a" }).State;
        var eleventh = At(at).When(new PhotoSent("p11") { Album = "a" });

        Assert.Empty(eleventh.Asked);
        Assert.Equal(10, Assert.IsType<AtBroadcast>(eleventh.State).Broadcast.Draft.Messages[Language.Russian].Media!.Each().Count);
    }

    [Fact]
    public void Words_with_an_album_may_be_as_long_as_a_message_and_its_first_caption_can_be_edited()
    {
        var album = new News("Смотрите", new NewsMedia(NewsMediaKind.Photo, "p1") { Album = "a", Others = [new NewsMedia(NewsMediaKind.Photo, "p2")] }) { From = new NewsSource(Words: 501, Media: 501) };
        var draft = BroadcastSamples.Plain with { Messages = BroadcastSamples.Plain.Messages.SetItem(Language.Russian, album) };

        Assert.Single(At(new Writing(Home, Id, draft, Language.Russian)).Answering(Kept).When(new Typed(new string('я', 4096))).Asked);
        var edited = Only(At(new AtBroadcast(Home, BroadcastSamples.One(draft))).Answering(Kept).Edits(501, new PhotoSent("p1", "Смотрите!") { Album = "a" })).Messages[Language.Russian];
        Assert.Equal(("Смотрите!", 2), (edited.Html, edited.Media!.Each().Count));
        Assert.Null(Only(At(new Writing(Home, Id, draft, Language.Russian)).Answering(Kept).Taps(new MediaRemoved())).Messages[Language.Russian].Media);
    }

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static Writing Written() => new(Home, Id, BroadcastSamples.Plain, Language.Russian);

    private static Trigger Kept(Ask ask) => new BroadcastSeen(BroadcastSamples.One(Assert.IsType<KeepDraft>(ask).Draft));

    private static BroadcastDraft Only(Talk.Then then) => Assert.IsType<KeepDraft>(Assert.Single(then.Asked)).Draft;
}
