using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Who is in an <see cref="Audience"/>: one rule, read for counts and for recipients alike.</summary>
public sealed class Audiences(BroadcastRules rules)
{
    /// <summary>How many a draft would reach now: those of its audience who read one of its languages. What counts tell is not asked of each person.</summary>
    public int Count(ITransaction kept, BroadcastDraft draft, DateTimeOffset now)
    {
        var limits = AudienceLimits.Of(draft.To);
        return draft.Messages.IsEmpty ? 0
            : limits.AreCounted ? (int)Readers(kept, draft, limits).Sum(group => group.People)
            : kept.All(Chats.Volunteers).Count(person => Fits(new Traits(kept, person, rules, now), draft, limits));
    }

    /// <summary>
    /// What can be chosen of a part, with how many the draft would reach with that choice alone and the other parts as they are. One walk for all of them, since
    /// everybody has one value of a part at most.
    /// </summary>
    public ChoicesSeen Choices(ITransaction kept, BroadcastDraft draft, AudiencePart part, DateTimeOffset now)
    {
        var (rest, limits) = (Written(draft), AudienceLimits.Of(AudienceRules.Clear(draft.To, part)));
        var counts = new Dictionary<string, int>();
        void Add(string? value, int people)
        {
            if (value is not null) counts[value] = counts.GetValueOrDefault(value) + people;
        }
        if (limits.AreCounted && part is AudiencePart.Languages or AudiencePart.Countries)
            foreach (var group in Readers(kept, rest, limits)) Add(Traits.Of(group.Language, group.Country, part), (int)group.People);
        else
            foreach (var traits in kept.All(Chats.Volunteers).Select(person => new Traits(kept, person, rules, now)).Where(traits => Fits(traits, rest, limits))) Add(traits[part], 1);
        return new ChoicesSeen(part, AudienceRules.Offered(part, counts));
    }

    /// <summary>How many a draft would reach by each of these rules in place of its own: one walk for all of them.</summary>
    public int[] Count(ITransaction kept, BroadcastDraft draft, IReadOnlyList<Audience> each, DateTimeOffset now)
    {
        var (written, counts) = (Written(draft), new int[each.Count]);
        AudienceLimits[] limits = [.. each.Select(AudienceLimits.Of)];
        foreach (var traits in kept.All(Chats.Volunteers).Select(person => new Traits(kept, person, rules, now)))
            for (var i = 0; i < limits.Length; i++)
                if (Fits(traits, written, limits[i])) counts[i]++;
        return counts;
    }

    /// <summary>Those of the next volunteers in the order of their ids whom a draft reaches.</summary>
    /// <param name="after">The last one who was looked at.</param>
    /// <param name="most">That many at most.</param>
    /// <param name="mostLookedAt">And out of that many at most.</param>
    /// <returns>With the last one who was looked at; null when there are no more.</returns>
    public (List<Volunteer> Found, long? Last) Next(ITransaction kept, BroadcastDraft draft, DateTimeOffset now, long after, int most, int mostLookedAt)
    {
        var (found, lookedAt, limits) = (new List<Volunteer>(), 0, AudienceLimits.Of(draft.To));
        foreach (var person in kept.Range(Chats.Volunteers, KeyRange.Numbers(after + 1, long.MaxValue)))
        {
            if (Fits(new Traits(kept, person, rules, now), draft, limits)) found.Add(person.Volunteer);
            if (++lookedAt == mostLookedAt || found.Count == most) return (found, person.Volunteer.Id.Value);
        }
        return (found, null);
    }

    /// <summary>Where those live who could be reached, each zone once.</summary>
    public static IReadOnlyCollection<string?> Zones(ITransaction kept) =>
        kept.All(Chats.Volunteers).Where(person => person.IsReachable).Select(person => person.Volunteer.Zone).ToHashSet();

    private static IEnumerable<(Language Language, string? Country, long People)> Readers(ITransaction kept, BroadcastDraft draft, AudienceLimits limits) =>
        Chats.Readers(kept).Where(group => draft.For(group.Language) is not null && limits.Fit(part => Traits.Of(group.Language, group.Country, part)));

    private static bool Fits(Traits traits, BroadcastDraft draft, AudienceLimits limits) =>
        traits.Person.IsReachable && draft.For(traits.Person.Volunteer.Language) is not null && limits.Fit(part => traits[part]);

    /// <summary>Before anything is written, choices are counted as though it were for everybody.</summary>
    private static BroadcastDraft Written(BroadcastDraft draft) => draft.Messages.IsEmpty
        ? draft with { Messages = draft.Messages.Add(Language.Russian, new News("")), Fallback = Language.Russian }
        : draft;
}
