using System.Collections.Immutable;
using System.Globalization;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>The rule of an audience part by part, each choice as the word that stands for it.</summary>
internal static class AudienceRules
{
    public static readonly IReadOnlyList<AudiencePart> Parts = Enum.GetValues<AudiencePart>();

    private const int MostTags = 100;

    public static readonly IReadOnlyList<ReadyAudience> Ready = Enum.GetValues<ReadyAudience>();

    public static Audience Of(ReadyAudience ready) => ready switch
    {
        ReadyAudience.New => new Audience { Activities = [Activity.New] },
        ReadyAudience.Experienced => new Audience { Tiers = [Tier.Trusted] },
        _ => new Audience { Activities = [Activity.Lapsed] },
    };

    /// <summary>What is chosen of a part, in order.</summary>
    public static IReadOnlyList<string> Chosen(Audience audience, AudiencePart part) => part switch
    {
        AudiencePart.Languages => [.. Language.All.Select(language => language.Code).Where(audience.Languages.Contains)],
        AudiencePart.Countries => [.. audience.Countries],
        AudiencePart.Tiers => [.. audience.Tiers.Select(tier => Word((int)tier))],
        AudiencePart.Activities => [.. audience.Activities.Select(activity => Word((int)activity))],
        AudiencePart.Roles => [.. audience.Roles.Select(role => Word((int)role))],
        _ => [.. audience.Tags],
    };

    /// <summary>The choices of a page; what is chosen and no longer offered stands last, so that it can be taken back.</summary>
    public static IReadOnlyList<Choice> Offered(Addressing at)
    {
        if (at.Part is not { } part) return [];
        var offered = at.Choices ?? Offered(part, new Dictionary<string, int>());
        return [.. offered, .. Chosen(at.Broadcast.Draft.To, part).Except(offered.Select(choice => choice.Value)).Select(value => new Choice(value, 0))];
    }

    /// <summary>All choices of a part in their order; of those without one the most frequent first.</summary>
    public static IReadOnlyList<Choice> Offered(AudiencePart part, IReadOnlyDictionary<string, int> counts) => part switch
    {
        AudiencePart.Languages => All(Language.All.Select(language => language.Code), counts),
        AudiencePart.Tiers => All(Words<Tier>(), counts),
        AudiencePart.Activities => All(Words<Activity>(), counts),
        AudiencePart.Roles => All(Words<Role>(), counts),
        AudiencePart.Tags => [.. MostFrequent(counts).Take(MostTags)],
        _ => [.. MostFrequent(counts)],
    };

    /// <summary>With the last one that is taken back the part is as it was at first.</summary>
    public static Audience Switch(Audience audience, AudiencePart part, string value)
    {
        var switched = Switched(audience, part, value);
        return Chosen(switched, part).Count > 0 ? switched : switched with { AllBut = switched.AllBut.Remove(part) };
    }

    /// <summary>From what is named to all but that, and back.</summary>
    public static Audience TurnAround(Audience audience, AudiencePart part) => audience with { AllBut = Switch(audience.AllBut, part) };

    private static Audience Switched(Audience audience, AudiencePart part, string value) => part switch
    {
        AudiencePart.Languages => audience with { Languages = Switch(audience.Languages, value) },
        AudiencePart.Countries => audience with { Countries = Switch(audience.Countries, value) },
        AudiencePart.Tiers => audience with { Tiers = Switch(audience.Tiers, (Tier)Number(value)) },
        AudiencePart.Activities => audience with { Activities = Switch(audience.Activities, (Activity)Number(value)) },
        AudiencePart.Roles => audience with { Roles = Switch(audience.Roles, (Role)Number(value)) },
        _ => audience with { Tags = Switch(audience.Tags, value) },
    };

    public static Audience Clear(Audience audience, AudiencePart part) =>
        Chosen(audience, part).Aggregate(audience, (less, value) => Switch(less, part, value));

    /// <summary>The word for a value of an enum.</summary>
    public static string Word(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a choice is called.</summary>
    public static TextArg Name(AudiencePart part, string value) => part switch
    {
        AudiencePart.Languages => Language.FromCode(value) is { } language ? language.Name : value,
        AudiencePart.Countries when value != Audience.Unknown => new TextArg.CountryName(value),
        AudiencePart.Countries => new Text("broadcast.no-country"),
        AudiencePart.Tiers => new Text($"broadcast.tier.{(Tier)Number(value)}"),
        AudiencePart.Activities => new Text($"broadcast.activity.{(Activity)Number(value)}"),
        AudiencePart.Roles => new Text($"broadcast.role.{(Role)Number(value)}"),
        _ => value.Length <= 32 ? value : value[..31] + "…",
    };

    private static ImmutableSortedSet<T> Switch<T>(ImmutableSortedSet<T> set, T value) => set.Add(value) is var more && more.Count > set.Count ? more : set.Remove(value);

    private static IReadOnlyList<Choice> All(IEnumerable<string> values, IReadOnlyDictionary<string, int> counts) => [.. values.Select(value => new Choice(value, counts.GetValueOrDefault(value)))];

    private static IEnumerable<Choice> MostFrequent(IReadOnlyDictionary<string, int> counts) =>
        counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new Choice(count.Key, count.Value));

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => Word(Convert.ToInt32(value, CultureInfo.InvariantCulture)));

    private static int Number(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
