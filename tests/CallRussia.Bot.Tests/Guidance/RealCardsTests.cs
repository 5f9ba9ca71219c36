using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Guidance;

/// <summary>Every card of the content that goes to volunteers, as it is shown: alone and under a number.</summary>
public sealed partial class RealCardsTests
{
    /// <summary>About what fits the hand; the number on top takes two lines more.</summary>
    private const int ThumbSize = 950;

    private static readonly Renderer Renderer = new(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    private static IEnumerable<Trigger> All =>
    [
        .. Enumerable.Range(0, 3).Select(page => new ObjectionsAsked(page)),
        .. Some.Library.Objections.All.Select(objection => new ObjectionAsked(objection.Id)),
        .. Some.Library.Objections.All.SelectMany(objection => objection.Facts.Select((_, nth) => new ObjectionFactAsked(objection.Id, nth))),
        new FactsAsked(),
        .. Some.Library.Facts.Themes.SelectMany(theme => Some.Library.Facts.Of(theme, new DateOnly(2026, 11, 25)).Select((_, nth) => new FactAsked(theme, nth))),
        .. CareShelf.Moments.SelectMany(moment => Enumerable.Range(1, Some.Library.Care.Find(moment)!.Screens).Select(screen => new CareAsked(moment, screen))),
        .. Enumerable.Range(0, 12).Select(look => new SmallTalkAsked(look)),
        .. Enumerable.Range(0, 12).Select(page => new GuideAsked(page)),
    ];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_card_is_sound_and_fits_the_hand(string code)
    {
        var volunteer = Some.Volunteer with { Language = Language.FromCode(code)!.Value };
        foreach (var state in (State[])[new Home(), new OnCall(Some.Lease())])
            foreach (var trigger in All.Where(trigger => state is OnCall || trigger is not SmallTalkAsked))
            {
                var then = Talk.In(state).As(volunteer).Answering(ask => ask is LookForBuddy look ? new BuddyToTell(look.From, IsThere: true) : new ObjectionCounted(((CountObjection)ask).Objection)).Taps(trigger);
                var message = Renderer.Screen(then.Screen, volunteer.Language, "12345");
                Assert.InRange(Html.VisibleLength(message.Html), 1, ThumbSize + (state is OnCall ? 100 : 0));
                Assert.True(Problem(message.Html) is null, $"{trigger} in {code}: {Problem(message.Html)}");
                Assert.DoesNotContain("http", Markup.Plain(message.Html), StringComparison.OrdinalIgnoreCase);
            }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_card_of_what_people_say_brings_words_in_russian(string code)
    {
        var volunteer = Some.Volunteer with { Language = Language.FromCode(code)!.Value };
        foreach (var objection in Some.Library.Objections.All.Where(objection => objection.HasQuestion))
        {
            var then = Talk.In(new Home()).As(volunteer).When(new ObjectionAsked(objection.Id));
            var reply = Some.World.Content.Phrasebook.Plain(then.Screen.Paragraphs[1], volunteer.Language);
            Assert.Matches("«[А-Яа-яЁё ,.—–?!:;-]+»", reply);
        }
    }

    /// <summary>What Telegram would not take: tags that cross, stay open, or a quote inside a quote.</summary>
    private static string? Problem(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups["name"].Value;
            if (name is not ("b" or "i" or "u" or "s" or "a" or "code" or "blockquote")) return $"<{name}> is not known";
            if (tag.Groups["close"].Length == 0 && name == "blockquote" && open.Contains(name)) return "a quote inside a quote";
            if (tag.Groups["close"].Length == 0) open.Push(name);
            else if (open.Count == 0 || open.Pop() != name) return $"</{name}> closes nothing";
        }
        return open.Count > 0 ? $"<{open.Peek()}> stays open" : null;
    }

    [GeneratedRegex("<(?<close>/?)(?<name>[a-z-]+)[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();
}
