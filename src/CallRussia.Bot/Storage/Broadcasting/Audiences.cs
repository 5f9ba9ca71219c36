using System.Collections.Immutable;
using System.Text.Json;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Who is in an <see cref="Audience"/>: one rule in one text, read for counts and for recipients alike.</summary>
internal sealed class Audiences(Database database, BroadcastRules rules)
{
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan ActiveFor = TimeSpan.FromDays(30);

    /// <summary>Settled, here, and not averse to news.</summary>
    private const string Reachable = "standing<>0 AND away=0 AND no_news=0";

    // Counts of calls are looked up only where a part asks for them.
    private const string Calls = "coalesce((SELECT n FROM called WHERE volunteer=v.id), 0)";

    private const string Fits = $"""
        FROM volunteer v WHERE id>?1 AND {Reachable}
        AND (?2 IS NULL OR language IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR coalesce(country, '{Audience.Unknown}') IN (SELECT value FROM json_each(?3)))
        AND (?4 IS NULL OR coalesce(invitation, '') IN (SELECT value FROM json_each(?4)))
        AND (?5 IS NULL OR CASE WHEN id IN (SELECT value FROM json_each(?6)) THEN 4 ELSE role END IN (SELECT value FROM json_each(?5)))
        AND (?7 IS NULL OR standing=1 AND
            CASE WHEN promised IS NULL OR quiz IS NULL THEN 0 WHEN {Calls}>=?8 THEN 2 WHEN course IS NOT NULL OR {Calls}>=?9 THEN 1 ELSE 0 END IN (SELECT value FROM json_each(?7)))
        AND (?10 IS NULL OR
            CASE WHEN {Calls}<=0 THEN CASE WHEN joined>?11 THEN 0 ELSE 3 END WHEN (SELECT last FROM called WHERE volunteer=v.id)>?12 THEN 1 ELSE 2 END IN (SELECT value FROM json_each(?10)))
        """;

    /// <summary>How many a draft would reach now: those of its audience who read one of its languages.</summary>
    public int Count(BroadcastDraft draft, DateTimeOffset now)
    {
        if (draft.Messages.IsEmpty) return 0;
        using var row = Bound(database.Use($"SELECT count(*) {Fits}"), draft, 0, now);
        return row.Step() ? row.Int(0) : 0;
    }

    /// <summary>The next of them in the order of their ids, with their zones.</summary>
    public List<(long Volunteer, string? Zone)> After(long volunteer, int most, BroadcastDraft draft, DateTimeOffset now)
    {
        var found = new List<(long, string?)>(most);
        using var row = Bound(database.Use($"SELECT id, zone {Fits} ORDER BY id LIMIT ?13"), draft, volunteer, now).Bind(most);
        while (row.Step()) found.Add((row.Long(0), row.TextOrNull(1)));
        return found;
    }

    public List<string?> Zones()
    {
        var zones = new List<string?>();
        using var row = database.Use($"SELECT DISTINCT zone FROM volunteer WHERE {Reachable}");
        while (row.Step()) zones.Add(row.TextOrNull(0));
        return zones;
    }

    public ChoicesSeen Choices() => new(
        Choices($"SELECT coalesce(country, '{Audience.Unknown}'), count(*) FROM volunteer WHERE {Reachable} GROUP BY 1 ORDER BY 2 DESC, 1"),
        Choices($"SELECT invitation, count(*) FROM volunteer WHERE invitation IS NOT NULL AND {Reachable} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100"));

    private List<Choice> Choices(string sql)
    {
        var choices = new List<Choice>();
        using var row = database.Use(sql);
        while (row.Step()) choices.Add(new Choice(row.Text(0), row.Int(1)));
        return choices;
    }

    private Statement Bound(Statement statement, BroadcastDraft draft, long after, DateTimeOffset now)
    {
        var to = draft.To;
        return statement.Bind(after).Bind(List(Languages(draft))).Bind(List(to.Countries)).Bind(List(to.Tags)).Bind(List(to.Roles.Select(role => (int)role)))
            .Bind(JsonSerializer.Serialize(rules.Owners)).Bind(List(to.Tiers.Select(tier => (int)tier))).Bind(Budgets.OutcomesOfTrusted).Bind(Budgets.OutcomesOfCaller)
            .Bind(List(to.Activities.Select(activity => (int)activity))).Bind((now - NewFor).Stored()).Bind((now - ActiveFor).Stored());
    }

    /// <summary>Who reads none of its languages gets nothing, unless there is one for everybody else.</summary>
    private static ImmutableSortedSet<string> Languages(BroadcastDraft draft)
    {
        if (draft.Fallback is { } fallback && draft.Messages.ContainsKey(fallback)) return draft.To.Languages;
        var written = draft.Messages.Keys.Select(language => language.Code);
        var read = draft.To.Languages.IsEmpty ? written : written.Where(draft.To.Languages.Contains);
        // None is nobody, and an empty list would be everybody.
        return [.. read.DefaultIfEmpty("")];
    }

    private static string? List<T>(IEnumerable<T> values) => values.ToArray() is { Length: > 0 } some ? JsonSerializer.Serialize(some) : null;
}
