using System.Reflection;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>A modified app sends whatever it likes as the code of a button.</summary>
public sealed class ForgedButtonsTests
{
    private static readonly ButtonCodec Codec = new(Some.Features);
    private static readonly string[] Extremes =
        ["", "0", "1", "-1", "2", "3000", "1000000", "120900000", $"{int.MaxValue}", $"{int.MinValue}", $"{long.MaxValue}", $"{long.MinValue}",
         "4503599627370496", "٣", "ru", "no-such-thing", $"{Some.Now.AddDays(39).ToUnixTimeSeconds() / 60}", $"{Some.Now.AddDays(-39).ToUnixTimeSeconds() / 60}"];

    private static readonly Lazy<IReadOnlyList<Trigger>> Forged = new(Forge);

    /// <summary>Turns in which somebody who may do everything taps what was forged, wherever he is.</summary>
    private static readonly Lazy<(HashSet<Screen> Screens, HashSet<Text> Toasts, HashSet<Ask> Asks)> Tapped = new(Tap);

    [Fact]
    public void What_is_forged_is_read_as_what_a_button_could_carry_or_not_at_all()
    {
        Assert.InRange(Forged.Value.Count, 200, 20_000);
        Assert.DoesNotContain(Forged.Value, trigger => trigger is TimeCame);
        foreach (var (trigger, value) in Forged.Value.SelectMany(trigger => Values(trigger).Select(value => (trigger, value))))
            Assert.True(
                value switch
                {
                    DateTimeOffset time => (time - Some.Now).Duration() <= TimeSpan.FromDays(40),
                    int number => number is >= -1 and <= 1_000_000,
                    long id => id is >= -1 and <= 1L << 52,
                    LeaseId lease => lease.Value is > 0 and <= 1L << 52,
                    Enum word => Enum.IsDefined(word.GetType(), word),
                    _ => true,
                },
                $"{trigger}");
    }

    [Fact]
    public void No_forged_button_throws_or_shows_a_time_that_is_out_of_this_world()
    {
        var texts = Tapped.Value.Screens.SelectMany(screen => screen.Paragraphs.Concat(screen.Rows.SelectMany(row => row).Select(button => button.Label))).Concat(Tapped.Value.Toasts);
        foreach (var (text, time) in texts.SelectMany(text => Times(text).Select(time => (text.Key, time))))
            Assert.True(time > Some.Now.UtcDateTime.AddYears(-5) && time < Some.Now.UtcDateTime.AddYears(5), $"{text}: {time}");
    }

    [Fact]
    public async Task The_store_answers_whatever_a_forged_button_asks()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options with { Features = Some.Features }));
        await bench.Add(7, 0, 50);
        var scene = Scene();
        foreach (var ask in Tapped.Value.Asks)
            await bench.Turn(
                Some.Organizer.Id.Value,
                turn =>
                {
                    turn.Save(new Conversation(Some.Organizer, new Home(), 1));
                    turn.Answer(ask, scene);
                });
        Assert.Empty(await bench.Store.Check(default));
    }

    private static List<Trigger> Forge()
    {
        var codes =
            from feature in Some.Features
            from code in feature.Codes
            let arguments = code.Value.GetConstructors().Max(constructor => constructor.GetParameters().Length)
            from payload in Payloads(arguments)
            select string.Join(':', [feature.Prefix + code.Key, "7", .. payload]);
        return [.. codes.Select(code => Codec.Decode(code, Some.Now)?.Trigger).OfType<Trigger>().Distinct()];
    }

    /// <summary>The same extreme everywhere, and each extreme in each place beside plain values.</summary>
    private static IEnumerable<string[]> Payloads(int arguments)
    {
        if (arguments == 0) return [[]];
        return Extremes.Select(extreme => Enumerable.Repeat(extreme, arguments).ToArray())
            .Concat(from at in Enumerable.Range(0, arguments) from extreme in Extremes select Enumerable.Range(0, arguments).Select(i => i == at ? extreme : "1").ToArray());
    }

    private static (HashSet<Screen>, HashSet<Text>, HashSet<Ask>) Tap()
    {
        var (screens, toasts, asks) = (new HashSet<Screen>(), new HashSet<Text>(), new HashSet<Ask>());
        var turn = new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
        foreach (var state in Samples.States.DistinctBy(state => state.GetType()))
            foreach (var trigger in Forged.Value)
            {
                var result = turn.Run(
                    new Conversation(Some.Organizer, state, Turns: 7, LiveMessage: 70),
                    new Incoming("u1", Some.Organizer.Id, trigger, Some.Now, new Tap("q", 70, "7")),
                    (ask, _) =>
                    {
                        asks.Add(ask);
                        return Samples.Answer(ask);
                    });
                if (result.Live is { } live) screens.Add(live.Screen);
                if (result.Toast is { } toast) toasts.Add(toast.Text);
            }
        return (screens, toasts, asks);
    }

    private static Scene Scene() => new(Some.Organizer, Some.Now, Some.Campaign) { Library = Some.Library };

    private static IEnumerable<object?> Values(Trigger trigger) =>
        trigger.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(trigger));

    private static IEnumerable<DateTime> Times(Text text) => text.Args.Values.SelectMany(Times);

    private static IEnumerable<DateTime> Times(TextArg argument) => argument switch
    {
        TextArg.Nested nested => Times(nested.Value),
        TextArg.Spoken spoken => Times(spoken.Value),
        TextArg.Lines lines => lines.Items.SelectMany(Times),
        TextArg.Listing listing => listing.Items.SelectMany(Times),
        _ => argument.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(argument)).SelectMany(value => value switch
        {
            DateTimeOffset time => [time.UtcDateTime],
            DateTime time => [time],
            DateOnly day => [day.ToDateTime(default)],
            _ => Array.Empty<DateTime>(),
        }),
    };
}
