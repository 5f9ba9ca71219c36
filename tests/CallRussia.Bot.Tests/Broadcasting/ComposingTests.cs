using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

public sealed class ComposingTests
{
    private static readonly State Home = new Home();
    private static readonly BroadcastId Id = BroadcastSamples.Id;

    [Fact]
    public void To_anybody_else_broadcasts_do_not_exist()
    {
        foreach (var trigger in BroadcastSamples.Triggers.Where(trigger => trigger is IForOrganizers))
        {
            foreach (var role in new[] { Role.None, Role.Moderator, Role.Editor })
            {
                var then = Talk.In(Home).As(Some.Volunteer with { Role = role }).When(trigger);
                var unknown = Talk.In(Home).When(trigger is PhotoSent or FilmSent ? new Unsupported(Unread.Picture) : new UnknownCommand());
                Assert.Equal(unknown.Screen, then.Screen);
                Assert.Empty(then.Asked);
            }
        }
        var lost = Talk.In(new Writing(new OnCall(Some.Lease()), Id, BroadcastSamples.Plain, Language.Russian)).When(new Typed("Друзья"));
        Assert.Equal(new OnCall(Some.Lease()), lost.State);
        Assert.Empty(lost.Asked);
    }

    [Fact]
    public void A_call_waits_beside_a_draft()
    {
        var call = new OnCall(Some.Lease());
        var list = Talk.In(call).As(Some.Organizer).Answering(new BroadcastsSeen([])).When(new BroadcastsAsked(0));
        var writing = At(list.State).Taps(new BroadcastBegun());
        var back = At(writing.State).When(new Cancelled());

        Assert.Equal(new Writing(call, null, BroadcastDraft.Empty, Language.Russian), writing.State);
        Assert.Equal(call, back.State);
        Assert.Empty(back.Asked);
    }

    [Fact]
    public void The_first_words_make_a_draft_and_keep_their_markup()
    {
        var then = At(New()).Answering(Kept).When(new Typed("Друзья & <все>") { Html = "<b>Друзья</b> &amp; &lt;все&gt;" });

        var keep = Assert.IsType<KeepDraft>(Assert.Single(then.Asked));
        Assert.Null(keep.Id);
        Assert.Equal(new News("<b>Друзья</b> &amp; &lt;все&gt;"), keep.Draft.Messages[Language.Russian]);
        Assert.Equal(keep.Draft, Assert.IsType<AtBroadcast>(then.State).Broadcast.Draft);
        Assert.Contains(new WordsWanted(Language.English), then.Buttons);
    }

    [Fact]
    public void Words_without_markup_are_escaped()
    {
        var then = At(New()).Answering(Kept).When(new Typed("1 < 2 & \"3\""));

        Assert.Equal("1 &lt; 2 &amp; &quot;3&quot;", Only(then).Messages[Language.Russian].Html);
    }

    [Fact]
    public void A_picture_joins_the_words_and_words_of_its_own_replace_them()
    {
        var joined = At(Written()).Answering(Kept).When(new PhotoSent("p9"));
        var replaced = At(Written()).Answering(Kept).When(new FileSent("d9", "plan.pdf", 10, "<i>План</i>"));

        Assert.Equal(BroadcastSamples.News with { Media = new NewsMedia(NewsMediaKind.Photo, "p9") }, Only(joined).Messages[Language.Russian]);
        Assert.Equal(BroadcastSamples.News with { Html = "<i>План</i>", Media = new NewsMedia(NewsMediaKind.Document, "d9") }, Only(replaced).Messages[Language.Russian]);
    }

    [Theory]
    [InlineData(4096, false, NewsProblem.None)]
    [InlineData(4097, false, NewsProblem.TooLong)]
    [InlineData(1024, true, NewsProblem.None)]
    [InlineData(1025, true, NewsProblem.TooLongUnderMedia)]
    public void What_Telegram_would_refuse_is_said_before_anything_is_kept(int length, bool isCaption, NewsProblem problem)
    {
        // Two UTF-16 units and one character; the markup does not count.
        var html = $"<b>{string.Concat(Enumerable.Repeat("🕊", length))}</b>";
        var then = At(New()).Answering(Kept).When(isCaption ? new PhotoSent("p", html) : new Typed("…") { Html = html });

        Assert.Equal(problem == NewsProblem.None ? 1 : 0, then.Asked.Count);
        if (problem == NewsProblem.None) return;
        Assert.Equal(problem, Assert.IsType<Writing>(then.State).Problem);
        Assert.Equal(new Text("broadcast.problem." + problem).With("most", isCaption ? 1024 : 4096), then.Screen.Paragraphs[0]);
    }

    [Fact]
    public void A_picture_under_words_that_are_too_long_for_a_caption_is_not_taken()
    {
        var draft = BroadcastSamples.Plain with { Messages = BroadcastSamples.Plain.Messages.SetItem(Language.Russian, new News(new string('я', 1025))) };
        var then = At(new Writing(Home, Id, draft, Language.Russian)).When(new PhotoSent("p"));

        Assert.Empty(then.Asked);
        Assert.Equal(NewsProblem.TooLongUnderMedia, Assert.IsType<Writing>(then.State).Problem);
    }

    [Fact]
    public void A_sticker_is_no_message_and_what_was_written_stays()
    {
        var then = At(Written()).When(new Unsupported());

        Assert.Equal(Written() with { Problem = NewsProblem.OtherKind }, then.State);
        Assert.Empty(then.Asked);
    }

    [Fact]
    public void A_second_picture_or_the_rest_of_a_long_text_is_said_to_be_left_out_and_changes_nothing()
    {
        foreach (var rest in new Trigger[] { new PhotoSent("p2"), new Typed("the second half"), new FileSent("d2", "b.pdf", 10), new FilmSent("v2", IsSilent: false), new VoiceSent("s2"), new PhotoSent("p2") { Album = "another" } })
        {
            var then = At(Draft(BroadcastSamples.Plain)).When(rest);

            Assert.Equal("broadcast.surplus", then.Keys.First());
            Assert.Equal(Draft(BroadcastSamples.Plain), then.State);
            Assert.Empty(then.Asked);
            Assert.Contains(new WordsWanted(Language.Russian), then.Buttons);
        }
    }

    [Fact]
    public void Links_are_typed_one_a_line()
    {
        var asked = At(Written()).Taps(new LinksWanted());
        var then = At(asked.State).Answering(Kept).When(new Typed("Прийти на встречу - https://example.org/a?b=1\n\nКанал: t.me/example\nНаписать tg://resolve?domain=example"));

        Assert.Equal(
            [new NewsLink("Прийти на встречу", "https://example.org/a?b=1"), new NewsLink("Канал", "https://t.me/example"), new NewsLink("Написать", "tg://resolve?domain=example")],
            Only(then).Messages[Language.Russian].Links.AsEnumerable());
    }

    [Theory]
    [InlineData("Да - https://example.org\nНет", 2, NewsProblem.NoAddress)]
    [InlineData("Звонить tel:112", 1, NewsProblem.NoAddress)]
    [InlineData("Читать javascript:alert(1)", 1, NewsProblem.NoAddress)]
    [InlineData("Дом http://localhost", 1, NewsProblem.NoAddress)]
    [InlineData("\n - https://example.org", 2, NewsProblem.NoLabel)]
    [InlineData("https://example.org", 1, NewsProblem.NoLabel)]
    [InlineData("Очень длинная надпись, которая на телефоне не поместится https://example.org", 1, NewsProblem.LongLabel)]
    [InlineData("1 a.org\n2 a.org\n3 a.org\n4 a.org\n5 a.org\n6 a.org\n7 a.org", 7, NewsProblem.ManyLinks)]
    public void A_line_that_is_no_link_is_named_and_nothing_is_kept(string typed, int line, NewsProblem problem)
    {
        var links = Written() with { Links = true };
        var then = At(links).When(new Typed(typed));

        Assert.Equal(links with { Problem = problem, Line = line }, then.State);
        Assert.Empty(then.Asked);
    }

    [Fact]
    public void Picture_links_and_the_message_itself_can_be_taken_out_again()
    {
        var rich = new Writing(Home, Id, BroadcastSamples.Rich, Language.Russian);

        Assert.Null(Only(At(rich).Answering(Kept).Taps(new MediaRemoved())).Messages[Language.Russian].Media);
        Assert.Empty(Only(At(rich).Answering(Kept).Taps(new LinksRemoved())).Messages[Language.Russian].Links);
        Assert.False(Only(At(rich).Answering(Kept).Taps(new WordsRemoved())).Messages.ContainsKey(Language.Russian));
        // A file alone, and the fallback of others: nothing is left of either.
        var english = Only(At(rich with { In = Language.English }).Answering(Kept).Taps(new MediaRemoved()));
        Assert.False(english.Messages.ContainsKey(Language.English));
        Assert.Null(english.Fallback);
    }

    [Fact]
    public void Whose_language_is_missing_gets_nothing_or_one_that_is_written()
    {
        var once = Only(At(Draft(BroadcastSamples.Plain)).Answering(Kept).Taps(new FallbackTurned()));
        var twice = Only(At(Draft(once)).Answering(Kept).Taps(new FallbackTurned()));

        Assert.Equal(Language.Russian, once.Fallback);
        Assert.Null(twice.Fallback);
    }

    [Fact]
    public void Another_s_draft_is_read_and_copied_but_not_changed()
    {
        var others = new AtBroadcast(Home, BroadcastSamples.One(BroadcastSamples.Plain, by: Some.VolunteerId));
        foreach (var trigger in new Trigger[] { new WordsWanted(Language.Russian), new FallbackTurned(), new AudienceWanted(), new TimeWanted() })
        {
            var refused = At(others).Taps(trigger);
            Assert.Equal(KernelTexts.NotNow, refused.Result.Toast!.Text);
            Assert.Empty(refused.Asked);
        }
        var copied = At(others).Answering(Kept).Taps(new CopyWanted(Id));
        Assert.Equal([new KeepDraft(null, BroadcastSamples.Plain)], copied.Asked);
    }

    [Fact]
    public void A_draft_that_was_ordered_meanwhile_is_not_changed_any_more()
    {
        var then = At(Written()).Answering(ask => ask is KeepDraft ? new BroadcastGone(Id) : new BroadcastsSeen([])).When(new Typed("Ещё"));

        Assert.IsType<AtBroadcasts>(then.State);
        Assert.Equal("broadcast.gone.toast", then.Result.Toast!.Text.Key);
    }

    [Fact]
    public void It_is_shown_to_its_author_as_its_recipients_get_it()
    {
        var then = At(Draft(BroadcastSamples.Plain)).Taps(new PreviewWanted(Id, Language.Russian));
        var tried = At(Draft(BroadcastSamples.Plain)).Answering(new BroadcastTried(Id, [Some.Organizer.Id, new VolunteerId(700_002)])).Taps(new TrialWanted());
        var missing = At(Draft(BroadcastSamples.Plain)).Taps(new PreviewWanted(Id, Language.English));

        Assert.Equal(BroadcastSamples.News, then.Only<Effect.SendNews>().News);
        Assert.Equal([new TryBroadcast(Id)], tried.Asked);
        Assert.Equal(["broadcast.tried.you", "broadcast.tried.line"], Assert.IsType<TextArg.Lines>(tried.Screen.Paragraphs[0].Args["lines"]).Items.Select(line => line.Key));
        Assert.Equal([new BroadcastOpened(Id)], tried.Buttons);
        Assert.Empty(missing.Result.Effects.OfType<Effect.SendNews>());
    }

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static Writing New() => new(Home, null, BroadcastDraft.Empty, Language.Russian);

    private static Writing Written() => new(Home, Id, BroadcastSamples.Plain, Language.Russian);

    private static AtBroadcast Draft(BroadcastDraft draft) => new(Home, BroadcastSamples.One(draft));

    private static Trigger Kept(Ask ask) => new BroadcastSeen(BroadcastSamples.One(Assert.IsType<KeepDraft>(ask).Draft));

    private static BroadcastDraft Only(Talk.Then then) => Assert.IsType<KeepDraft>(Assert.Single(then.Asked)).Draft;
}
