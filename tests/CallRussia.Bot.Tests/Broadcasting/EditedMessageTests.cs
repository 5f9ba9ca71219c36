using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

/// <summary>Whoever edits a message that brought a part of a draft changes the draft, as long as it stands.</summary>
public sealed class EditedMessageTests
{
    private const int Message = 501;

    private static readonly State Home = new Home();
    private static readonly BroadcastId Id = BroadcastSamples.Id;

    [Fact]
    public void Edited_words_replace_those_of_the_draft_wherever_it_is_in_hand()
    {
        var draft = Brought(new Typed("Друзя!"));
        var broadcast = BroadcastSamples.One(draft);
        State[] inHand =
        [
            new AtBroadcast(Home, broadcast), new Writing(Home, Id, draft, Language.Russian), new Writing(Home, Id, draft, Language.English),
            new Addressing(Home, broadcast), new Timing(Home, broadcast), new Deciding(Home, Id, BroadcastDeed.Send, broadcast),
        ];
        foreach (var state in inHand)
        {
            var then = At(state).Answering(Kept).Edits(Message, new Typed("Друзья!"));

            var keep = Assert.IsType<KeepDraft>(Assert.Single(then.Asked));
            Assert.Equal((Id, "Друзья!"), (keep.Id!.Value, keep.Draft.Messages[Language.Russian].Html));
            Assert.Equal("broadcast.edited", then.Keys.First());
            Assert.True(then.State is AtBroadcast or Addressing, $"{then.State}");
        }
    }

    [Fact]
    public void A_second_edit_is_taken_as_the_first()
    {
        var once = At(Draft(Brought(new Typed("a")))).Answering(Kept).Edits(Message, new Typed("b"));
        var twice = At(once.State).Answering(Kept).Edits(Message, new Typed("c"));

        Assert.Equal("c", Only(twice).Messages[Language.Russian].Html);
    }

    [Fact]
    public void The_picture_the_words_under_it_and_the_links_follow_their_messages()
    {
        var captioned = Brought(new PhotoSent("p1", "Приходите"));
        Assert.Equal(("p1", "Приходите!"), Sent(Edit(captioned, new PhotoSent("p1", "Приходите!"))));
        Assert.Equal(("p2", "Приходите"), Sent(Edit(captioned, new PhotoSent("p2", "Приходите"))));
        // What stood under it and was taken away is not kept.
        Assert.Equal(("p1", ""), Sent(Edit(captioned, new PhotoSent("p1"))));

        // Words of one message, the picture of another.
        var joined = Draft(Brought(new Typed("Слова")));
        var under = Only(At(new Writing(Home, Id, joined.Broadcast.Draft, Language.Russian)).Answering(Kept).Writes(502, new PhotoSent("p1")));
        Assert.Equal(("p1", "Новые слова"), Sent(Edit(under, new Typed("Новые слова"))));
        Assert.Equal(("p2", "Слова"), Sent(Only(At(Draft(under)).Answering(Kept).Edits(502, new PhotoSent("p2")))));

        var linked = Only(At(new Writing(Home, Id, under, Language.Russian, Links: true)).Answering(Kept).Writes(503, new Typed("Да https://example.org/a")));
        var changed = Only(At(Draft(linked)).Answering(Kept).Edits(503, new Typed("Приду https://example.org/b"))).Messages[Language.Russian];
        Assert.Equal([new NewsLink("Приду", "https://example.org/b")], changed.Links.AsEnumerable());
        Assert.Equal("Слова", changed.Html);
    }

    [Fact]
    public void An_edit_that_does_not_fit_is_said_and_the_draft_stays()
    {
        var long_ = At(Draft(Brought(new Typed("a")))).Edits(Message, new Typed(new string('я', 4097)));
        Assert.Equal(NewsProblem.TooLong, Assert.IsType<Writing>(long_.State).Problem);
        Assert.Empty(long_.Asked);
        Assert.Equal("broadcast.problem.TooLong", long_.Keys.First());
    }

    [Fact]
    public void A_change_that_nobody_sees_another_message_a_copy_and_what_is_on_its_way_stay_as_they_are()
    {
        var draft = Brought(new Typed("a"));
        var edit = new Typed("b");
        var others = new AtBroadcast(Home, BroadcastSamples.One(draft, by: Some.VolunteerId));
        var sent = new AtBroadcast(Home, BroadcastSamples.One(draft) with { Status = BroadcastStatus.Sending });

        Assert.True(At(Draft(draft)).Edits(Message, new Typed("a")).Stays);
        Assert.True(At(Draft(draft)).Edits(999, edit).Stays);
        Assert.True(At(Draft(draft.Copy())).Edits(Message, edit).Stays);
        Assert.True(At(others).Edits(Message, edit).Stays);
        Assert.True(At(sent).Edits(Message, edit).Stays);
        Assert.True(At(new AtBroadcasts(Home)).Edits(Message, edit).Stays);
    }

    [Fact]
    public void Elsewhere_an_edited_message_does_nothing_whatever_is_in_it()
    {
        foreach (var state in new State[] { Home, new OnCall(Some.Lease()), new Unmet() })
            foreach (var content in new Trigger[] { new Typed("привет"), new Started(), new NumberAsked(), new PhotoSent("p"), new UnknownCommand(), new Unsupported(Unread.Place) })
                Assert.True(Talk.In(state).Edits(Message, content).Stays, $"{state.GetType().Name}, {content.GetType().Name}");
    }

    [Fact]
    public void A_phone_number_that_comes_in_by_an_edit_leaves_the_chat_and_it_is_said_why()
    {
        foreach (var state in new State[] { Home, new OnCall(Some.Lease()) })
        {
            var then = Talk.In(state).ShowingNumber().Edits(Message, new Typed("+7 975 007 12 34"));

            then.Only<Effect.EraseWritten>();
            Assert.Equal(state, then.State);
            Assert.Equal(KernelTexts.NumberRemoved, then.Screen.Paragraphs[0]);
        }
    }

    [Fact]
    public void A_number_in_a_broadcast_stays_where_it_is_edited()
    {
        var then = At(Draft(Brought(new Typed("a")))).ShowingNumber().Answering(Kept).Edits(Message, new Typed("Телефон: +7 975 007 12 34"));

        Assert.Empty(then.Result.Effects.OfType<Effect.EraseWritten>());
        Assert.Single(then.Asked);
    }

    /// <summary>A draft whose Russian part came with <see cref="Message"/>.</summary>
    private static BroadcastDraft Brought(Trigger written) => Only(At(new Writing(Home, Id, BroadcastDraft.Empty, Language.Russian)).Answering(Kept).Writes(Message, written));

    private static BroadcastDraft Edit(BroadcastDraft draft, Trigger content) => Only(At(Draft(draft)).Answering(Kept).Edits(Message, content));

    private static (string FileId, string Html) Sent(BroadcastDraft draft) => (draft.Messages[Language.Russian].Media!.FileId, draft.Messages[Language.Russian].Html);

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static AtBroadcast Draft(BroadcastDraft draft) => new(Home, BroadcastSamples.One(draft));

    private static Trigger Kept(Ask ask) => new BroadcastSeen(BroadcastSamples.One(Assert.IsType<KeepDraft>(ask).Draft));

    private static BroadcastDraft Only(Talk.Then then) => Assert.IsType<KeepDraft>(Assert.Single(then.Asked)).Draft;
}
