using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class OrganizingFlowTests
{
    private static readonly PhoneNumber Number = DemoSample;
    private static readonly Lease Lease = Some.Lease();
    private static readonly State Home = new Home();

    private static PhoneNumber DemoSample => DemoBlock.Number(7, 4321);

    [Fact]
    public void Who_is_no_organizer_is_answered_as_if_the_command_did_not_exist()
    {
        foreach (var trigger in new Trigger[] { new PageAsked(DeskPage.Menu), new FileWanted(FilePurpose.Import), new FileSent("f", "numbers.csv", 10) })
        {
            var then = Talk.In(Home).When(trigger);
            var unknown = Talk.In(Home).When(trigger is FileSent ? new Unsupported(Unread.File) : new UnknownCommand());
            Assert.Equal(unknown.Screen, then.Screen);
            Assert.Equal(Home, then.State);
            Assert.Empty(then.Asked);
        }
        Assert.Equal(KernelTexts.OldButton, Talk.In(Home).Taps(new ErrandConfirmed()).Result.Toast!.Text);
    }

    [Fact]
    public void Who_lost_the_rights_in_the_middle_is_back_where_the_desk_was_opened()
    {
        var sure = new Confirming(new OnCall(Lease), new Errand(ErrandKind.Close, Number));
        var naming = new Naming(Home, ErrandKind.Trace);

        var tapped = Talk.In(sure).Taps(new ErrandConfirmed());
        var typed = Talk.In(naming).When(new Typed(Number.Full()));

        Assert.Empty(tapped.Asked);
        Assert.Empty(typed.Asked);
        Assert.Equal(new OnCall(Lease), tapped.State);
        Assert.Equal(Home, typed.State);
    }

    [Fact]
    public void A_number_in_hand_waits_beside_the_desk_with_its_warning_and_its_end()
    {
        var open = Desk(new OnCall(Lease)).When(new PageAsked(DeskPage.Menu));
        Assert.Equal(new AtDesk(new OnCall(Lease)), open.State);

        var warned = Desk(open.State).When(new LeaseEndsSoon(Lease.Id));
        Assert.Contains(new StillTalking(Lease.Id), warned.Only<Effect.Announce>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger));

        var longer = Lease with { Until = Lease.Until.AddHours(1) };
        var extended = Desk(open.State).Answering(new LeaseExtended(longer, AtMost: false)).Taps(new StillTalking(Lease.Id));
        Assert.Equal(new AtDesk(new OnCall(longer)), extended.State);

        var over = Desk(open.State).Answering(new LeaseOver(Lease.Id)).When(new LeaseTimeUp(Lease.Id));
        Assert.Equal(new AtDesk(new Overdue(Lease)), over.State);

        var back = Desk(open.State).Taps(new Cancelled());
        Assert.Equal(Lease.Id, back.Screen.Holds);
    }

    [Fact]
    public void The_bank_is_shown_as_it_stands_with_what_opens_next_and_how_long_it_lasts()
    {
        var then = Desk().Answering(new BankSeen(DeskSamples.Bank(6, pace: 840))).Taps(new PageAsked(DeskPage.Bank));

        Assert.Equal([new LookAtBank()], then.Asked);
        Assert.Equal(["organize.bank.totals", "organize.bank.supply", "organize.bank.release", "organize.bank.open", "organize.bank.prime", "organize.bank.opens", "organize.bank.forecast", "organize.bank.silence"], then.Keys);
        Assert.Equal(new TextArg.Count(21_000), then.Screen.Paragraphs[0].Args["numbers"]);
        // Of six regions four are open, with 900, 1,800, 3,600 and 4,500 free numbers.
        Assert.Equal((new TextArg.Count(10_800), new TextArg.Count(8_100)), (then.Screen.Paragraphs[1].Args["open"], then.Screen.Paragraphs[1].Args["outside"]));
        Assert.Equal((TextArg)new Text("time.by-your-clock").With("moment", Some.Scene().DayTime(Some.Now.AddHours(18))), then.Screen.Paragraphs[5].Args["when"]);
        // 400,000 at 840 a day.
        Assert.Equal(new Text("organize.bank.months").With("count", 15), ((TextArg.Nested)then.Screen.Paragraphs[6].Args["lasts"]).Value);
    }

    [Fact]
    public void Regions_come_page_by_page_the_biggest_first()
    {
        var first = Desk().Answering(new BankSeen(DeskSamples.Bank(30))).Taps(new PageAsked(DeskPage.Regions));
        var last = Desk(first.State).Answering(new BankSeen(DeskSamples.Bank(30))).Taps(new PageAsked(DeskPage.Regions, 99));

        Assert.Equal(new TextArg.Count(30_000), Lines(first)[0].Args["numbers"]);
        Assert.Contains(new PageAsked(DeskPage.Regions, 1), first.Buttons);
        Assert.Equal(new TextArg.Count(1_000), Lines(last)[^1].Args["numbers"]);
        Assert.Equal([new PageAsked(DeskPage.Regions, 1), new PageAsked(DeskPage.Bank)], last.Buttons);
    }

    [Fact]
    public void A_typed_number_is_shown_masked_taken_out_of_the_chat_and_closed_only_when_confirmed()
    {
        var typed = Desk(new Naming(Home, ErrandKind.Close)).ShowingNumber().When(new Typed($" 8 {Number.Full()[3..]} "));
        Assert.NotNull(typed.Only<Effect.EraseWritten>());
        Assert.DoesNotContain(KernelTexts.NumberRemoved, typed.Screen.Paragraphs);
        Assert.Empty(typed.Asked);
        Assert.Equal((TextArg)Number.ToString(), typed.Screen.Paragraphs[0].Args["number"]);

        var done = Desk(typed.State).Answering(new NumberClosed(Number, WasClosed: false, WasInHand: true)).Taps(new ErrandConfirmed());
        Assert.Equal([new CloseNumber(Number)], done.Asked);
        Assert.Equal(["organize.closed-in-hand"], done.Keys);
        Assert.Equal(new AtDesk(Home, DeskPage.DoNotCall), done.State);
    }

    [Fact]
    public void A_shared_contact_is_as_good_as_its_typed_number_and_leaves_the_chat_too()
    {
        var shared = Desk(new Naming(Home, ErrandKind.Close)).ShowingNumber().When(new NumberShown($"tel:{Number.Full()}"));

        Assert.IsType<Confirming>(shared.State);
        Assert.NotNull(shared.Only<Effect.EraseWritten>());
    }

    [Fact]
    public void A_contact_is_never_taken_for_the_id_of_a_person()
    {
        var then = Desk(new Naming(Home, ErrandKind.Suspend)).ShowingNumber().When(new NumberShown("tel:79750071234"));

        Assert.Equal(new Naming(Home, ErrandKind.Suspend, Refusal.NotANumber), then.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Words_or_a_photo_where_a_file_is_awaited_are_told_that_it_has_to_be_a_document(bool isPhoto)
    {
        var awaiting = new AwaitingFile(Home, FilePurpose.Import);

        var then = Desk(awaiting).When(isPhoto ? new PhotoSent("p") : new Typed("here it is"));

        Assert.Equal(awaiting with { Problem = FileProblem.NoFile }, then.State);
        Assert.Equal("organize.file.problem.NoFile", then.Keys.First());
    }

    [Fact]
    public void What_is_no_number_stays_in_the_chat_and_is_asked_again()
    {
        var then = Desk(new Naming(Home, ErrandKind.Close)).When(new Typed("nobody"));

        Assert.Equal(new Naming(Home, ErrandKind.Close, Refusal.NotANumber), then.State);
        Assert.Empty(then.Result.Effects.OfType<Effect.EraseWritten>());
    }

    [Fact]
    public void Any_number_may_be_closed_but_a_honeytoken_needs_a_place_to_be_shown_in()
    {
        const string Service = "+7 800 000-00-00";

        Assert.IsType<Confirming>(Desk(new Naming(Home, ErrandKind.Close)).When(new Typed(Service)).State);
        Assert.Equal(new Naming(Home, ErrandKind.Plant, Refusal.Service), Desk(new Naming(Home, ErrandKind.Plant)).When(new Typed(Service)).State);
        var planting = Desk(new Naming(Home, ErrandKind.Plant)).When(new Typed(Number.Full()));
        var planted = Desk(planting.State).Answering(new HoneytokenPlanted(Number, IsNew: true)).Taps(new ErrandConfirmed());
        Assert.Equal([new PlantHoneytoken(Number, DemoBlock.Region(7))], planted.Asked);
    }

    [Fact]
    public void What_is_taken_from_people_or_opened_again_needs_a_reason_without_numbers()
    {
        var asked = Desk().Answering(new PersonSeen(new VolunteerId(700_002), IsKnown: true, Role.None, Suspended: null, [])).Taps(new ErrandWanted(ErrandKind.Suspend, 700_002));
        var refused = Desk(asked.State).When(new Typed($"called me from {Number.Full()}"));
        var sure = Desk(refused.State).When(new Typed(" sells numbers "));
        var done = Desk(sure.State).Answering(new VolunteerSuspended(new VolunteerId(700_002), 4)).Taps(new ErrandConfirmed());

        Assert.True(Assert.IsType<GivingReason>(refused.State).Refused);
        Assert.Equal([new SuspendVolunteer(new VolunteerId(700_002), "sells numbers")], done.Asked);
        Assert.Equal(new TextArg.Count(4), done.Screen.Paragraphs[0].Args["count"]);
    }

    [Fact]
    public void A_source_is_withdrawn_only_after_its_size_was_said()
    {
        var reason = Desk(new AtDesk(Home, DeskPage.Source, 3)).Taps(new ErrandWanted(ErrandKind.Withdraw, 3));
        var sure = Desk(reason.State).Answering(new SourcesSeen([DeskSamples.Source])).When(new Typed("bought"));
        Assert.Equal([new LookAtSources()], sure.Asked);
        Assert.Equal(new TextArg.Count(90_001), sure.Screen.Paragraphs[0].Args["count"]);

        var done = Desk(sure.State).Answering(new SourceWithdrawn(DeskSamples.Source)).Taps(new ErrandConfirmed());
        Assert.Equal([new WithdrawSource(3, "bought")], done.Asked);

        var gone = Desk(reason.State).Answering(new SourcesSeen([])).When(new Typed("bought"));
        Assert.Equal(["organize.source-unknown"], gone.Keys);
    }

    [Fact]
    public void Tracing_a_honeytoken_names_who_was_shown_it_and_offers_the_pause()
    {
        var who = new VolunteerId(700_002);
        var then = Desk(new Naming(Home, ErrandKind.Trace)).Answering(new HoneytokenTraced(Number, IsPlanted: true, who, Some.Now)).When(new Typed(Number.Full()));

        Assert.Equal([new TraceHoneytoken(Number)], then.Asked);
        Assert.Equal((TextArg)"700002", then.Screen.Paragraphs[0].Args["who"]);
        Assert.Contains(new ErrandWanted(ErrandKind.Suspend, 700_002), then.Buttons);
    }

    private static Talk.Given Desk(State? state = null) => Talk.In(state ?? new AtDesk(Home)).As(Some.Organizer);

    private static System.Collections.Immutable.ImmutableArray<Text> Lines(Talk.Then then) => ((TextArg.Lines)then.Screen.Paragraphs[1].Args["lines"]).Items;
}
