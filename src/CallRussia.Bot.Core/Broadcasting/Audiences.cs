using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Who is in an <see cref="Audience"/>: one rule, read for counts and for recipients alike.</summary>
public sealed class Audiences(BroadcastRules rules)
{
    private const int MostTags = 100;

    /// <summary>How many a draft would reach now: those of its audience who read one of its languages. What counts tell is not asked of each person.</summary>
    public int Count(ITransaction kept, BroadcastDraft draft, DateTimeOffset now) => draft switch
    {
        { Messages.IsEmpty: true } => 0,
        { To: { Roles.IsEmpty: true, Tags.IsEmpty: true, Tiers.IsEmpty: true, Activities.IsEmpty: true } } =>
            (int)Chats.Readers(kept).Where(group => Reads(draft, group.Language, group.Country)).Sum(group => group.People),
        _ => kept.All(Chats.Volunteers).Count(person => Fits(kept, person, draft, now)),
    };

    /// <summary>Those of the next volunteers in the order of their ids whom a draft reaches.</summary>
    /// <param name="after">The last one who was looked at.</param>
    /// <param name="most">That many at most.</param>
    /// <param name="mostLookedAt">And out of that many at most.</param>
    /// <returns>With the last one who was looked at; null when there are no more.</returns>
    public (List<Volunteer> Found, long? Last) Next(ITransaction kept, BroadcastDraft draft, DateTimeOffset now, long after, int most, int mostLookedAt)
    {
        var (found, lookedAt) = (new List<Volunteer>(), 0);
        foreach (var person in kept.Range(Chats.Volunteers, KeyRange.Numbers(after + 1, long.MaxValue)))
        {
            if (Fits(kept, person, draft, now)) found.Add(person.Volunteer);
            if (++lookedAt == mostLookedAt || found.Count == most) return (found, person.Volunteer.Id.Value);
        }
        return (found, null);
    }

    /// <summary>Where those live who could be reached, each zone once.</summary>
    public static IReadOnlyCollection<string?> Zones(ITransaction kept) => Reachable(kept).Select(volunteer => volunteer.Zone).ToHashSet();

    /// <summary>What can be chosen, the most frequent first.</summary>
    public static ChoicesSeen Choices(ITransaction kept)
    {
        var (countries, tags) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var volunteer in Reachable(kept))
        {
            var country = volunteer.Country ?? Audience.Unknown;
            countries[country] = countries.GetValueOrDefault(country) + 1;
            if (volunteer.Invitation is { } tag) tags[tag] = tags.GetValueOrDefault(tag) + 1;
        }
        return new ChoicesSeen([.. MostFrequent(countries)], [.. MostFrequent(tags).Take(MostTags)]);
    }

    private static IEnumerable<Choice> MostFrequent(Dictionary<string, int> counts) =>
        counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new Choice(count.Key, count.Value));

    private static IEnumerable<Volunteer> Reachable(ITransaction kept) => kept.All(Chats.Volunteers).Where(person => person.IsReachable).Select(person => person.Volunteer);

    private static bool Reads(BroadcastDraft draft, Language language, string? country) =>
        draft.For(language) is not null
        && (draft.To.Languages.IsEmpty || draft.To.Languages.Contains(language.Code))
        && (draft.To.Countries.IsEmpty || draft.To.Countries.Contains(country ?? Audience.Unknown));

    /// <summary>What is told by the volunteer alone comes first: calls are looked up only for whom nothing else keeps out.</summary>
    private bool Fits(ITransaction kept, KeptVolunteer person, BroadcastDraft draft, DateTimeOffset now)
    {
        var (volunteer, to) = (person.Volunteer, draft.To);
        return person.IsReachable && Reads(draft, volunteer.Language, volunteer.Country)
            && (to.Tags.IsEmpty || to.Tags.Contains(volunteer.Invitation ?? ""))
            && (to.Roles.IsEmpty || to.Roles.Contains(rules.Owners.Contains(volunteer.Id.Value) ? Role.Owner : volunteer.Role))
            && ((to.Tiers.IsEmpty && to.Activities.IsEmpty) || Calls(kept, person, to, now));
    }

    private static bool Calls(ITransaction kept, KeptVolunteer person, Audience to, DateTimeOffset now)
    {
        var volunteer = person.Volunteer;
        var caller = person.HasCalled ? kept.Find(Callers.Table, volunteer.Id) : null;
        var called = caller?.Called ?? 0;
        return (to.Tiers.IsEmpty || (volunteer.Standing == Standing.Volunteer && to.Tiers.Contains(Tiers.Of(volunteer, called))))
            && (to.Activities.IsEmpty || to.Activities.Contains(Activities.Of(volunteer.JoinedAt, called, caller?.LastCall, now)));
    }
}
