using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>How far somebody is trusted.</summary>
public static class Tiers
{
    /// <param name="called">Reported calls; see <see cref="Caller.Called"/>.</param>
    public static Tier Of(Volunteer volunteer, int called) => Budgets.TierOf(new CallingRecord
    {
        RulesAccepted = volunteer.PromisedAt is not null,
        QuizPassed = volunteer.QuizPassedAt is not null,
        CourseFinished = volunteer.CourseFinishedAt is not null,
        Outcomes = called,
    });
}
