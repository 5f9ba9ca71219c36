using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Names in what the team reads: marked when it is written, filled when it goes out.</summary>
public sealed class TeamNamesTests
{
    private static readonly VolunteerId Anna = new(700_002);
    private static readonly TeamSeen Team = new([new TeamMember(Anna, Role.Editor, Away: false)], []);

    [Fact]
    public void What_waits_to_be_sent_holds_ids_and_no_names_and_what_goes_out_holds_both()
    {
        var waiting = Rendered();
        Assert.Contains(Anna.Value, waiting.People!);

        var sent = waiting.Named(id => id == Anna.Value ? "Anna &amp; Co" : null, id => id == Anna.Value ? "Anna" : null);
        Assert.Contains("Anna &amp; Co\u00A0…00002 · ", sent.Html, StringComparison.Ordinal);
        Assert.Contains(sent.Rows!.SelectMany(row => row), button => button.Label == "Anna\u00A0…00002");
        Assert.DoesNotContain(sent.Rows!.SelectMany(row => row).Select(button => button.Label).Append(sent.Html), words => NameMark.In(words).Any());
    }

    [Fact]
    public void Where_no_name_is_to_be_had_the_id_stands_alone()
    {
        var sent = Rendered().Named(_ => null, _ => null);

        Assert.Contains(sent.Rows!.SelectMany(row => row), button => button.Label == "…00002");
    }

    [Fact]
    public void What_people_write_never_asks_for_a_name()
    {
        var forged = Renderer.Screen(Screen.Of(new Text("problem.quote").With("words", $"look: {NameMark.Of(Anna.Value)}")), Language.English, "-");

        Assert.Null(forged.People);
        Assert.Contains("look: 700002", forged.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Анна  Петрова", 24, "Анна Петрова")]
    [InlineData("A\nB\u202Egnp.exe\u0007", 24, "A Bgnp.exe")]
    [InlineData("\u3164\u200B", 24, "\u3164")]
    [InlineData("Александра-Мария", 12, "Александра-…")]
    public void A_name_neither_turns_the_line_nor_breaks_it_nor_fills_it(string name, int most, string tidy) => Assert.Equal(tidy, TeamNames.Tidy(name, most));

    private static Renderer Renderer => new(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);

    private static MessagePayload Rendered() =>
        Renderer.Screen(Talk.In(new AtTeam(new Home())).As(Some.Organizer).Answering(Team).When(new TeamAsked()).Screen, Language.English, "7");
}
