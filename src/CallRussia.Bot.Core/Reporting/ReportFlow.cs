using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>/report, and the way between its pages.</summary>
/// <param name="WeeksAgo">0 the week that goes on, 1 the last whole one.</param>
/// <param name="Page">0 everywhere together; from 1 on by region.</param>
public sealed record ReportAsked(int WeeksAgo, int Page) : Trigger, IForOrganizers;

/// <summary>What people said in a week (Monday to Sunday, UTC), as often as it was looked up during calls. Answered by <see cref="SayingsSeen"/>.</summary>
public sealed record LookAtSayings(int WeeksAgo, int Page) : Ask;

/// <param name="Sayings">The most frequent first; only groups of at least five.</param>
public sealed record SayingsSeen(IReadOnlyList<Saying> Sayings, int WeeksAgo, int Page) : Answer;

/// <param name="Region">Null: everywhere together.</param>
/// <param name="Objection">Its id.</param>
/// <param name="Before">The week before; null when it was too rare to be told.</param>
public sealed record Saying(RegionCode? Region, string Objection, int Count, int? Before);

/// <summary>What organizers want to know about the calls of all. Aggregates only. It lies over whatever was going on, a call too.</summary>
public sealed record ReportFeature() : Feature("rp")
{
    /// <summary>Longer ago nobody asks.</summary>
    private const int Weeks = 8;

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["w"] = typeof(ReportAsked) };

    public override IReadOnlyList<Command> Commands { get; } = [new("report", new ReportAsked(0, 0), ShownTo.Team)];

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<ReportAsked>((_, asked, _) => [new LookAtSayings(Math.Clamp(asked.WeeksAgo, 0, Weeks), Math.Max(0, asked.Page))])
        .Stay<SayingsSeen>((_, seen, scene) => [new Effect.Overlay(SayingScreens.Show(seen, scene))]);
}
