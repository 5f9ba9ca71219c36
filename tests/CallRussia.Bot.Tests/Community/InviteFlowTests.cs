using System.Globalization;
using System.Xml.Linq;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Personal links, as they are shown and met.</summary>
public sealed class InviteFlowTests
{
    private const string Payload = "friend-AAECAwQFBgcICQoLDA0ODw";

    private static readonly InvitationSeen Seen = new(Payload, Came: 3, Called: 1, AsPicture: false);

    [Fact]
    public void The_link_is_shown_with_its_counts_and_nobody_s_name()
    {
        var then = Talk.In(new Home()).Answering(Seen).Taps(new InviteAsked());
        Assert.Equal([new LookAtInvitation()], then.Asked);
        Assert.Equal(["invite.link", "invite.counts"], then.Keys);
        var share = Assert.Single(then.Screen.Rows.SelectMany(row => row).OfType<Button.Link>());
        Assert.EndsWith(Uri.EscapeDataString($"https://t.me/CallRussiaBot?start={Payload}"), share.Url, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Some.VolunteerId}", share.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_carries_the_same_link_and_the_letters_below_it()
    {
        var chart = Assert.IsType<Chart.Code>(Talk.In(new Home()).Answering(Seen with { AsPicture = true }).Taps(new InvitePictureWanted()).Only<Effect.SendChart>().Chart);
        Assert.Equal($"https://t.me/CallRussiaBot?start={Payload}", chart.Link);

        var drawn = Squares(ChartDrawing.Svg(chart, text => Some.World.Content.Phrasebook.Plain(text, Core.Texts.Language.English), LinkCode.Squares));
        var wanted = LinkCode.Squares(chart.Link);
        Assert.Equal(wanted.Sum(row => row.Count(dark => dark)), drawn.Count);
        var size = drawn.Select(square => square.X).Distinct().Order().Zip(drawn.Select(square => square.X).Distinct().Order().Skip(1), (left, right) => right - left).Min();
        var (left, top) = (drawn.Min(square => square.X), drawn.Min(square => square.Y));
        // The light margin is four squares wide.
        Assert.All(drawn, square => Assert.True(wanted[4 + ((square.Y - top) / size)][4 + ((square.X - left) / size)]));
    }

    [Fact]
    public void Where_links_give_people_away_there_is_none()
    {
        var minsk = Some.Volunteer with { Country = "BY", RiskTaken = "BY" };
        var then = Talk.In(new Home()).As(minsk).Taps(new InviteAsked());
        Assert.Empty(then.Asked);
        Assert.Equal(["invite.not-there"], then.Keys);
        Assert.Empty(Talk.In(new Home()).As(minsk).Taps(new InvitePictureWanted()).Asked);
    }

    [Fact]
    public void Whoever_comes_by_a_personal_link_is_counted_and_the_link_is_not_kept_with_them()
    {
        var stranger = new Volunteer(Some.VolunteerId, Core.Texts.Language.Russian, Some.Now);
        var then = Talk.In(new Unmet()).As(stranger).Answering(new InvitationNoted()).When(new Started(Payload));
        Assert.Equal([new NoteInvitation(Payload)], then.Asked);
        Assert.Null(then.Volunteer.Invitation);
        Assert.Equal(new ChoosingLanguage(), then.State);
        Assert.NotEmpty(then.Buttons);
    }

    [Fact]
    public void Whoever_is_known_already_is_counted_for_nobody() => Assert.Empty(Talk.In(new Home()).When(new Started(Payload)).Asked);

    [Fact]
    public void Supporters_invite_too() => Assert.Contains(new InviteAsked(), Talk.In(new Supporting()).As(Some.Volunteer with { Standing = Standing.Supporter }).When(new Back()).Buttons);

    [Fact]
    public void No_link_reaches_a_log() => Assert.DoesNotContain(Payload, $"{Seen}{new NoteInvitation(Payload)}", StringComparison.Ordinal);

    /// <summary>Every dark square of a drawing, taken out of the boxes that were drawn.</summary>
    private static List<(int X, int Y)> Squares(string svg)
    {
        var boxes = XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "rect" && (string?)element.Attribute("rx") == "0").ToList();
        int Of(XElement box, string name) => int.Parse((string)box.Attribute(name)!, CultureInfo.InvariantCulture);
        return [.. boxes.SelectMany(box => Enumerable.Range(0, Of(box, "width") / Of(box, "height")).Select(nth => (Of(box, "x") + (nth * Of(box, "height")), Of(box, "y"))))];
    }
}
