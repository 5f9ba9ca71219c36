using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>What people send without being asked: each is answered by words that fit it where it came, and a number never stays.</summary>
public sealed class OrdinarySurpriseTests
{
    private static readonly Lease Lease = Some.Lease();
    private static readonly State Home = new Home();
    private static readonly Text Words = KernelTexts.NotRead(Unread.Words);

    public static TheoryData<Unread> Kinds => [.. Enum.GetValues<Unread>()];

    private static IEnumerable<State> Newcomers => [new ChoosingLanguage(), new AskedForRussian(), new Promising(), new ChoosingCountry([])];

    [Fact]
    public void An_unknown_command_says_so_points_to_help_and_leaves_everything_where_it_is()
    {
        foreach (var state in Samples.States.Where(state => state is not Unmet))
        {
            var then = Talk.In(state).As(Some.Organizer).When(new UnknownCommand());

            Assert.Equal((Left(state), KernelTexts.UnknownCommand), (then.State, then.Screen.Paragraphs[0]));
        }
    }

    [Fact]
    public void A_newcomer_is_welcomed_whatever_comes_first()
    {
        Trigger[] first = [new Typed("привет"), new UnknownCommand(), new NumberShown(), new PhotoSent("p"), new FileSent("f", "a.csv", 1), new Forwarded(8, new Typed("привет")), .. Enum.GetValues<Unread>().Select(what => new Unsupported(what))];

        Assert.All(first, trigger => Assert.Equal(["onboarding.welcome"], Talk.In(new Unmet()).As(new Volunteer(Some.VolunteerId, Language.Russian, Some.Now)).When(trigger).Keys));
    }

    [Fact]
    public void Nobody_who_has_not_called_hears_of_the_people_called()
    {
        var guest = Some.Volunteer with { Standing = Standing.Guest };
        foreach (var state in Newcomers)
            foreach (var trigger in new Trigger[] { new PhotoSent("p"), new Unsupported(Unread.Voice), new FileSent("f", "a.txt", 1), new Typed("qwertyuiop") })
                Assert.DoesNotContain(KernelTexts.NothingAboutThem, Talk.In(state).As(guest).When(trigger).Screen.Paragraphs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_not_read_is_called_by_its_name_and_the_screen_follows(Unread kind)
    {
        var then = Talk.In(new OnCall(Lease)).When(new Unsupported(kind));

        Assert.Equal(KernelTexts.NotRead(kind), then.Screen.Paragraphs[0]);
        Assert.Equal(Lease.Id, then.Screen.Holds);
        Assert.Equal(kind is Unread.Voice or Unread.Picture or Unread.File, then.Screen.Paragraphs.Contains(KernelTexts.NothingAboutThem));
    }

    [Fact]
    public void No_need_to_type_is_said_to_words_alone_and_only_where_none_are_asked_for()
    {
        foreach (var state in Samples.States)
            foreach (var trigger in new Trigger[] { new PhotoSent("p"), new FileSent("f", "a.png", 1), new Unsupported(Unread.Sticker), new UnknownCommand(), new NumberShown() })
                Assert.DoesNotContain(Words, Talk.In(state).As(Some.Organizer).Answering(Samples.Answer).When(trigger).Result.Live?.Screen.Paragraphs ?? []);

        State[] asking = [new ChoosingCountry([]), new ChangingCountry(Home, new ChoosingCountry([])), new DescribingProblem(Home, ProblemKind.Bot), new Naming(Home, ErrandKind.Close), new GivingReason(Home, new Errand(ErrandKind.Suspend, Id: 7)), new AwaitingFile(Home, FilePurpose.Import)];
        foreach (var state in asking) Assert.DoesNotContain(Words, Talk.In(state).As(Some.Organizer).Answering(Samples.Answer).When(new Typed("qwertyuiop")).Screen.Paragraphs);
    }

    [Fact]
    public void At_the_desk_nothing_is_said_of_calls()
    {
        foreach (var state in new State[] { new AtMenu(Home), new AtDesk(Home), new AtTeam(Home) })
            Assert.DoesNotContain(KernelTexts.NothingAboutThem, Talk.In(state).As(Some.Organizer).When(new Unsupported(Unread.Voice)).Screen.Paragraphs);
    }

    [Fact]
    public void Somebody_else_s_words_answer_no_question_that_asks_for_ones_own()
    {
        State[] asking = [new ChoosingCountry([]), new ChangingCountry(Home, new ChoosingCountry([])), new DescribingProblem(Home, ProblemKind.Bot), new GivingReason(Home, new Errand(ErrandKind.Suspend, Id: 7))];
        foreach (var state in asking)
        {
            var then = Talk.In(state).As(Some.Organizer).When(new Forwarded(700_002, new Typed("Германия")));
            Assert.Equal((state, KernelTexts.NotRead(Unread.Forwarded)), (then.State, then.Screen.Paragraphs[0]));
        }
    }

    [Fact]
    public void What_is_written_for_many_may_be_forwarded_and_so_may_what_is_looked_up()
    {
        var writing = Samples.States.OfType<Writing>().First(writing => !writing.Links);
        var composed = Talk.In(writing).As(Some.Organizer).Answering(Samples.Answer).When(new Forwarded(700_002, new Typed("Друзья!")));
        Assert.Contains(composed.Asked, ask => ask is KeepDraft);

        var found = Talk.In(Home).When(new Forwarded(700_002, new Typed("нато")));
        Assert.Equal(Talk.In(Home).When(new Typed("нато")).Screen, found.Screen);
        Assert.IsAssignableFrom<ITakesForwarded>(Samples.States.OfType<Drafting>().First());
    }

    [Fact]
    public void A_number_that_nobody_asked_for_leaves_the_chat_and_its_words_are_not_read()
    {
        foreach (var state in Samples.States.Where(state => state is not (IReadsNumbers or Unmet)))
            foreach (var trigger in new Trigger[] { new Typed("+7 975 007 12 34"), new NumberShown("tel:+79750071234"), new PhotoSent("p", "+7 975 007 12 34"), new UnknownCommand() })
            {
                var then = Talk.In(state).As(Some.Organizer).ShowingNumber().When(trigger);

                Assert.NotNull(then.Only<Effect.EraseWritten>());
                Assert.Empty(then.Asked);
                Assert.Equal((Left(state), KernelTexts.NumberRemoved), (then.State, then.Screen.Paragraphs[0]));
            }
    }

    [Fact]
    public void A_command_or_a_forwarded_message_with_a_number_does_what_it_does_and_leaves_the_chat()
    {
        var command = Talk.In(Home).ShowingNumber().When(new HelpAsked());
        Assert.Equal(["common.number-removed", "help.overview"], command.Keys);
        Assert.NotNull(command.Only<Effect.EraseWritten>());

        var person = Talk.In(Home).As(Some.Organizer).Answering(Samples.Answer).ShowingNumber().When(new Forwarded(700_002, new Typed("8 975 007 12 34")));
        Assert.IsType<AtPerson>(person.State);
        Assert.NotNull(person.Only<Effect.EraseWritten>());
    }

    [Fact]
    public void A_help_line_in_a_broadcast_stays_and_a_contact_does_not()
    {
        var writing = Samples.States.OfType<Writing>().First(writing => !writing.Links);
        var written = Talk.In(writing).As(Some.Organizer).Answering(Samples.Answer).ShowingNumber().When(new Typed("Телефон доверия 8 975 007 12 34"));
        Assert.Contains(written.Asked, ask => ask is KeepDraft);
        Assert.Empty(written.Result.Effects.OfType<Effect.EraseWritten>());

        var contact = Talk.In(writing).As(Some.Organizer).ShowingNumber().When(new NumberShown("tel:+79750071234"));
        Assert.NotNull(contact.Only<Effect.EraseWritten>());
        Assert.Equal(KernelTexts.NumberRemoved, contact.Screen.Paragraphs[0]);
    }

    /// <summary>What goes on by itself is over, whatever comes.</summary>
    private static State Left(State state) => state is IPassing ? Aside.From(state) : state;

    [Fact]
    public void A_short_word_that_no_tap_can_show_stands_above_the_screen()
    {
        var typed = Talk.In(new ChangingCountry(Home, new ChoosingCountry([]))).When(new LanguageChosen(Language.Lithuanian));
        Assert.Equal("language.changed.toast", typed.Keys.First());

        var tapped = Talk.In(new OnCall(Lease)).Taps(new LanguageChosen(Language.Lithuanian));
        Assert.DoesNotContain("language.changed.toast", tapped.Keys);
    }
}
