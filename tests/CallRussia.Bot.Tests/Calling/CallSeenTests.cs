using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;
using Reported = CallRussia.Bot.Core.Calling.Reported;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>The page beside the chat: it shows what the chat shows of a call, and a tap there is a tap in the chat.</summary>
public sealed class CallSeenTests
{
    private static readonly Lease Lease = Some.Lease();
    private static readonly Dialogue s_dialogue = new(Some.Features);
    private static readonly CallingFeature s_calling = Some.Features.OfType<CallingFeature>().Single();

    [Fact]
    public void A_number_in_hand_is_shown_with_its_clock_and_the_taps_of_a_report()
    {
        var seen = Seen(new OnCall(Lease))!;
        Assert.Equal((Lease, 7.0), (seen.Number!.Lease, Assert.Single(seen.Number.Offsets).TotalHours));
        Assert.Equal(
            [new CallEnded(Lease.Id, FirstTap.Nobody), new CallEnded(Lease.Id, FirstTap.TheyEnded), new CallEnded(Lease.Id, FirstTap.Talked), new CallEnded(Lease.Id, FirstTap.DidNotCall), new StillTalking(Lease.Id), new DoneForToday()],
            Buttons(seen));
        // A tip and a first sentence; the number itself has a place of its own.
        Assert.Equal(["calling.tip", "opener"], seen.Screen.Paragraphs.Select(paragraph => paragraph.Key.StartsWith("opener", StringComparison.Ordinal) ? "opener" : paragraph.Key));
    }

    [Fact]
    public void While_something_else_is_open_in_the_chat_the_number_is_still_beside_it() =>
        Assert.Equal(Lease, Seen(new AskingWhoRang(new OnCall(Lease)))!.Number!.Lease);

    [Fact]
    public void What_the_store_has_ended_is_not_shown_whatever_the_chat_still_says()
    {
        Assert.Null(Seen(new OnCall(Lease), held: null));
        Assert.Null(Seen(new OnCall(Lease), held: new LeaseId(7)));
        Assert.Null(Seen(new OnCall(Lease), at: Lease.Until));
        Assert.NotNull(Seen(new OnCall(Lease), at: Lease.Until.AddSeconds(-1)));
    }

    [Fact]
    public void A_report_is_refined_and_taken_back_there_and_what_else_helps_waits_in_the_chat()
    {
        var seen = Seen(Some.Reported(FirstTap.TheyEnded), held: null)!;
        Assert.Null(seen.Number);
        Assert.Contains(new OutcomeRefined(Lease.Id, Outcome.DoNotCall), Buttons(seen));
        Assert.Contains(new UndoAsked(Lease.Id), Buttons(seen));
        Assert.Contains(new NumberAsked(), Buttons(seen));
        Assert.DoesNotContain(Buttons(seen), trigger => trigger is CareAsked or CompanyAsked or BreatheAsked or HomeAsked);
    }

    [Fact]
    public void A_later_call_is_agreed_on_by_buttons_and_nothing_is_said_of_words()
    {
        var chosen = Seen(new ChoosingDay(Some.Reported()), held: null)!;
        Assert.Equal(["calling.choose-day"], chosen.Screen.Paragraphs.Select(paragraph => paragraph.Key));
        Assert.Contains(new DayChosen(1), Buttons(chosen));
        Assert.Contains(new Cancelled(), Buttons(chosen));
    }

    [Fact]
    public void No_screen_of_the_page_shows_a_number()
    {
        var phrasebook = Some.World.Content.Phrasebook;
        foreach (var state in new State[] { new OnCall(Lease), Some.Reported(), new Overdue(Lease), new CallsOver(3, 1, Lease), new ChoosingDay(Some.Reported()) })
            Assert.DoesNotContain(Lease.Number.Full(), string.Concat(Seen(state)!.Screen.Paragraphs.Select(paragraph => phrasebook.Plain(paragraph, Language.Russian))), StringComparison.Ordinal);
    }

    [Fact]
    public void Away_from_calls_nothing_is_shown()
    {
        Assert.Null(Seen(new Home(), held: null));
        Assert.Null(Seen(new Unmet(), held: null));
    }

    [Fact]
    public void The_button_stands_under_the_number_where_there_are_pages_and_nowhere_else()
    {
        var pages = new Uri("https://example.org/call/");
        Assert.Equal(new Uri("https://example.org/call/ru/call"), Assert.Single(Apps(pages)).Url);
        Assert.Empty(Apps(pages: null));

        static IEnumerable<Button.App> Apps(Uri? pages) => s_dialogue.Show(new OnCall(Lease), Some.Scene() with { Campaign = Some.Campaign with { Pages = pages } }).Rows.SelectMany(row => row).OfType<Button.App>();
    }

    [Fact]
    public void A_tap_on_the_page_changes_the_screen_of_the_chat_in_place()
    {
        var then = Talk.In(new OnCall(Lease)).Answering(Recorded(FirstTap.Talked)).TapsOnPage(new CallEnded(Lease.Id, FirstTap.Talked));
        Assert.IsType<Reported>(then.State);
        Assert.Equal(70, then.Result.Live!.Replaces);
    }

    [Fact]
    public void While_a_newer_screen_is_on_its_way_the_one_before_is_not_changed()
    {
        var given = Talk.In(new OnCall(Lease)).Answering(Recorded(FirstTap.Talked));
        var then = (given with { Conversation = given.Conversation with { IsLiveUnderWay = true } }).TapsOnPage(new CallEnded(Lease.Id, FirstTap.Talked));
        Assert.Null(then.Result.Live!.Replaces);
    }

    [Fact]
    public void A_button_of_an_earlier_screen_does_nothing_and_the_chat_hears_nothing_of_it()
    {
        var then = Talk.In(new OnCall(Lease)).TapsOnPage(new CallEnded(Lease.Id, FirstTap.Talked), nonce: "6");
        Assert.True(then.Stays);
        Assert.Empty(then.Result.Effects);
    }

    [Fact]
    public void While_something_else_is_open_in_the_chat_a_call_is_reported_from_the_page()
    {
        var then = Talk.In(new AskingWhoRang(new OnCall(Lease))).Answering(Recorded(FirstTap.Nobody)).TapsOnPage(new CallEnded(Lease.Id, FirstTap.Nobody));
        Assert.Equal(FirstTap.Nobody, Assert.IsType<Reported>(then.State).Tap);
        Assert.Equal(70, then.Result.Live!.Replaces);
    }

    private static OutcomeRecorded Recorded(FirstTap tap) => new(Lease.Id, tap.Default(), CallAt: null, Some.Now.AddMinutes(10));

    private static CallSeen? Seen(State state, DateTimeOffset? at = null) => Seen(state, Lease.Id, at);

    private static CallSeen? Seen(State state, LeaseId? held, DateTimeOffset? at = null) => s_calling.Beside(state, held, Some.Scene(at: at), s_dialogue.Show);

    private static IEnumerable<Trigger> Buttons(CallSeen seen) => seen.Screen.Rows.SelectMany(row => row).Select(button => Assert.IsType<Button.Press>(button).Trigger);
}
